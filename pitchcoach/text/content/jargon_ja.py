"""C104 jargon: words of one trade, and abbreviations, that a stranger cannot understand by ear."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from pitchcoach.i18n import Message, msg
from pitchcoach.model.report import CheckReport
from pitchcoach.model.rule import RuleInfo
from pitchcoach.text.content.explained_ja import explained
from pitchcoach.text.content.rule import OWN_INFERENCE, ContentRule, Hit, said
from pitchcoach.text.content.tables import listed, table

_LATIN: Final = r"[A-Za-z0-9][A-Za-z0-9]*(?:[&/][A-Za-z0-9]+)*"
_HALF_WIDTH: Final = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF5B), 0xFF06, 0xFF0F)}
_COMPANY: Final = r"(?:会社|法人|商会|グループ|社|さん|様|氏)"
_SHORT: Final = 5
"""A word of so many signs may be part of another one, unless neither neighbour is of its script."""


def look(report: CheckReport) -> Iterator[Hit]:
    """Yield each word once, where it is first said; a word explained anywhere is left alone."""
    seen: set[str] = set()
    for part in said(report):
        text = part.section.spoken.text.translate(_HALF_WIDTH)
        for start, end, plain in sorted((*_words(text), *_abbreviations(text))):
            word = text[start:end]
            if word not in seen and not _explained_somewhere(report, word, plain):
                yield Hit(part, start, _message(word, plain))
            seen.add(word)


def _words(text: str) -> Iterator[tuple[int, int, str]]:
    taken = [False] * len(text)
    for word, plain in _table():
        start = text.find(word)
        while start >= 0:
            end = start + len(word)
            if not any(taken[start:end]) and not _inside_another(text, start, end):
                taken[start:end] = [True] * len(word)
                yield start, end, plain
            start = text.find(word, end)


def _abbreviations(text: str) -> Iterator[tuple[int, int, str]]:
    known = _latin_table()
    for hit in re.finditer(_LATIN, text):
        word = hit.group()
        plain = known.get(word.casefold())
        if plain is not None or _is_unknown(word, text, hit.start(), hit.end()):
            yield hit.start(), hit.end(), plain or ""


def _is_unknown(word: str, text: str, start: int, end: int) -> bool:
    """Tell whether two to four capitals stand for something only insiders know, and are no name."""
    if not (word.isalpha() and word.isupper() and 2 <= len(word) <= 4):
        return False
    if word in listed("abbreviations_ja.txt"):
        return False
    spoken_as_word = len(word) == 4 and bool(set(word) & set("AEIOU"))
    neighbours = text[max(0, start - 1) : start] + text[end : end + 1]
    named = bool(set(neighbours) & set("「」『』 -・")) or bool(re.compile(_COMPANY).match(text, end))
    return not (spoken_as_word or named or re.search(r"(?:会社|法人|商会)$", text[:start]))


def _inside_another(text: str, start: int, end: int) -> bool:
    if end - start > _SHORT:
        return False
    before, after = text[start - 1 : start], text[end : end + 1]
    if text[start] < "一":
        return _is_katakana(before) or _is_katakana(after)
    return "一" <= before <= "龥"


def _is_katakana(sign: str) -> bool:
    return "ァ" <= sign <= "ヺ" or sign == "ー"


def _explained_somewhere(report: CheckReport, word: str, plain: str) -> bool:
    for part in said(report):
        text = part.section.spoken.text.translate(_HALF_WIDTH)
        start = text.find(word)
        if start >= 0 and plain and plain in text:
            return True
        while start >= 0:
            if explained(text, start, start + len(word)):
                return True
            start = text.find(word, start + 1)
    return False


def _message(word: str, plain: str) -> Message:
    if plain:
        return msg("outside the trade “{word}” is not understood: say “{plain}”", word=word, plain=plain)
    return msg("outside the trade “{word}” is not understood: say in a few words what it is", word=word)


@cache
def _table() -> tuple[tuple[str, str], ...]:
    rows = ((row[0], row[1] if len(row) > 1 else "") for row in table("jargon_ja.tsv"))
    return tuple(sorted((row for row in rows if not row[0].isascii()), key=lambda row: -len(row[0])))


@cache
def _latin_table() -> dict[str, str]:
    rows = ((row[0], row[1] if len(row) > 1 else "") for row in table("jargon_ja.tsv"))
    return {word.casefold(): plain for word, plain in rows if word.isascii()}


JARGON: Final = ContentRule(
    RuleInfo(
        id="C104",
        name="jargon",
        severity="hint",
        languages=("ja",),
        reason=msg("Whoever does not know a word stops listening to think about it, and nobody asks."),
        source=OWN_INFERENCE,
        fix=msg("Say it the way you would to a neighbour, or explain the word at once."),
    ),
    look,
)
