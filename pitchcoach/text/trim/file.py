"""Cuts carried over into the text of the file: only what is said is touched.

Rubies inside a cut go with their word; other markup, comments and everything outside stay. What the file says
afterwards is read again and compared with what it should say; where the two differ, there is no such cut.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from pitchcoach.model.pitch import Language, Pitch, Section
from pitchcoach.model.trim import Cut
from pitchcoach.text.document.markup import LINE_START
from pitchcoach.text.document.spoken import speak

_EMPTY_PAIR: Final = re.compile(r"(\*\*\*|\*\*|\*|___|__|_|~~|`)$")
_VOICING_MARKS: Final = "゛゜"


def without(pitch: Pitch, cuts: Sequence[Cut]) -> str | None:
    """Return the text of the file after ``cuts``; None when its markup does not bear them together."""
    text = pitch.text
    for at in sorted({cut.section for cut in cuts}, reverse=True):
        section = pitch.sections[at]
        mine = sorted((cut for cut in cuts if cut.section == at), key=lambda cut: cut.start, reverse=True)
        body = _body_without(section, mine, pitch.text)
        markdown = pitch.path.suffix.lower() != ".txt"
        if body is None or not _says(body, section, mine, pitch.language, markdown=markdown):
            return None
        text = text[: section.start] + body + text[section.end :]
    return text


def _body_without(section: Section, cuts: Sequence[Cut], text: str) -> str | None:
    """Make the cuts, the last one first, so that the places before them still hold."""
    body = section.body
    for cut in cuts:
        gone = _gone(section, cut, text)
        if not gone:
            return None
        first = gone[0]
        kept = [c for i, c in enumerate(body[: gone[-1] + 1]) if i >= first and i not in set(gone)]
        body = _joined(body[:first], cut.replacement, "".join(kept) + body[gone[-1] + 1 :])
    return body


def _gone(section: Section, cut: Cut, text: str) -> list[int]:
    """Return the indices in the body that the cut takes, in order; none when it cuts a ruby in two."""
    places = section.spoken.places
    said = set(places)
    gone = set()
    for place in places[cut.start : cut.end]:
        gone.add(place)
        mark = place + 1
        while mark < section.end and mark not in said and _leans(text[mark]):
            gone.add(mark)
            mark += 1
    for ruby in section.spoken.rubies:
        if cut.start <= ruby.start and ruby.end <= cut.end:
            opened = text.rfind("{", section.start, places[ruby.start] + 1)
            closed = text.find("}", places[ruby.end - 1])
            gone.update(range(opened, closed + 1))
        elif ruby.start < cut.end and cut.start < ruby.end:
            return []
    return sorted(index - section.start for index in gone)


def _leans(mark: str) -> bool:
    return mark in _VOICING_MARKS or unicodedata.combining(mark) != 0


def _joined(before: str, middle: str, after: str) -> str:
    """Put the pieces together; emphasis round nothing and a line of nothing go too."""
    while not middle and (pair := _EMPTY_PAIR.search(before)) and after.startswith(pair[1]):
        before, after = before[: pair.start()], after[len(pair[1]) :]
    if not middle:
        start = before.rfind("\n") + 1
        end = after.find("\n")
        rest = after if end < 0 else after[:end]
        lead = LINE_START.match(before[start:])
        bare = before[start:].strip() == "" or (lead is not None and lead.end() == len(before) - start)
        if bare and not rest.strip() and end >= 0:
            before, after = before[:start], after[end + 1 :]
            if before.endswith("\n\n") and after.startswith("\n"):
                after = after[1:]
    return before + middle + after


def _says(body: str, section: Section, cuts: Sequence[Cut], language: Language, *, markdown: bool) -> bool:
    """Tell whether the changed body says what it should, with the rubies it should have."""
    now = speak(body, section.start, markdown=markdown)
    wanted = section.spoken.text
    rubies = [
        ruby.kana for ruby in section.spoken.rubies if not any(c.start <= ruby.start < c.end for c in cuts)
    ]
    for cut in cuts:
        wanted = wanted[: cut.start] + cut.replacement + wanted[cut.end :]
    return _squeezed(now.text, language) == _squeezed(wanted, language) and rubies == [
        r.kana for r in now.rubies
    ]


def _squeezed(text: str, language: Language) -> str:
    return (" " if language == "en" else "").join(text.split())
