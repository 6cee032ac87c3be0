"""A paper as a file: which format the ending of its name asks for, and the bytes of it."""

from collections.abc import Callable

from hmicfrs_cli.domain.errors import HmiError
from hmicfrs_cli.formats.paper.blocks import Paper

ENDINGS = {
    ".docx": "Word",
    ".html": "a web page in one file",
    ".pdf": "PDF",
    ".md": "Markdown",
}
"""What a paper is written as, by the ending of its name."""


def as_file(paper: Paper, ending: str, template: bytes | None = None) -> bytes:
    """The bytes of a paper in the format of an ending; for .docx in the styles of a `template`, where there is one.

    Raises Refused for a template that cannot be used, and HmiError where a library that it takes is not installed.
    """
    try:
        if template is not None:
            from hmicfrs_cli.formats.paper import word

            return word.written(paper, template)
        return _WRITERS[ending](paper)
    except ImportError as missing:
        raise HmiError(
            f"A paper in {ENDINGS[ending]} needs {missing.name}, which is not installed.",
            next='To install it: pip install "hmicfrs-cli[documents]". A paper in Markdown (.md) needs nothing more.',
        ) from missing
    except OSError as error:
        raise HmiError(f"The paper could not be made: {error.strerror or error}.") from error


def _word(paper: Paper) -> bytes:
    from hmicfrs_cli.formats.paper import word

    return word.written(paper)


def _webpage(paper: Paper) -> bytes:
    from hmicfrs_cli.formats.paper import webpage

    return webpage.written(paper)


def _pdf(paper: Paper) -> bytes:
    from hmicfrs_cli.formats.paper import pdf

    return pdf.written(paper)


def _markdown(paper: Paper) -> bytes:
    from hmicfrs_cli.formats.paper import markdown

    return markdown.written(paper)


_WRITERS: dict[str, Callable[[Paper], bytes]] = {
    ".docx": _word,
    ".html": _webpage,
    ".pdf": _pdf,
    ".md": _markdown,
}
