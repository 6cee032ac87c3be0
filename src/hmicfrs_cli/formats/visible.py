"""Making visible what a terminal would obey, or what would hide: the one sanitiser of what people wrote."""

import unicodedata

_TURNS_TEXT_ROUND = {0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)}
_BREAKS_OR_HIDES = {0x2028, 0x2029, 0x200B, 0xFEFF}


_NO_CHARACTERS = {*range(0xFDD0, 0xFDF0), *(plane * 0x10000 + last for plane in range(17) for last in (0xFFFE, 0xFFFF))}
"""What Unicode says will never be one, and XML refuses."""
_UNSEEN = _TURNS_TEXT_ROUND | _BREAKS_OR_HIDES | _NO_CHARACTERS


def visible(text: str, *, keep_lines: bool = False) -> str:
    """Text with every character that a terminal would act on spelt out, such as <U+001B> for escape.

    Line breaks and tabs become spaces unless `keep_lines`; other white space that moves the cursor always does.
    """
    if text.isprintable():  # as nearly all is: nothing that Python calls printable moves a cursor or hides
        return text
    return "".join(_visible(character, keep_lines) for character in text)


def _visible(character: str, keep_lines: bool) -> str:
    if character in "\n\t" and keep_lines:
        return character
    if character in "\n\t\r":
        return " "
    code = ord(character)
    if code in _UNSEEN or unicodedata.category(character) in ("Cc", "Cs"):
        return f"<U+{code:04X}>"
    return character
