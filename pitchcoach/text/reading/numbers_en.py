"""English numbers as one says them: amounts, years, ordinals, money, per cent, times.

Only what stands in business pitches; everything else is read digit by digit.
"""

from __future__ import annotations

import re
from typing import Final

from pitchcoach.text.reading.wordlists import words

_ONES: Final = words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS: Final = ["zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SCALES: Final = (
    (10**12, "trillion"),
    (10**9, "billion"),
    (10**6, "million"),
    (1000, "thousand"),
    (100, "hundred"),
)
_ORDINALS: Final = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
_MONEY: Final = {"$": "dollars", "€": "euros", "£": "pounds", "¥": "yen", "￥": "yen"}
_SHORT_SCALES: Final = {"k": "thousand", "m": "million", "bn": "billion", "b": "billion"}
NUMBER: Final = re.compile(
    r"(?P<money>[$€£¥￥])?(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?P<fraction>\.\d+)?"
    r"(?:(?P<ordinal>st|nd|rd|th)\b|(?P<plural>s)\b|(?P<percent>\s?%)|:(?P<minute>[0-5]\d)(?!\d)"
    r"|(?P<scale>(?:k|m|bn|b)\b|\s(?:thousand|million|billion|trillion)\b))?",
    re.IGNORECASE,
)
"""A number with what belongs to it; money, whole, fraction, ordinal, plural, percent, minute, scale."""


def cardinal(number: int) -> list[str]:
    """Spell out a number: 120 is one hundred twenty."""
    if number < 20:
        return [_ONES[number]]
    if number < 100:
        return [_TENS[number // 10], *([_ONES[number % 10]] if number % 10 else [])]
    for size, name in _SCALES:
        if number >= size:
            rest = number % size
            return [*cardinal(number // size), name, *(cardinal(rest) if rest else [])]
    raise AssertionError(number)


def ordinal(number: int) -> list[str]:
    """Spell out a rank: 21 is twenty first."""
    *head, last = cardinal(number)
    if last not in _ORDINALS:
        last = (
            last[:-1] + "ie" if last.endswith("y") else last.removesuffix("t") if last == "eight" else last
        ) + "th"
        return [*head, last]
    return [*head, _ORDINALS[last]]


def year(number: int) -> list[str]:
    """Spell out a year from 1100 to 2099: 2026 is twenty twenty six."""
    if 2000 <= number < 2010 or number % 100 == 0:
        return (
            cardinal(number)
            if number % 1000 == 0 or number >= 2000
            else [*cardinal(number // 100), "hundred"]
        )
    low = cardinal(number % 100)
    return [*cardinal(number // 100), *(["oh"] if number % 100 < 10 else []), *low]


def spoken_number(match: re.Match[str]) -> list[str]:
    """Return the words of a match of ``NUMBER``."""
    digits = match["whole"].replace(",", "")
    number = int(digits)
    if match["ordinal"]:
        return ordinal(number)
    if match["minute"]:
        minute = int(match["minute"])
        low = ["o'clock"] if not minute else ["oh", *cardinal(minute)] if minute < 10 else cardinal(minute)
        return [*cardinal(number), *low]
    if (len(digits) > 1 and digits[0] == "0") or len(digits) > 15:
        words = [_ONES[int(digit)] for digit in digits]
    elif _is_year(match, number):
        words = year(number)
    else:
        words = cardinal(number)
    if match["plural"]:
        last = words[-1]
        return [*words[:-1], last.removesuffix("y") + "ies" if last.endswith("y") else last + "s"]
    if match["fraction"]:
        words = [*words, "point", *(_ONES[int(digit)] for digit in match["fraction"][1:])]
    if match["scale"]:
        scale = match["scale"].strip().casefold()
        words = [*words, _SHORT_SCALES.get(scale, scale)]
    if match["percent"]:
        words = [*words, "percent"]
    if match["money"]:
        words = [*words, _MONEY[match["money"]]]
    return words


def _is_year(match: re.Match[str], number: int) -> bool:
    bare = not (match["money"] or match["fraction"] or match["percent"] or match["scale"])
    return bare and 1900 <= number <= 2099 and "," not in match["whole"]
