"""A web page that a browser saved with its pictures in one file (.mhtml): a letter in parts, one of them the page."""

import re

from hmicfrs_cli.formats.given import BEGINNING, Given

_HEADERS = re.compile(rb"(?:[\w-]+:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){2,}", re.IGNORECASE)


def is_one(given: Given) -> bool:
    """Whether a file begins as such a page does, with the headers of a letter in related parts."""
    with given.path.open("rb") as file:
        headers = _HEADERS.match(file.read(BEGINNING))
    return headers is not None and b"multipart/related" in headers[0].lower()


def page_within(given: Given) -> str:
    """The page itself, decoded; empty where no part is one."""
    from email import message_from_bytes

    for part in message_from_bytes(given.path.read_bytes()).walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                return _decoded(content, part.get_content_charset("utf-8"))
    return ""


def _decoded(content: bytes, charset: str) -> str:
    try:
        return content.decode(charset)
    except (LookupError, UnicodeDecodeError):
        return content.decode("cp1252", "replace")
