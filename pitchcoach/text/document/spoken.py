"""What of a section is said aloud, as one NFC string that knows where in the file each character stands."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from pitchcoach.model.pitch import Ruby, Spoken
from pitchcoach.text.document.markup import ANY_HEADING, LINE_START, silence

_HARD_BREAK: Final = re.compile(r"(?: {2,}|\\)$")
_VOICING_MARKS: Final = {"゛": "\u3099", "゜": "\u309a"}


def speak(body: str, base: int, *, markdown: bool) -> Spoken:
    """Return what is said of ``body``, which begins at index ``base`` of its file.

    ``markdown`` False (plain text files) knows comments, headings and rubies only.
    """
    silent, rubies = silence(body, markdown=markdown)
    text, places = _join_lines(body, silent, markdown=markdown)
    text, places = _normalise(text, places)
    positions = {place: i for i, place in reversed(list(enumerate(places)))}
    found = []
    for start, end, kana in rubies:
        inside = [positions[i] for i in range(start, end) if i in positions]
        if inside:
            found.append(Ruby(inside[0], inside[-1] + 1, unicodedata.normalize("NFC", kana)))
    return Spoken(text, tuple(base + place for place in places), tuple(found))


def _join_lines(body: str, silent: bytearray, *, markdown: bool) -> tuple[str, list[int]]:
    """Join soft-wrapped lines; paragraphs, list items and hard breaks are parted by one line break."""
    chars: list[str] = []
    places: list[int] = []
    part = False
    start = 0
    for line in body.split("\n"):
        said = [i for i in range(start, start + len(line)) if not silent[i]]
        while said and body[said[0]].isspace():
            said.pop(0)
        while said and body[said[-1]].isspace():
            said.pop()
        lead = LINE_START.match(line)
        item = markdown and lead is not None and lead[0].strip() not in ("", ">")
        if said:
            if chars and (joint := "\n" if part or item else _soft_joint(chars[-1], body[said[0]])):
                chars.append(joint)
                places.append(start - 1)
            chars.extend(body[i] for i in said)
            places.extend(said)
            part = False
        if not line.strip() or ANY_HEADING.match(line) or (said and markdown and _HARD_BREAK.search(line)):
            part = True
            if said and line.endswith("\\") and chars[-1] == "\\":
                chars.pop()
                places.pop()
        start += len(line) + 1
    return "".join(chars), places


def _soft_joint(before: str, after: str) -> str:
    """Japanese is written on without a space at a line's end; Latin words need one."""
    wide = ("W", "F", "H", "A")
    if unicodedata.east_asian_width(before) in wide or unicodedata.east_asian_width(after) in wide:
        return ""
    return " "


def _normalise(text: str, places: list[int]) -> tuple[str, list[int]]:
    """Compose to NFC, か and ゛ too; each character keeps the place where its first part stands."""
    if not any(mark in text for mark in _VOICING_MARKS) and unicodedata.is_normalized("NFC", text):
        return text, places
    out: list[str] = []
    where: list[int] = []
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and _continues(text[end], text[end - 1]):
            end += 1
        group = "".join(_VOICING_MARKS.get(c, c) if i else c for i, c in enumerate(text[at:end]))
        composed = unicodedata.normalize("NFC", group)
        out.append(composed)
        where.extend(places[at:end] if len(composed) == end - at else [places[at]] * len(composed))
        at = end
    return "".join(out), where


def _continues(char: str, before: str) -> bool:
    if char in _VOICING_MARKS:
        return "ぁ" <= before <= "ゖ" or "ァ" <= before <= "ヺ"
    return unicodedata.combining(char) != 0 or "\u1160" <= char <= "\u11ff"
