"""A PDF of 300 pages of dense text, as a report or the bound papers of a committee are long."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from reports.as_pdf import TOP, set_in_type

PAGES = 300
PARAGRAPH = "By 31 July 2024, chief constables should make sure that officers are #lorem(90)\n\n"

BARE = """
import sys
from pypdf import PdfReader

for page in PdfReader(sys.argv[1]).pages:
    page.extract_text()
"""
"""What pypdf does by itself."""

OURS = """
import sys
from pathlib import Path
from hmicfrs_cli.formats.given import looked_at
from hmicfrs_cli.formats.pages.from_file import lines_of

lines_of(looked_at(Path(sys.argv[1])), lambda done, of: None)
"""
"""What hmi does with the same file, before it reads any recommendation out of it."""


def write(path: Path) -> None:
    """The document, the same each time."""
    page = PARAGRAPH * 6 + "#pagebreak()\n"
    path.write_bytes(set_in_type(TOP.format(title='"Long"', head='"A long document"') + page * PAGES))
