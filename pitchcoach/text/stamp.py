"""What every count and reading of this room depends on besides the text itself, as one short string."""

from __future__ import annotations

import zlib
from functools import cache
from pathlib import Path

from pitchcoach import __version__
from pitchcoach.text.reading.engine import library_stamp

_RULES = (".py", ".tsv", ".txt")


@cache
def counting_stamp() -> str:
    """Return what changes when the program, its rules or the reading library change."""
    here = Path(__file__).parent
    files = sorted(path for path in here.rglob("*") if path.suffix in _RULES)
    facts = [(path.name, (seen := path.stat()).st_size, seen.st_mtime_ns) for path in files]
    return f"{__version__} {library_stamp()} {zlib.crc32(repr(facts).encode()):08x}"
