"""H102 number-hard-to-hear: いち and しち, many digits, and numbers one would have to write down."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pitchcoach.i18n import Message, msg
from pitchcoach.model.reading import Phrase
from pitchcoach.model.report import CheckReport
from pitchcoach.model.rule import RuleInfo
from pitchcoach.text.content.rule import ContentRule, Hit, sentences

_HALF_WIDTH: Final = str.maketrans("０１２３４５６７８９，．－", "0123456789,.-")
_ANY: Final = r"[0-9０-９一二三四五六七八九十〇]"
_SEVEN: Final = r"(?<![0-9七八九])(?:[0-9]*7|[一二]?十?七)(?:時|人|名|月(?!間))"
_ONE: Final = r"(?<![0-9一二三四五六七八九十〇:])(?:1|一)時(?=から|に|まで|開|スタート|半|、|。|です|の)"
_NINE: Final = r"(?<![0-9九])(?:[0-9]*9|[一二三四五六七八]?十?九)(?:人|年|名)"
_PHONE: Final = r"\d{2,5}[-‐–—ー(（]\d{1,4}[-‐–—ー)）]\d{3,4}|(?<![\d,.])0\d{8,10}(?!\d)"
_JOINED: Final = r"\-‐–—ー/:"
"""What ties digits to a phone number, a date, a time."""
_LONG: Final = (
    rf"(?<![A-Za-z0-9.,{_JOINED}])(?:\d{{1,3}}(?:,\d{{3}})+|\d{{4,}})(?:\.\d+)?(?![\d,号番条{_JOINED}])"
)
_KANJI_LONG: Final = r"[一二三四五六七八九十百千]+(?:[万億][一二三四五六七八九十百千]*)*"
_DIGITS: Final = {sign: value for value, sign in enumerate("〇一二三四五六七八九")}
_POWERS: Final = {"十": 10, "百": 100, "千": 1000}
_MYRIADS: Final = {"万": 10**4, "億": 10**8}
_MOST_DIGITS: Final = 3
"""Significant digits an ear keeps: 2,980円 is a price tag, 3,482 is not."""


def look(report: CheckReport) -> Iterator[Hit]:
    """Yield every number that is misheard or not kept."""
    for part, sentence, words in sentences(report):
        if not re.search(_ANY, words):
            continue
        plain = words.translate(_HALF_WIDTH)
        found = (*_misheard(plain, sentence.phrases, sentence.start), *_too_long(plain))
        for at, message in sorted(found, key=lambda place: place[0]):
            yield Hit(part, sentence.start + at, message)


def _misheard(words: str, phrases: tuple[Phrase, ...], offset: int) -> Iterator[tuple[int, Message]]:
    def sounds(at: int, kana: str) -> bool:
        return any(p.start - offset <= at < p.end - offset and kana in p.kana for p in phrases)

    for hit in re.finditer(_SEVEN, words):
        if sounds(hit.start(), "シチ"):
            yield hit.start(), msg("“{words}” is easily misheard as いち: say 七 as なな", words=hit.group())
    for hit in re.finditer(_ONE, words):
        if sounds(hit.start(), "イチジ") and not re.search(r"昼|ランチ|深夜|夜中", words):
            yield (
                hit.start(),
                msg("“{words}” is easily misheard as 七時: say 十三時 or お昼の一時", words=hit.group()),
            )
    for hit in re.finditer(_NINE, words):
        if sounds(hit.start(), "クニン") or sounds(hit.start(), "クネン"):
            yield hit.start(), msg("“{words}” is easily misheard: say 九 as きゅう", words=hit.group())


def _too_long(words: str) -> Iterator[tuple[int, Message]]:
    taken: list[tuple[int, int]] = []
    for hit in re.finditer(_PHONE, words):
        taken.append(hit.span())
        yield (
            hit.start(),
            msg("nobody can write down “{number}” while listening: point to your card", number=hit.group()),
        )
    for pattern in (_LONG, _KANJI_LONG):
        for hit in re.finditer(pattern, words):
            value = _value(hit.group())
            if any(start <= hit.start() < end for start, end in taken):
                continue
            if len(_significant(value)) > _MOST_DIGITS and not _is_year(value, words[hit.end() :]):
                yield (
                    hit.start(),
                    msg(
                        "“{number}” has too many digits to remember: say about {about}",
                        number=hit.group(),
                        about=rounded(value),
                    ),
                )


def rounded(value: float) -> str:
    """Return a number with two digits as one says it: 1234567 is 120万."""
    near = int(float(f"{value:.1e}"))
    for unit, size in (("億", 10**8), ("万", 10**4)):
        if near >= size:
            return f"{near // size}{unit}" if near % size == 0 else f"{near / size:.1f}{unit}"
    return str(near)


def _value(number: str) -> float:
    if number[0].isascii():
        return float(number.replace(",", ""))
    whole = block = digit = 0
    for sign in number:
        if sign in _MYRIADS:
            whole, block, digit = whole + max(block + digit, 1) * _MYRIADS[sign], 0, 0
        elif sign in _POWERS:
            block, digit = block + max(digit, 1) * _POWERS[sign], 0
        else:
            digit = _DIGITS[sign]
    return whole + block + digit


def _significant(value: float) -> str:
    digits = f"{value:.3f}".replace(".", "").strip("0")
    return digits if len(set(digits)) > 1 else digits[:1]


def _is_year(value: float, after: str) -> bool:
    named = after.startswith("年") and not after.startswith("年間")
    return 1000 <= value <= 2100 and (named or not after[:1].strip("、。は"))


NUMBERS: Final = ContentRule(
    RuleInfo(
        id="H102",
        name="number-hard-to-hear",
        severity="hint",
        languages=("ja",),
        reason=msg("いち and しち differ by one sound, and of a long number only the beginning is kept."),
        source=msg("announcers' practice: seven is said なな where しち would be misheard"),
        fix=msg("Say なな and きゅう, round to two digits, and leave numbers to dial to your card."),
    ),
    look,
)
