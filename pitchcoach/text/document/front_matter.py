"""The YAML block at the top of a pitch file: read, and changed one value at a time.

Only the value that changes is rewritten; keys, comments and order that the program does not know stay as the
author wrote them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

from pitchcoach.errors import UnreadablePitchError
from pitchcoach.i18n import msg

_BLOCK: Final = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_NUMBER: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_OPENED: Final = re.compile(r"\A---[ \t]*\n(?=[^\n]*:)")


@dataclass(frozen=True, slots=True)
class Entry:
    """One top-level key."""

    value: str | None
    """The scalar as text; None when the value is a list or a mapping; empty for no value."""
    line: int
    """1-based line of the value in the file."""
    start: int
    """Index of the value in the file's text."""
    end: int
    """Index after the value."""
    items: tuple[str, ...] | None = None
    """The scalars of a list; None for anything else."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The block as a whole; a file without one has none of it."""

    entries: dict[str, Entry]
    """By key; keys that are not plain text are left out and left alone."""
    insert_at: int
    """Index where a new line of the block belongs; 0 when there is no block."""
    end: int
    """Index where the pitch itself begins."""


def read_front_matter(text: str) -> FrontMatter:
    """Read the block. Raises UnreadablePitchError with the line where YAML stops making sense."""
    block = _BLOCK.match(text)
    if block is None:
        if _OPENED.match(text):
            raise UnreadablePitchError(
                msg("the front matter that begins on line 1 is not closed"),
                remedy=msg("Put a line with --- after it."),
                line=1,
            )
        return FrontMatter({}, 0, 0)
    root = _compose(block[1])
    entries = {}
    if root is not None:
        starts = _line_starts(text)
        for key, value in root.value:
            if key.id != "scalar":
                continue
            start = starts[value.start_mark.line + 1] + value.start_mark.column
            end = starts[value.end_mark.line + 1] + value.end_mark.column
            scalar = value.value if value.id == "scalar" else None
            if scalar is not None and value.tag.endswith(":null"):
                scalar = ""
            entries[key.value] = Entry(scalar, value.start_mark.line + 2, start, end, _items(value))
    return FrontMatter(entries, block.end(1), block.end())


def with_value(text: str, key: str, value: str) -> str:
    """Return ``text`` with one front matter value changed, added, or given a new block."""
    matter = read_front_matter(text)
    written = _scalar(value)
    entry = matter.entries.get(key)
    if entry is not None:
        gap = "" if entry.start and text[entry.start - 1].isspace() else " "
        tail = "\n" if text[entry.start : entry.end].endswith("\n") else ""
        return text[: entry.start] + gap + written + tail + text[entry.end :]
    line = f"{key}: {written}\n"
    if matter.end == 0:
        return f"---\n{line}---\n\n{text}"
    return text[: matter.insert_at] + line + text[matter.insert_at :]


def _compose(block: str) -> Any:  # a yaml MappingNode or None; PyYAML's stubs do not type what is in a node
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        root: Any = yaml.compose(block, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 2 if mark else 1
        raise UnreadablePitchError(
            msg("the front matter is not valid YAML on line {line}", line=line),
            remedy=msg("Write key: value, and put a value with : # [ ] or quotes in it into double quotes."),
            line=line,
        ) from error
    except yaml.YAMLError as error:  # a character YAML does not allow
        raise UnreadablePitchError(
            msg("the front matter contains a character that YAML does not allow"),
            remedy=msg("Remove control characters from the lines between the two ---."),
            line=1,
        ) from error
    if root is not None and root.id != "mapping":
        raise UnreadablePitchError(
            msg("the front matter is not a list of key: value lines"),
            remedy=msg("Write lines such as title: My pitch between the two ---."),
            line=2,
        )
    return root


def _items(value: Any) -> tuple[str, ...] | None:
    if value.id != "sequence" or any(item.id != "scalar" for item in value.value):
        return None
    return tuple(item.value for item in value.value)


def _line_starts(text: str) -> list[int]:
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    return starts


def _scalar(value: str) -> str:
    if _NUMBER.fullmatch(value):
        return value  # quotes round a slot would only puzzle its reader
    import yaml

    written: str = yaml.safe_dump(value, allow_unicode=True, width=10**9, default_flow_style=True)
    return written.removesuffix("...\n").strip() if value else '""'
