"""C105 katakana-dense: a sentence of loanwords that rush past the ear.

The measure is the share of a sentence's signs that are loanwords; everyday words (スマホ, カレー), names and
words in quotation marks are left out. The threshold was chosen by measuring: of 170 sentences of good
pitches none has even two such words; of 3,500 read sentences of all kinds one in a thousand reaches it (lists
of Greek names); the sentences that are meant begin at 0.5.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from pitchcoach.i18n import msg
from pitchcoach.model.report import CheckReport
from pitchcoach.model.rule import RuleInfo
from pitchcoach.text.content.rule import OWN_INFERENCE, ContentRule, Hit, sentences
from pitchcoach.text.content.tables import listed

_RUN: Final = r"[ァ-ヺ][ァ-ヺー]{2,}"
_QUOTED: Final = r"「[^「」]*」|『[^『』]*』"
_LEGAL: Final = r"(?:会社|法人|組合|商店|工務店|店|事務所|クリニック|医院|教室|サロン)$"
_PERSON: Final = (
    r"(?:株式会社|有限会社|合同会社|さん|氏|様|社(?!員|内|会)|市|町|県|州|と申し|といいます|と言います)"
)
_SIGNS: Final = r"[^\s、。，．！？!?「」『』（）()・]"
_FEWEST: Final = 3
"""Loanwords there must be at least: two may be the names of two things."""
_SHARE: Final = 0.45
"""From here on a sentence is dense."""


def look(report: CheckReport) -> Iterator[Hit]:
    """Yield every sentence that is mostly loanwords."""
    for part, sentence, words in sentences(report):
        loans = tuple(loanwords(words))
        if len(loans) < _FEWEST:
            continue
        if sum(map(len, loans)) / len(re.findall(_SIGNS, words)) >= _SHARE:
            yield Hit(
                part,
                sentence.start + words.index(loans[0]),
                msg(
                    "this sentence is mostly katakana ({words}): say half of them in plain Japanese",
                    words="、".join(dict.fromkeys(loans)),
                ),
            )


def loanwords(words: str) -> Iterator[str]:
    """Yield the katakana words of a sentence that are neither everyday words nor names."""
    for hit in re.finditer(_RUN, re.sub(_QUOTED, lambda quoted: "「" * len(quoted.group()), words)):
        run = hit.group()
        named = re.search(_LEGAL, words[: hit.start()][-4:]) or re.compile(_PERSON).match(words, hit.end())
        parts = words[max(0, hit.start() - 1) : hit.start()] + words[hit.end() : hit.end() + 1]
        if not named and "・" not in parts and not _everyday(run):
            yield run


@cache
def _everyday(run: str) -> bool:
    """Tell whether a run of katakana is one everyday word or made of several of three signs and more.

    Shorter ones meet by chance: プログラム is not プロ and グラム.
    """
    known = listed("everyday_ja.txt")
    if run in known:
        return True
    reached = {0}
    for end in range(1, len(run) + 1):
        if any(start in reached and run[start:end] in known for start in range(end - 2)):
            reached.add(end)
    return len(run) in reached


KATAKANA: Final = ContentRule(
    RuleInfo(
        id="C105",
        name="katakana-dense",
        severity="hint",
        languages=("ja",),
        reason=msg("Loanwords in a row sound alike: the listener hears that it is modern, not what it is."),
        source=OWN_INFERENCE,
        fix=msg("Keep the one loanword you need and say the others in plain Japanese."),
    ),
    look,
)
