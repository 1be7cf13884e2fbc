"""Lists of participants on disk, as text: whatever encoding a spreadsheet or a telephone wrote."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from pitchcoach.errors import PitchcoachError, reason_of
from pitchcoach.i18n import msg
from pitchcoach.text.document.encoding import decode

LARGEST_BYTES: Final = 20_000_000
"""A hall of people with a small photograph in each card."""
_WORKBOOK: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""What files of Excel, Numbers and LibreOffice begin with, new and old."""


def read_list(path: Path) -> str:
    """Return the text of a list in UTF-8, UTF-16 or CP932. Raises PitchcoachError."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_BYTES + 1)
    except OSError as error:
        raise PitchcoachError(
            msg("cannot read the file: {reason}", reason=reason_of(error)), path=path
        ) from error
    if len(data) > LARGEST_BYTES:
        raise PitchcoachError(
            msg("this file is larger than {limit} MB", limit=LARGEST_BYTES // 1_000_000),
            remedy=msg("Export names, firms and trades only, without photographs."),
            path=path,
        )
    return list_text(data, path)


def list_text(data: bytes, path: Path | None = None) -> str:
    """Return the text of a list that was read already, from a pipe for example."""
    if data.startswith(_WORKBOOK):
        raise PitchcoachError(
            msg("this is a workbook, not a text file"),
            remedy=msg("Save it as CSV, or copy its cells and paste them."),
            path=path,
        )
    try:
        return decode(data)[0]
    except PitchcoachError as error:
        raise PitchcoachError(
            msg("this is not text in UTF-8, UTF-16 or CP932"),
            remedy=msg("Save it as CSV in UTF-8, or copy the names and paste them."),
            path=path,
        ) from error
