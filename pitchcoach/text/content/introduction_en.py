"""C108 no-name and C109 no-trade in English: a pitch from which nobody learns who speaks, or what they do.

Both stay silent at the least sign of a name or a trade: two words with capitals may be a name, and one word
out of the list of trades (``trades_en.txt``) is a trade, whoever it belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pitchcoach.i18n import msg
from pitchcoach.model.report import CheckReport
from pitchcoach.model.rule import RuleInfo
from pitchcoach.text.content.rule import OWN_INFERENCE, ContentRule, Hit, said
from pitchcoach.text.content.tables import listed
from pitchcoach.text.content.whole import is_whole

_NO_PERSON: Final = (
    r"(?!(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May"
    r"|June|July|August"
    r"|September|October|November|December|Christmas|Easter|German|French|English|British|Japanese"
    r"|American|Italian|Irish"
    r"|Spanish|Chinese|Scottish|Welsh|Dutch|European|Indian|New|San|Los|Saint|North|South|East|West|Great"
    r"|Good|Google"
    r"|Internet|Facebook|Instagram|LinkedIn|I)\b)"
)
_CAPITAL: Final = rf"{_NO_PERSON}[A-ZÀ-Þ][\w'’.-]+"
_NAMED: Final = (
    r"(?i:\b(?:my|the) name(?:['’]s| is)\b|\bcall me\b|\bcalls? me\b|\bI go by\b|\bintroduce myself\b"
    r"|\bknown as\b)"
    rf"|\b(?:I am|I['’]m|[Tt]his is|[Ii]t is|[Ii]t['’]s|[Ww]e are|[Ww]e['’]re|[Hh]ere is"
    rf"|[Hh]ere['’]s)(?: called)?,? {_CAPITAL}"
    rf"|\b{_CAPITAL} (?:here|speaking)\b"
    rf"|(?<!\bin )(?<!\bat )(?<!\bon )(?<!\bto )(?<!\bnear )(?<!\bthe )\b{_CAPITAL} {_CAPITAL}"
    r"(?! (?:Street|Road|Avenue|Lane|Square|Park|Station))"
)
_BEING: Final = (
    r"(?i)\b(?:I am|I['’]m|I work as|we are|we['’]re)(?: also| just| actually)? (?:an?"
    r"|the) ((?:[\w'’-]+ ){0,3}?)"
    r"([\w'’-]+)(?=[,.;:!?]|\s+(?:and|but|who|that|for|from|in|at|by|with|here|to|of)\b|$)"
)
_WORD: Final = r"[a-zé]+"
_SHORTEST_STEM: Final = 3


def no_name(report: CheckReport) -> Iterator[Hit]:
    """C108: nowhere is the speaker's name."""
    parts = list(said(report))
    texts = [part.section.spoken.text for part in parts]
    if not _is_written(report) or all(text == text.lower() for text in texts):
        return  # without capitals a name cannot be told from a word
    if not any(re.search(_NAMED, text) for text in texts):
        yield Hit(parts[0], 0, msg("your name is nowhere: say it once, right after what you do"))


def no_trade(report: CheckReport) -> Iterator[Hit]:
    """C109: nowhere is what the speaker does."""
    parts = list(said(report))
    if not _is_written(report):
        return
    for part in parts:
        text = part.section.spoken.text
        if any(_is_trade(word) for word in re.findall(_WORD, text.lower())):
            return
        if any(not _is_vague(being[2].lower()) for being in re.finditer(_BEING, text)):
            return
    yield Hit(parts[0], 0, msg("what you do is nowhere: name your trade in one plain word"))


def _is_written(report: CheckReport) -> bool:
    if report.pitch.has_headings:
        return is_whole(report)
    low, _ = report.target_words or (0, 0)
    return bool(report.words) and (report.words or 0) >= low / 2


def _is_trade(word: str) -> bool:
    """Tell whether a word is listed, or begins with a listed stem (``bak-``)."""
    trades = listed("trades_en.txt")
    return word in trades or any(
        word[:length] + "-" in trades for length in range(_SHORTEST_STEM, min(len(word), 9) + 1)
    )


def _is_vague(word: str) -> bool:
    return word in listed("nobodies_en.txt")


NO_NAME: Final = ContentRule(
    RuleInfo(
        id="C108",
        name="no-name",
        severity="hint",
        languages=("en",),
        reason=msg("Who wants to talk to you afterwards, or to name you to a friend, needs your name."),
        source=OWN_INFERENCE,
        fix=msg("Say your name once, clearly, right after what you do."),
    ),
    no_name,
)
NO_TRADE: Final = ContentRule(
    RuleInfo(
        id="C109",
        name="no-trade",
        severity="hint",
        languages=("en",),
        reason=msg("Who cannot say what you do cannot think of anybody who needs it."),
        source=OWN_INFERENCE,
        fix=msg("Name your trade in one plain word beside your name, as in: Nishimura, I build houses."),
    ),
    no_trade,
)
