"""Which addresses a paper prints and links: the one rule of every format."""

import re

_WEB = re.compile(r"https?://(?![^/?#]*@)[^\s<>\"\\^`{|}]+", re.IGNORECASE)


def is_web_address(address: str) -> bool:
    """Whether an address leads into the web, and may be printed and followed: of http or https, without a character
    that no address has, and without a name or password in it.
    """
    return _WEB.fullmatch(address) is not None
