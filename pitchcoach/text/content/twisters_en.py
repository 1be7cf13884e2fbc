"""H103 tongue-twister in English: neighbouring words whose beginnings are almost the same.

Works on letters: a few patterns that trip most tongues, each strict enough that alliteration (``strong
teams start with simple steps``) passes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from pitchcoach.i18n import msg
from pitchcoach.model.report import CheckReport
from pitchcoach.model.rule import RuleInfo
from pitchcoach.text.content.rule import OWN_INFERENCE, ContentRule, Hit, sentences
from pitchcoach.text.reading.wordlists import words

_WORD: Final = r"[A-Za-zÀ-ÿ]+(?:['’][a-z]+)?"
_WINDOW: Final = 4
_HISS: Final = frozenset({"s", "sh"})
_FREE: Final = ("thr", "fr", "fl", "tr")
"""Beginnings that become each other under the clock: three free trials."""
_SMALL_HISS: Final = frozenset(words("she should so some see say says said such since same still"))
"""Small words that hiss: they count only beside bigger ones."""
_CLUSTER: Final = r"s[lmnkptw]|sh?r|sc[rhl]|[a-z]*x"
_EASY: Final = frozenset(
    words(
        "the this that these those they them their theirs there then than though thus they're that's there's "
        "from through try true"
    )
)
"""Small words that every mouth knows."""
_HARDEST: Final = frozenset(
    words(
        "rural rurally juror jurors brewery breweries regularly statistics statistical statistically "
        "statistician statisticians wristwatch wristwatches sixth sixths isthmus asterisk asterisks lorry "
        "lorries"
    )
)
_HARD: Final = _HARDEST | frozenset(
    words(
        "library libraries rarely literally literary irregularly mirror mirrors terror horror squirrel "
        "squirrels "
        "rearrange rearranges rearranged router routers truly really rare specific specifically specifics "
        "strategic sick swiss irish strict scientists yellow particularly similarly preliminary"
    )
)
"""Two of these side by side, one of them of the hardest, are too much."""


def tongue_twister(report: CheckReport) -> Iterator[Hit]:
    """H103: once for a sentence."""
    for part, sentence, spoken in sentences(report):
        span = first_twister(re.findall(_WORD, spoken.lower()))
        if span is not None:
            found = list(re.finditer(_WORD, spoken))
            start, end = found[span[0]].start(), found[span[1] - 1].end()
            message = msg(
                "“{words}” trips the tongue: say it in other words, or slowly and apart",
                words=spoken[start:end],
            )
            yield Hit(part, sentence.start + start, message)


def first_twister(said: Sequence[str]) -> tuple[int, int] | None:
    """Return the first and after-last index of the first run of lower-case words that trips the tongue."""
    if not _HARDEST.isdisjoint(said):
        found = _hard_words(said)
        if found:
            return found
    starts = [_start(word) for word in said]
    for i in range(len(said) - 2):
        few = starts[i : i + _WINDOW]
        if starts[i] in _HISS and (_alternates(few, said[i : i + _WINDOW]) or _hisses(few, said[i:])):
            return i, i + len(few)
        if len(few) == _WINDOW and {"th", "thr"}.issuperset(few):
            return i, i + _WINDOW
        if starts[i] in _FREE and starts[i + 1] in _FREE and starts[i + 2] in _FREE and len({*few[:3]}) > 1:
            return i, i + 3
    return None


def _hard_words(said: Sequence[str]) -> tuple[int, int] | None:
    """Find two hard words side by side: rural juror."""
    for i, pair in enumerate(pairwise(said)):
        if pair[0] != pair[1] and _HARD.issuperset(pair) and not _HARDEST.isdisjoint(pair):
            return i, i + 2
    return None


def _start(word: str) -> str:
    """Return the sound a word begins with, if it is one that trips, such as sh or thr."""
    if word[0] not in "sctfp" or word in _EASY:
        return ""
    if word.startswith(("sh", "sugar", "sure", "chef")):
        return "sh"
    if word[0] == "s" or word.startswith(("ce", "ci", "cy", "psy")):
        return "s"
    return next((start for start in _FREE if word.startswith(start)), "th" if word.startswith("th") else "")


def _alternates(starts: Sequence[str], said: Sequence[str]) -> bool:
    """Tell whether s and sh change places at least twice within a few words: she sells seashells."""
    sounds: list[str] = []
    big = 0
    for start, word in zip(starts, said, strict=True):
        if start in _HISS:
            found = [start, *["sh"] * (word.count("sh", 1) - word.endswith("sh"))]
            sounds += found
            big += 0 if word in _SMALL_HISS else len(found)
    changes = sum(one != other for one, other in pairwise(sounds))
    return len(sounds) >= _WINDOW and changes >= 2 and big >= 3 and sum(s in _HISS for s in starts) >= 3


def _hisses(starts: Sequence[str], said: Sequence[str]) -> bool:
    """Tell whether four words in a row hiss, two of them with a cluster: six slick silk shirts."""
    return (
        len(starts) == _WINDOW
        and _HISS.issuperset(starts)
        and sum(bool(re.match(_CLUSTER, word)) for word in said[:_WINDOW]) >= 2
    )


TWISTERS: Final = ContentRule(
    RuleInfo(
        id="H103",
        name="tongue-twister",
        severity="hint",
        languages=("en",),
        reason=msg("Under the clock the tongue trips where neighbouring sounds are almost the same."),
        source=OWN_INFERENCE,
        fix=msg("Choose another word, or put a short pause into the middle of it."),
    ),
    tongue_twister,
)
