"""English that says nothing: padding, roundabout phrases, words said twice.

Every rule leaves English that can be said aloud as it stands; where a sentence loses its first word, the next
one takes the capital.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pitchcoach.text.trim.rule import Becomes, Edit, Rule, edits

_INSTEAD: Final = (
    ("in order to", "to"),
    ("so as to", "to"),
    ("at this point in time", "now"),
    ("at this moment in time", "now"),
    ("at the present time", "now"),
    ("at the moment", "now"),
    ("at that point in time", "then"),
    ("due to the fact that", "because"),
    ("owing to the fact that", "because"),
    ("because of the fact that", "because"),
    ("on account of the fact that", "because"),
    ("the reason is because", "it is because"),
    ("in spite of the fact that", "although"),
    ("despite the fact that", "although"),
    ("in the event that", "if"),
    ("until such time as", "until"),
    ("as to whether", "whether"),
    ("whether or not", "whether"),
    ("for the purpose of", "for"),
    ("with regard to", "about"),
    ("in regard to", "about"),
    ("with respect to", "about"),
    ("a large number of", "many"),
    ("a great number of", "many"),
    ("a small number of", "a few"),
    ("a number of", "several"),
    ("each and every one of", "every one of"),
    ("each and every", "every"),
    ("first and foremost", "first"),
    ("any and all", "all"),
    ("on a daily basis", "daily"),
    ("on a weekly basis", "weekly"),
    ("on a monthly basis", "monthly"),
    ("on a yearly basis", "yearly"),
    ("on a regular basis", "regularly"),
    ("in the near future", "soon"),
    ("in close proximity to", "near"),
    ("prior to", "before"),
    ("subsequent to", "after"),
    ("a short period of time", "a short time"),
    ("a long period of time", "a long time"),
    ("take into consideration", "consider"),
    ("make a decision", "decide"),
    ("come to the conclusion", "conclude"),
    ("give consideration to", "consider"),
    ("provide assistance to", "help"),
    ("is able to", "can"),
    ("are able to", "can"),
    ("am able to", "can"),
    ("will be able to", "can"),
    ("has the ability to", "can"),
    ("have the ability to", "can"),
    ("the way in which", "how"),
    ("off of", "off"),
    ("inside of", "inside"),
    ("end result", "result"),
    ("end results", "results"),
    ("final outcome", "outcome"),
    ("past history", "history"),
    ("past experience", "experience"),
    ("free gift", "gift"),
    ("future plans", "plans"),
    ("advance planning", "planning"),
    ("added bonus", "bonus"),
    ("new innovation", "innovation"),
    ("new innovations", "innovations"),
    ("basic fundamentals", "fundamentals"),
    ("personal opinion", "opinion"),
    ("absolutely essential", "essential"),
    ("absolutely necessary", "necessary"),
    ("absolutely free", "free"),
    ("completely free", "free"),
    ("completely eliminate", "eliminate"),
    ("completely finished", "finished"),
    ("repeat again", "repeat"),
    ("return back", "return"),
    ("combine together", "combine"),
    ("collaborate together", "collaborate"),
    ("still remains", "remains"),
    ("help you to", "help you"),
)
"""Roundabout words, and what says the same."""

_OPENERS: Final = (
    "basically|actually|honestly|literally|essentially|frankly|to be honest|as you know|as we all know"
    "|needless to say|at the end of the day|that being said|having said that|in my opinion"
    "|for your information|as a matter of fact|the thing is|you know|I mean|well|so|okay|of course"
)
_LEADS: Final = (
    r"it is important to note that|it should be noted that|the fact of the matter is that"
    r"|I (?:just )?want to say that|I would like to say that|what I am trying to say is that"
    r"|I (?:really )?think that|I believe that|I feel that"
)
_TELLING: Final = "tell|show|share|explain|introduce|talk|present|describe"


def _as(hit: re.Match[str], words: str) -> str:
    """Return ``words`` with the capital of what they replace."""
    return words[:1].upper() + words[1:] if hit.group()[:1].isupper() else words


def _instead(words: str) -> Becomes:
    return lambda hit: _as(hit, words)


def _let_me(hit: re.Match[str]) -> str | None:
    before = hit.string[: hit.start()].rstrip()
    first = not before or before[-1] in ".!?\n"
    return "Let me" if first else None


def _next_word(hit: re.Match[str]) -> str:
    """Drop what stands before the group ``next`` and let it begin the sentence."""
    return _as(hit, hit["next"])


def _rule(pattern: str, becomes: Becomes) -> Rule:
    return re.compile(pattern, re.IGNORECASE), becomes


def _spaced(words: str) -> str:
    return words.replace(" ", r"\s+")


_RULES: Final[tuple[Rule, ...]] = (
    *(_rule(rf"\b{_spaced(long)}\b", _instead(short)) for long, short in _INSTEAD),
    _rule(rf"(?:(?<=[.!?]\s)|^)(?:{_OPENERS}),\s+(?P<next>[\w’']+)", _next_word),
    _rule(
        r"(?:(?<=[.!?]\s)|^)(?:basically|actually|honestly|literally|essentially)\s+(?P<next>[\w’']+)",
        _next_word,
    ),
    _rule(rf"(?:(?<=[.!?]\s)|^)(?:{_LEADS})\s+(?P<next>[\w’']+)", _next_word),
    _rule(r",\s+(?:basically|actually|honestly|of course|you know|I mean|in fact|as you know)(?=,\s)", ""),
    _rule(r"(?<![.!?]\s)(?<!^)\b(?:basically|actually|literally|essentially)\s+(?=[a-z])", ""),
    _rule(
        r"(?<!not\s)(?<!n't\s)(?<!n’t\s)(?<!the\s)(?<!this\s)(?<!^)\bvery\s+(?=[a-z])(?!(?:same|first|last|best|few|much|well|little|many)\b)",
        "",
    ),
    _rule(
        r"(?<!not\s)(?<!n't\s)(?<!n’t\s)(?<!you\s)(?<!^)\breally\s+(?=[a-z])(?!(?:is|are|was|does|do|did|have|has|works?)\b)",
        "",
    ),
    _rule(r"\ba total of\s+(?=\w)", ""),
    _rule(r"\bin the process of\s+(?=\w+ing\b)", ""),
    _rule(r"(?<=\b(?:am|is)\s)currently\s+|(?<=\bare\s)currently\s+", ""),
    _rule(
        r"\bthe majority of\s+(?=(?:the|my|our|your|their|them|those|these)\b)",
        lambda hit: _as(hit, "most of "),
    ),
    _rule(
        r"\bthe majority of\s+(?!(?:the|my|our|your|their|them|those|these)\b)", lambda hit: _as(hit, "most ")
    ),
    _rule(r"\ball of the\b", _instead("all the")),
    _rule(r"\b(?P<who>I) would like to(?=\s+(?:" + _TELLING + r")\b)", _let_me),
    _rule(r"\bI(?:['’]d| would) like to(?!\s+(?:" + _TELLING + r"|thank|say that)\b)", "I want to"),
    _rule(r"\bthere are (?P<who>(?:many|some|a lot of|several) \w+) who\b", lambda hit: _as(hit, hit["who"])),
    _rule(r"\bwhat (?P<who>I|we) do is (?:(?P=who)\s+)?(?=\w)", lambda hit: _as(hit, hit["who"]) + " "),
    _rule(r"\bthe reason why\b", _instead("the reason")),
    _rule(r"\b(?P<word>the|a|to|of|and|we|in|for|is|you)\s+(?P=word)\b", lambda hit: hit["word"]),
)
_CEREMONY: Final = re.compile(
    r"thank you (?:all |so much |very much |everyone )*for (?:your (?:time|attention)|having me|coming"
    r"|listening|being here|the opportunity|giving me)[^.!?]*[.!]?",
    re.IGNORECASE,
)


def redundancies(text: str, start: int, end: int) -> Iterator[Edit]:
    """Yield what can be said in fewer words in one sentence."""
    if _CEREMONY.fullmatch(text[start:end].strip()):
        yield start, end, ""
        return
    sentence = text[start:end]
    for one, two, after in edits(_RULES, sentence, 0, len(sentence)):
        yield start + one, start + two, after
