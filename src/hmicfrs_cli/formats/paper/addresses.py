"""Which addresses may be followed from a paper."""

import re

_WEB = re.compile(r"https?://[^\s<>\"\\^`{|}]+", re.I)


def is_web_address(address: str) -> bool:
    """Whether a link may be made of an address: of http and https only, and never of one with a character in it that no
    address has.
    """
    return _WEB.fullmatch(address) is not None
