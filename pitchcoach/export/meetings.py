"""Events and people into the file that its name asks for: CSV, Markdown, vCard or a calendar."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Final

from pitchcoach.coach.meet.everything import Everything
from pitchcoach.errors import UnwritableError
from pitchcoach.files import write_atomically
from pitchcoach.i18n import Translator, msg

ENDINGS: Final = (".csv", ".md", ".vcf", ".ics")
"""Of the files that can be written."""


def save(path: Path, all_of_it: Everything, tr: Translator, now: datetime) -> None:
    """Write the file, whole or not at all, readable for the user alone. Raises UnwritableError."""
    write_atomically(path, exported(path, all_of_it, tr, now), mode=0o600)


def exported(path: Path, all_of_it: Everything, tr: Translator, now: datetime) -> bytes:
    """Return what stands in the file of this name. Raises UnwritableError for an ending nobody knows."""
    ending = path.suffix.casefold()
    if ending == ".csv":
        from pitchcoach.export.people_csv import people_csv

        return people_csv(all_of_it, tr)
    if ending == ".md":
        from pitchcoach.export.people_markdown import people_markdown

        return people_markdown(all_of_it, tr)
    if ending == ".vcf":
        from pitchcoach.export.vcards import vcards

        return vcards(all_of_it)
    if ending == ".ics":
        from pitchcoach.export.calendar import calendar

        return calendar(all_of_it, tr, now)
    raise UnwritableError(
        msg("{ending} is no kind of file to export to", ending=path.suffix or path.name),
        remedy=msg("Choose one of {names}.", names=", ".join(ENDINGS)),
    )
