"""C104 jargon in English: business talk and abbreviations that a stranger does not take in by ear.

Only listed words (``jargon_en.tsv``): an abbreviation that is not listed may be a name. A word that is
explained in the same breath is welcome.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from pitchcoach.i18n import Message, msg
from pitchcoach.model.report import CheckReport
from pitchcoach.model.rule import RuleInfo
from pitchcoach.text.content.rule import OWN_INFERENCE, ContentRule, Hit, sentences
from pitchcoach.text.content.tables import table

_EXPLAINED_AFTER: Final = (
    r"(?i)['’”\"]?s?\W{0,3}(?:(?:so |and |just |simply )*(?:that is|that means|that['’]s|this means"
    r"|which (?:is|means)|means?"
    r"|meaning|is short for|stands for|i\.e\.|in other words|in plain|or rather|is (?:just|simply"
    r"|nothing but|an?\b)"
    r"|are (?:just|simply|nothing but)|or (?:a|the|to|being|as)\b|we call|say\b)|\()"
)
_EXPLAINED_BEFORE: Final = (
    r"(?i)(?:,\s+or(?: the)?|\bcalled|\bcall it|\bcalls? (?:that|this|them)|\bso-called|\bknown as"
    r"|\bthe word|\bterm|\(|\bcall(?:s|ed)?"
    r"|\babbreviated|\bshort)\W{0,2}\s*$"
)
_NO_TALK: Final = r"(?i)\b(?:cleaning|saline|salt|buffer|acid|sugar|nutrient|saltwater|soap)(?: and \w+)?\s+$"
"""A solution that can be poured."""
_ENOUGH: Final = 5
"""Letters by which it is told whether a sentence is worth a closer look."""


def jargon(report: CheckReport) -> Iterator[Hit]:
    """C104: a listed word that is not explained; each word once."""
    seen: set[str] = set()
    for part, sentence, words in sentences(report):
        if _beginnings().isdisjoint(word[:_ENOUGH] for word in re.findall("[a-z]+", words.lower())):
            continue
        for pattern in _patterns():
            for hit in pattern.finditer(words):
                key = hit.group().lower()
                if key not in seen and not _explained(words, hit):
                    seen.add(key)
                    yield Hit(part, sentence.start + hit.start(), _message(hit))


def _explained(words: str, hit: re.Match[str]) -> bool:
    before, after = words[: hit.start()], words[hit.end() :]
    if hit.group().lower() == "solutions" and re.search(_NO_TALK, before):
        return True
    return bool(re.match(_EXPLAINED_AFTER, after) or re.search(_EXPLAINED_BEFORE, before))


def _message(hit: re.Match[str]) -> Message:
    word = hit.group()
    rows = sorted(table("jargon_en.tsv"), key=lambda row: -len(row[0]))
    plain = next((row[1] for row in rows if _is(word, row[0])), "-")
    if plain != "-":
        return msg("outside the trade “{word}” is not understood: say “{plain}”", word=word, plain=plain)
    return msg("outside the trade “{word}” is not understood: say in a few words what it is", word=word)


def _is(word: str, entry: str) -> bool:
    stem = entry.removesuffix("*").lower()
    return word.lower().startswith(stem) if entry.endswith("*") else word.lower() in (stem, stem + "s")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return one pattern for what is written in capitals and one for plain words, longest first."""
    entries = sorted((row[0] for row in table("jargon_en.tsv")), key=len, reverse=True)
    capitals = [re.escape(entry) + "s?" for entry in entries if _is_capital(entry)]
    plain = [
        re.escape(entry.removesuffix("*")) + (r"[\w-]*" if entry.endswith("*") else "")
        for entry in entries
        if not _is_capital(entry)
    ]
    return (
        re.compile(rf"(?<![\w-])(?:{'|'.join(capitals)})(?![\w-])"),
        re.compile(rf"(?i)(?<![\w-])(?:{'|'.join(plain)})(?![\w-])"),
    )


@cache
def _beginnings() -> frozenset[str]:
    """Return how the first words of all entries begin: most sentences hold none, and end here."""
    firsts = [re.findall("[a-z]+", row[0].lower())[0] for row in table("jargon_en.tsv")]
    return frozenset(first[:_ENOUGH] for word in firsts for first in (word, word + "s"))


def _is_capital(entry: str) -> bool:
    return any(letter.isupper() for letter in entry)


JARGON: Final = ContentRule(
    RuleInfo(
        id="C104",
        name="jargon",
        severity="hint",
        languages=("en",),
        reason=msg("Whoever does not know a word stops listening to think about it, and nobody asks."),
        source=OWN_INFERENCE,
        fix=msg("Say it the way you would to a neighbour, or explain the word at once."),
    ),
    jargon,
)
