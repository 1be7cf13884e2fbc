"""H101 homophone: words that without their kanji are heard as another word.

The list is curated: a word stands there only where a listener may take the other one for granted; a word
settled by what was said before it, or in the same sentence, is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from pitchcoach.i18n import msg
from pitchcoach.model.reading import Phrase
from pitchcoach.model.report import CheckReport
from pitchcoach.model.rule import RuleInfo
from pitchcoach.text.content.explained_ja import explained
from pitchcoach.text.content.rule import OWN_INFERENCE, ContentRule, Hit, sentences
from pitchcoach.text.content.tables import table


class Homophone(NamedTuple):
    """A written word and what is heard."""

    word: str
    """As written."""
    opens_compounds: bool
    """Whether it stays unclear at the head of a compound, as in 私立大学."""
    kana: str
    """How it sounds, for read in another way (わたくしりつ) it is clear; empty where any reading counts."""
    other: str
    """What is heard instead."""
    say: str
    """What to say."""
    settled_by: tuple[str, ...]
    """What makes it clear when it has been said."""


def look(report: CheckReport) -> Iterator[Hit]:
    """Yield each unclear word once, where it is first said."""
    seen: set[str] = set()
    before = ""
    for part, sentence, words in sentences(report):
        before += words
        for entry in _entries():
            if entry.word in seen or (at := words.find(entry.word)) < 0:
                continue
            seen.add(entry.word)
            end = at + len(entry.word)
            phrase = next((p for p in sentence.phrases if p.start <= sentence.start + at < p.end), None)
            if phrase is None or not _sounds(entry, phrase, sentence.start + at):
                continue
            if _in_compound(entry, words, at, end):
                continue
            if _is_settled(entry, before) or explained(words, at, end):
                continue
            message = msg(
                "“{word}” may be heard as {other}: say “{say}”",
                word=entry.word,
                other=entry.other,
                say=entry.say,
            )
            yield Hit(part, sentence.start + at, message)


def _sounds(entry: Homophone, phrase: Phrase, at: int) -> bool:
    """Tell whether the word is read as the list says: a ruby may have settled it."""
    return phrase.kana.startswith(entry.kana) if at == phrase.start else entry.kana in phrase.kana


def _is_settled(entry: Homophone, before: str) -> bool:
    """Tell whether anything that was said settles the word; its own kanji do not, 境 in 境界."""
    around = before.replace(entry.word, "")
    return any(sign in (before if entry.word in sign else around) for sign in entry.settled_by)


def _in_compound(entry: Homophone, words: str, start: int, end: int) -> bool:
    """Tell whether the signs beside the word make another word of it, one that is clear."""
    if start and _is_kanji(words[start - 1]):
        return True
    return not entry.opens_compounds and _is_kanji(words[end : end + 1])


def _is_kanji(sign: str) -> bool:
    return "一" <= sign <= "龥" or sign == "々"


@cache
def _entries() -> tuple[Homophone, ...]:
    return tuple(
        Homophone(word.rstrip("*"), word.endswith("*"), kana, other, say, tuple(settled.split()))
        for word, kana, other, say, settled in table("homophones_ja.tsv")
    )


HOMOPHONES: Final = ContentRule(
    RuleInfo(
        id="H101",
        name="homophone",
        severity="hint",
        languages=("ja",),
        reason=msg("Listeners see no kanji: they understand the other word and notice only sentences later."),
        source=OWN_INFERENCE,
        fix=msg("Say the meaning, or the reading that settles it, such as わたくしりつ."),
    ),
    look,
)
