"""Letters as a search compares them: in lower case and without accents."""

import re
import unicodedata

_MARKED = re.compile("([a-z])[\u0300-\u036f]+")
"""A letter of the Latin alphabet with the accents that stand on it; those of others are letters of their own."""


def folded(text: str) -> str:
    """A text in lower case, without the accents on Latin letters: "Müller" becomes "muller"."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", _MARKED.sub(r"\1", unicodedata.normalize("NFD", text.lower())))


def alike(words: str) -> str:
    """Words as they are compared: without regard to white space, case, and typographers' quotes and dashes."""
    plain = words.translate(str.maketrans("‘’“”–—‑\N{NO-BREAK SPACE}", "''\"\"--- "))
    return " ".join(plain.replace("\n- ", " ").split()).casefold()
