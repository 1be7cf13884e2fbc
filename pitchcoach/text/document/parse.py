"""The text of a pitch file into a Pitch: front matter, sections, and what of them is spoken."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Final

from pitchcoach.errors import UnreadablePitchError
from pitchcoach.i18n import msg
from pitchcoach.model.pitch import FileForm, Language, Pitch, Role, Section
from pitchcoach.text.document.front_matter import FrontMatter, read_front_matter
from pitchcoach.text.document.markup import COMMENT, FENCE, SECTION_HEADING
from pitchcoach.text.document.spoken import speak

DEFAULT_SLOT_SECONDS: Final = 60.0
HEADINGS: Final[dict[Role, tuple[str, ...]]] = {
    "target": ("ターゲット", "対象", "お客様", "target", "audience"),
    "feature": ("特徴", "特長", "強み", "feature", "features"),
    "benefit": ("ベネフィット", "利点", "メリット", "benefit", "benefits"),
    "hook": ("きっかけ", "フック", "hook"),
}
"""The headings that name a part; the first is what the program writes in Japanese."""

_ROLE_OF: Final = {name: role for role, names in HEADINGS.items() for name in names}
_TITLE_HEADING: Final = re.compile(
    r"^ {0,3}[#＃](?![#＃])[ \t\u3000]*([^\n]*?)[ \t\u3000]*#*[ \t]*$", re.MULTILINE
)
_JAPANESE: Final = re.compile(r"[\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9d]")
_SLOT: Final = re.compile(
    r"(\d+(?:\.\d+)?)\s*(?:s|sec|seconds?|秒)?|(\d{1,2}):([0-5]\d)|(\d+(?:\.\d+)?)\s*(?:m|min|minutes?|分)"
)
LONGEST_SLOT: Final = 3600.0


def parse_pitch(
    text: str, path: Path, form: FileForm, *, default_slot: float = DEFAULT_SLOT_SECONDS, stamp: str = ""
) -> Pitch:
    """Read the whole text of a file. Raises UnreadablePitchError with the line that is at fault."""
    matter = read_front_matter(text)
    hidden = _hidden_spans(text, matter.end)
    headings = [h for h in SECTION_HEADING.finditer(text, matter.end) if not _inside(h.start(), hidden)]
    sections = _sections(text, matter.end, headings, markdown=path.suffix.lower() != ".txt")
    title = next(
        (h for h in _TITLE_HEADING.finditer(text, matter.end) if not _inside(h.start(), hidden)), None
    )
    name = _value(matter, "title") or (title[1].strip() if title else "") or path.stem
    spoken = "".join(s.spoken.text for s in sections)
    return Pitch(
        path=path,
        text=text,
        form=form,
        title=unicodedata.normalize("NFC", name),
        audience=_value(matter, "audience"),
        slot_seconds=_slot(matter, default_slot),
        language=_language(matter, spoken or text),
        family=_value(matter, "pitch") or unicodedata.normalize("NFC", name),
        based_on=_value(matter, "based_on"),
        sections=sections,
        has_headings=bool(headings),
        declared=frozenset(matter.entries),
        follows=_value(matter, "follows"),
        purpose=_value(matter, "purpose"),
        rules_off=frozenset(re.split(r"[\s,、，;]+", _listed(matter, "rules_off").upper())) - {""},
        stamp=stamp,
    )


def role_of(heading: str) -> Role | None:
    """Tell which part a heading names: its first words count, so ``ターゲット（誰に）`` is a target."""
    plain = unicodedata.normalize("NFKC", heading).strip().casefold()
    first = re.split(r"[\s(:/、・\-–—]", plain, maxsplit=1)[0].strip("*_ ")
    return _ROLE_OF.get(first)


def parse_slot(value: str) -> float | None:
    """Return seconds for ``60``, ``60 s``, ``60秒``, ``1:00`` or ``1分``; None for anything else."""
    hit = _SLOT.fullmatch(unicodedata.normalize("NFKC", value).strip().lower())
    if hit is None:
        return None
    plain, minutes, rest, whole_minutes = hit.groups()
    if plain:
        seconds = float(plain)
    elif minutes:
        seconds = int(minutes) * 60.0 + int(rest)
    else:
        seconds = float(whole_minutes) * 60
    return seconds if 0 < seconds <= LONGEST_SLOT else None


def _hidden_spans(text: str, start: int) -> list[tuple[int, int]]:
    return [hit.span() for pattern in (COMMENT, FENCE) for hit in pattern.finditer(text, start)]


def _inside(index: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= index < end for start, end in spans)


def _sections(text: str, start: int, headings: list[re.Match[str]], *, markdown: bool) -> tuple[Section, ...]:
    starts: list[tuple[int, int, str]] = [(start, start, "")]  # (heading, body, heading's words)
    for hit in headings:
        after_heading = min(hit.end() + 1, len(text))
        starts.append((hit.start(), after_heading, unicodedata.normalize("NFC", hit[1])))
    found = []
    for (begin, body_start, heading), following in zip(
        starts, [*starts[1:], (len(text), 0, "")], strict=True
    ):
        end = max(body_start, following[0])
        body = text[body_start:end]
        spoken = speak(body, body_start, markdown=markdown)
        if begin == body_start and not spoken.text:
            continue  # nothing before the first heading
        first = spoken.places[0] if begin == body_start else begin
        line = text.count("\n", 0, first) + 1
        found.append(Section(role_of(heading), heading, line, body_start, end, body, spoken))
    return tuple(found)


def _value(matter: FrontMatter, key: str) -> str:
    entry = matter.entries.get(key)
    if entry is None:
        return ""
    if entry.value is None:
        raise UnreadablePitchError(
            msg("{key} on line {line} must be one line of text", key=key, line=entry.line),
            remedy=msg("Put the value into double quotes."),
            line=entry.line,
        )
    return unicodedata.normalize("NFC", entry.value).strip()


def _listed(matter: FrontMatter, key: str) -> str:
    """Return a value that may also be written as a list."""
    entry = matter.entries.get(key)
    items = None if entry is None else entry.items
    return _value(matter, key) if items is None else ",".join(items)


def _slot(matter: FrontMatter, default: float) -> float:
    value = _value(matter, "slot")
    if not value:
        return default
    seconds = parse_slot(value)
    if seconds is None:
        line = matter.entries["slot"].line
        raise UnreadablePitchError(
            msg("slot on line {line} is not a number of seconds: {value}", line=line, value=value),
            remedy=msg("Write for example slot: 60, at most 3600."),
            line=line,
        )
    return seconds


def _language(matter: FrontMatter, text: str) -> Language:
    value = _value(matter, "language").casefold().split("-")[0].split("_")[0]
    if value in ("ja", "japanese", "日本語"):
        return "ja"
    if value in ("en", "english", "英語"):
        return "en"
    if value:
        line = matter.entries["language"].line
        raise UnreadablePitchError(
            msg("language on line {line} must be ja or en, not {value}", line=line, value=value),
            remedy=msg("Write language: ja or language: en."),
            line=line,
        )
    return "ja" if _JAPANESE.search(text) or not re.search(r"[A-Za-z]", text) else "en"
