"""C106 same-opening and C110 empty-opener: how English sentences begin.

Only words that carry nothing count as the same opening: I, we, my, our, it and the like. ``No forms. No
queues.``, three questions and three very short sentences are a figure of speech.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pitchcoach.i18n import msg
from pitchcoach.model.reading import Sentence
from pitchcoach.model.report import CheckReport, SectionReport
from pitchcoach.model.rule import RuleInfo
from pitchcoach.text.content.rule import OWN_INFERENCE, ContentRule, Hit, sentences
from pitchcoach.text.reading.wordlists import words

_TIRING: Final = frozenset(
    words(
        "i we my our us you your he she it they his her its their this that these those there "
        "so and but then also"
    )
)
_IN_A_ROW: Final = 3
_SHORT: Final = 5
"""Words a sentence; three sentences this short on average are said for effect."""
_FIRST_WORD: Final = r"\W*([a-z]+)"
_TALKING_UP: Final = r"(?:(?:and|but|so|well|okay|ok|right|now|yeah|um|uh),?\s+)*"
_EMPTY: Final = (
    rf"(?i)\W*{_TALKING_UP}(?:"
    r"(?:I|we) just (?:wanted|want|thought) (?:to|I['’]d|we['’]d)(?: (?:say|tell you|mention))?\b"
    r"|(?:I|we)(?:['’]d| would)(?: just)? like to (?:take this opportunity|start by|begin by"
    r"|say(?: that)?|mention|share with you)\b"
    r"|(?:I|we) want to (?:start by|begin by|take this opportunity)\b|let me (?:just )?(?:start|begin) by\b"
    r"|I(?: guess| suppose)(?:,| I| that| we)|I should (?:probably )?(?:start|begin)\b|I have to say\b"
    r"|I must say\b"
    r"|(?:first of all|to begin with|first and foremost),? (?:I|we|let me)(?:['’]d| would)?\b"
    r"|as (?:you|some of you|many of you|most of you) (?:may|might|probably|certainly|surely|all"
    r"|already)(?: already| well)? know\b"
    r"|as you know,|as (?:we|you) all know\b|as everybody knows\b|as everyone knows\b|we all know that\b"
    r"|needless to say\b|it goes without saying\b|to be (?:perfectly |completely |quite )?(?:honest"
    r"|frank)(?: with you)?\b"
    r"|(?:honestly|frankly|basically|essentially|obviously|actually|literally),|basically(?= (?:I|we|what"
    r"|it|our|my)\b)"
    r"|in (?:today['’]s|this|our) (?:[\w-]+[ ,]+){1,4}(?:world|age|times?|era|society|market|economy)\b"
    r"|in this day and age\b|at the end of the day,|when all is said and done\b|the thing is\b|the fact is\b"
    r"|what I(?:['’]m| am)? (?:actually|basically|really) \w+ (?:is|here)\b|without further ado\b"
    r"|(?:well, )?you know, "
    r"|I mean, |for those of you who (?:don['’]t|do not) know me\b)"
)
_TALKED_UP: Final = (
    r"(?i)\W*(?:(?:okay|ok|well|right|yeah|um|uh),?\s+(?:so|okay|ok|you know|right|then)\b,"
    r"|so,? (?:yeah|um|uh)\b,?)"
)


def same_opening(report: CheckReport) -> Iterator[Hit]:
    """C106: three sentences in a row that begin with the same small word; once for a row."""
    row: list[tuple[SectionReport, Sentence, str]] = []
    before = ""
    for part, sentence, text in sentences(report):
        first = re.match(_FIRST_WORD, text.lower())
        word = first[1] if first else ""
        if row and row[-1][0] is not part:
            before = ""  # a new part begins after a pause
        if word != before or word not in _TIRING:
            row.clear()
        row.append((part, sentence, text))
        before = word
        if len(row) >= _IN_A_ROW and _tires(row[-_IN_A_ROW:]):
            place, begin, _ = row[-_IN_A_ROW]
            message = msg(
                "three sentences in a row begin with “{word}”: begin one of them with something else",
                word=word.capitalize(),
            )
            yield Hit(place, begin.start, message)
            row.clear()
            before = ""


def _tires(row: list[tuple[SectionReport, Sentence, str]]) -> bool:
    if all(text.rstrip("”’\"' )").endswith("?") for _, _, text in row):
        return False
    return sum(sentence.words for _, sentence, _ in row) > _SHORT * len(row)


def empty_opener(report: CheckReport) -> Iterator[Hit]:
    """C110: a sentence that begins with words that say nothing."""
    for part, sentence, text in sentences(report):
        hit = re.match(_EMPTY, text) or re.match(_TALKED_UP, text)
        if hit and hit.group():
            shown = hit.group().strip(" ,")
            message = msg("“{words}” says nothing yet: begin with what comes after it", words=shown)
            yield Hit(part, sentence.start, message)


SAME_OPENING: Final = ContentRule(
    RuleInfo(
        id="C106",
        name="same-opening",
        severity="hint",
        languages=("en",),
        reason=msg(
            "Sentences that all begin in the same way sound like a list, and a list is not listened to."
        ),
        source=OWN_INFERENCE,
        fix=msg("Begin one of them with the customer, a time or a place."),
    ),
    same_opening,
)
EMPTY_OPENER: Final = ContentRule(
    RuleInfo(
        id="C110",
        name="empty-opener",
        severity="hint",
        languages=("en",),
        reason=msg("Words that say nothing take time from a minute that has room for about ten sentences."),
        source=OWN_INFERENCE,
        fix=msg("Strike the words out and say the sentence without them."),
    ),
    empty_opener,
)
