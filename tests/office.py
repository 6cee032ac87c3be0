"""LibreOffice, where there is one that knows Word files: a paper opened, and printed as PDF."""

import shutil
import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from docx import Document

SOFFICE = next(filter(None, map(shutil.which, ("soffice", "libreoffice"))), None)


def printed(document: bytes, folder: Path) -> bytes:
    """The PDF that LibreOffice makes of a Word file. It repairs nothing unasked: what is damaged is not converted."""
    source = folder / "paper.docx"
    source.write_bytes(document)
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    command = [str(SOFFICE), "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return source.with_suffix(".pdf").read_bytes()


@cache
def _reads_word() -> bool:
    """Whether it is there with its word processor: without, it opens no Word file, damaged or whole."""
    if SOFFICE is None:
        return False
    with TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.docx"
        Document().save(str(whole))
        try:
            printed(whole.read_bytes(), Path(folder))
        except FileNotFoundError:
            return False
    return True


def must_be_there() -> None:
    """Skip the test, saying why, where LibreOffice or its word processor is absent."""
    if not _reads_word():
        pytest.skip("LibreOffice Writer is not installed")
