"""Where sentences end, in both languages; knows nothing of readings.

A sentence is a half-open span of the spoken text without the white space around it, so that everything else
can be done sentence by sentence and kept per sentence.
"""

from __future__ import annotations

import re
from typing import Final

from pitchcoach.model.pitch import Language

Span = tuple[int, int]

_CLOSERS: Final = "」』）)］】〉》”’\"'"
_JAPANESE_END: Final = re.compile(rf"[。．！？!?｡]+[{_CLOSERS}]*|\n")
_GOES_ON: Final = "、，,・はがをにでとのもへやて（「『"
"""A line that ends so is only wrapped: its sentence goes on in the next line."""
_ENGLISH_END: Final = re.compile(rf"[.!?…]+[{_CLOSERS}]*(?=\s|$)|\n[ \t]*\n")
_ABBREVIATION: Final = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Jr|Sr|vs|etc|e\.g|i\.e|approx|Inc|Ltd|Co|Corp|No)|\b[A-Z])\.$"
)
_SAID: Final = re.compile(r"\w")


def split_sentences(text: str, language: Language) -> tuple[Span, ...]:
    """Return the spans of the sentences of ``text``, in order; nothing without a letter or digit."""
    ends = _english_ends(text) if language == "en" else _japanese_ends(text)
    spans: list[Span] = []
    start = 0
    for end in (*ends, len(text)):
        span = _trimmed(text, start, end)
        if span and _SAID.search(text, *span):
            spans.append(span)
        start = end
    return tuple(spans)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if end > start else None


def _japanese_ends(text: str) -> list[int]:
    ends = []
    for match in _JAPANESE_END.finditer(text):
        at = match.start()
        if match.group() == "\n":
            line = text[:at].rstrip()
            paragraph = text[match.end() :].lstrip(" \t\u3000").startswith("\n")
            if not paragraph and line.endswith(tuple(_GOES_ON)):
                continue
        elif match.group()[0] in "．!?" and _between_ascii(text, match):
            continue  # 1．5, Yahoo!ニュース
        elif "「" in text and _quotation_goes_on(text, match):
            continue  # 「できます。」と言われた
        ends.append(match.end())
    return ends


def _between_ascii(text: str, match: re.Match[str]) -> bool:
    before, after = text[: match.start()][-1:], text[match.end() :][:1]
    if match.group() == "．":
        return before.isdigit() and after.isdigit()
    return before.isascii() and before.isalpha() and bool(after) and not after.isspace()


def _quotation_goes_on(text: str, match: re.Match[str]) -> bool:
    return match.group()[-1] in "」』" and text[match.end() :][:1] in tuple("とっがをはにのも")


def _english_ends(text: str) -> list[int]:
    return [
        match.end()
        for match in _ENGLISH_END.finditer(text)
        if match.group()[0] != "." or not _ABBREVIATION.search(text[: match.start() + 1])
    ]
