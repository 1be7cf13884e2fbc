"""What of an English sentence can be left out whole: a phrase, the clause at its end, all of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pitchcoach.model.trim import CutKind

Place = tuple[int, int, CutKind, str]
"""Start, end, kind, and what stands there afterwards."""

_PREPOSITION: Final = "on|in|at|over|with|without|for|from|after|before|during|by|under|like|through"
_BETWEEN: Final = re.compile(
    rf",\s+(?:(?:which|who|where)\s|(?:{_PREPOSITION})\s|by the way|for example|for instance|of course"
    r"|after all|at least|in fact|as a rule|in the end|as always)[^,.!?;:]{0,50}(?=,\s)",
    re.IGNORECASE,
)
_FIRST: Final = re.compile(
    r"(?:in|at|on|after|before|during|since|over|last|this|every|once|today|tonight|sometimes|usually|often|then|also"
    r"|for example|of course|in fact|as a result|in addition|moreover|furthermore"
    r"|good (?:morning|afternoon|evening)|hello|hi)"
    r"(?:\s+[\w’'-]+){0,4},\s+(?P<next>(?:I|we|you|they|he|she|it|my|our|your|the|most|nothing)\b)",
    re.IGNORECASE,
)
_SUBJECT: Final = r"(?:I|we|you|they|he|she|it|that|nothing|there|everything)\b"
_SAYS_THAT: Final = (
    r"(?=.*\b(?:is|are|was|were|will|can|could|have|has|had|do|does|did|get|got)\b|.*['’](?:ll|ve|re|s)\b)"
)
_TAIL: Final = re.compile(
    rf",\s+(?:(?:and|but|so)\s+(?:{_SUBJECT}|(?:the|my|our|your|most|those)\s{_SAYS_THAT})"
    r"|(?:so that|because|which|although|whereas)\s|while\s+\w+ing\b|so\s+[a-z]+\s)[^,;:!?.]*(?=[.!]?$)",
    re.IGNORECASE,
)
_LIST: Final = re.compile(
    r"(?P<one>[\w-]+)(?P<two>,\s+[\w-]+)(?P<comma>,?)\s+(?:and|or)\s+(?P<three>[\w-]+)", re.IGNORECASE
)
_COUNTED: Final = re.compile(r"\b(?:two|three|four|five|both|all|\d+)\b", re.IGNORECASE)
_GOES_ON: Final = re.compile(
    r"(?:that|this|these|those|it|its|they|them|he|she|his|her|their|the rest|one|some|so|but|and|then"
    r"|because|also|both|most|all|none|each|another|the other|now)\b",
    re.IGNORECASE,
)
_INVITES: Final = re.compile(
    r"(?:please|call|send|show|come|talk|ask|write|let|tell|give|bring|try|find|meet|see|visit)\b(?!\s+(?:is|was)\b)",
    re.IGNORECASE,
)
"""How a hook speaks: what the listener is asked to do stays."""
_NAME: Final = re.compile(
    r"\b(?:[Mm]y name is|[Mm]y name['’]s|I am [A-Z]|I['’]m [A-Z]|this is [A-Z]\w+ from)"
)


def droppable(sentence: str, following: str) -> Iterator[Place]:
    """Yield the phrases and clauses of one sentence that can go; ``following`` is the sentence after it."""
    for hit in _BETWEEN.finditer(sentence):
        yield hit.start(), hit.end(), "phrase", ""
    first = _FIRST.match(sentence)
    if first is not None:
        word = first["next"]
        yield 0, first.end(), "phrase", word[:1].upper() + word[1:]
    tail = _TAIL.search(sentence)
    kept = _INVITES.match(sentence) or _NAME.search(sentence) or sentence.rstrip().endswith("?")
    if (
        tail is not None
        and not kept
        and not _GOES_ON.match(following)
        and _stands_alone(sentence[: tail.start()])
    ):
        yield tail.start(), tail.end(), "clause", ""
    if not _COUNTED.search(sentence):
        for hit in _LIST.finditer(sentence):
            if _of_a_kind(hit["one"], hit["two"].strip(", "), hit["three"]):
                end = hit.end("comma")
                yield hit.start("two"), end, "phrase", ""


def says(sentence: str) -> bool:
    """Tell whether a sentence says what its part is about: it is more than a greeting or a name."""
    return len(sentence.split()) > 3 and not (_NAME.search(sentence) and len(sentence.split()) < 8)


def may_go(sentence: str, following: str) -> bool:
    """Tell whether all of it can go: no question, name or invitation, nothing the next one points back to."""
    if sentence.rstrip().endswith("?") or _NAME.search(sentence) or _INVITES.match(sentence):
        return False
    return not _GOES_ON.match(following.lstrip())


def _stands_alone(head: str) -> bool:
    return len(head.split()) >= 4 and not re.match(
        r"(?:if|when|while|because|although|as|since|after|before)\b", head, re.IGNORECASE
    )


def _of_a_kind(*words: str) -> bool:
    """Tell whether words are all names or all plurals: surely one list."""
    names = all(word[0].isupper() for word in words)
    many = all(word.endswith("s") and not word.endswith("ss") and word[0].islower() for word in words)
    return names or many
