"""H102 number-hard-to-hear in English: fifteen or fifty, long exact numbers, and what one would have to dial.

A number whose neighbours settle it is left alone: thirty minutes, sixteen years old, ten to fifteen, 15th.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pitchcoach.i18n import Message, msg
from pitchcoach.model.report import CheckReport
from pitchcoach.model.rule import RuleInfo
from pitchcoach.text.content.rule import ContentRule, Hit, sentences
from pitchcoach.text.reading.wordlists import words

_STEMS: Final = ("thir", "four", "fif", "six", "seven", "eigh", "nine")
_TENS: Final = {"four": "for"}
_WORDS: Final = {
    **{stem + "teen": 13 + i for i, stem in enumerate(_STEMS)},
    **{_TENS.get(stem, stem) + "ty": 10 * (3 + i) for i, stem in enumerate(_STEMS)},
}
"""thirteen … nineteen and thirty … ninety."""
_NAMES: Final = {value: name for name, value in _WORDS.items()}
_UNITS: Final = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|\d+)"
_NUMBER: Final = (
    rf"(?i)(?:(?<![\w.,:/–-])[$£€¥]?|(?<=[$£€¥]))(?P<number>1[3-9]|[3-9]0|\b(?:{'|'.join(_WORDS)})\b)"
    r"(?:,000\b)*(?![\w:/–-]|[.,]\d)"
)
_MONTH: Final = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)"
)
_SETTLED_BEFORE: Final = (
    rf"(?i)(?:\b(?:over|under|above|below|aged?|turn(?:s|ed|ing)?|twenty|nineteen|eighteen|{_MONTH}"
    rf"|covid|(?:hundred|thousand)(?: and)?|between|between [\w-]+ and)|-)\W{{0,2}}$"
    rf"|\b{_UNITS}(?:%| percent| per cent)?,?\s?(?:to|or|–|-|and not|instead of)\s?$"
)
_SETTLED_AFTER: Final = (
    rf"(?i)\s?(?:years? old|year-old|,? (?:to|or|–) [$£€]?(?:{_UNITS}|{'|'.join(_WORDS)})\b"
    rf"|(?:of )?{_MONTH}\b"
    rf"|o['’]clock|{'|'.join(_WORDS)}|[A-Z]\w+ (?:Street|Road|Avenue|Lane)|am\b|pm\b|a\.m|p\.m)"
)
_AGE: Final = r"(?i)\b(?:over|under|above|below|aged?|turn(?:s|ed|ing)?)\s$"
_COUNTED_AFTER: Final = r"\s?(?:%|percent|per cent|[a-z]+s\b(?!\s*[,.;?!]?$)|thousand|million|people|staff)"
_USUAL: Final = {
    "second": frozenset({15, 30, 40, 60, 90}),
    "minute": frozenset({15, 30, 40, 60, 90}),
    "hour": frozenset({40}),
    "day": frozenset({14, 30, 60, 80, 90}),
    "month": frozenset(range(14, 20)),
}
"""Which of two alike numbers one expects with a unit: thirteen minutes and eighty months are not said."""
_UNIT: Final = r"(?i)[\s-]?(second|minute|hour|day|month)s?\b"
_SPELLED: Final = (
    r"(?i)\b(?:one|two|three|four|five|six|seven|eight|nine)"
    r"[- ](?:one|two|three|four|five|six|seven|eight|nine|oh|zero)\b"
)
"""fifteen, one-five: the number is told digit by digit already."""
_LONG: Final = r"(?<![\w.,:/+-])[$£€¥]?(\d{1,3}(?:,\d{3})+|\d{4,12})(?![\w:/-]|[.,]\d)"
_YEAR: Final = r"(?:1[5-9]|20)\d\d"
_STANDARD: Final = r"(?:\b[A-Z]{2,}|\b(?:Form|Section|Article|Room|No\.|Windows|Regulation|Act))[ -]$"
_ONES: Final = words("one two three four five six seven eight nine ten eleven twelve")
_SMALL: Final = {**{name: value for value, name in enumerate(_ONES, 1)}, "twenty": 20, **_WORDS}
_SCALES: Final = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 10**9}
_SAID_LONG: Final = rf"(?i)\b(?:(?:{'|'.join((*_SMALL, *_SCALES))})\b[\s-]*(?:and )?){{4,}}"
_EXACT: Final = 4
"""From so many digits before the zeros nobody keeps a number that was heard once."""
_KEPT: Final = 2
_DIGIT: Final = r"(?:one|two|three|four|five|six|seven|eight|nine|oh|zero|nought|double|triple|hundred|\d)"
_NOT_BY_EAR: Final = (
    r"(?i)(?<![\w,.$£€¥])(?!\d{4}[.-]\d\d?[.-]\d\d?\b)(?!\d\d?[.-]\d\d?[.-]\d{2,4}\b)"
    r"\+?\(?\d{2,5}\)?[ .-]\(?\d{2,5}\)?(?:[ .-]\d{2,5})+(?!\w)|(?<!\w)\+?0\d{7,11}(?!\w)"
    r"|https?://\S+|\bwww\.\S*\w|\b[\w.+-]+@[\w-]+\.\w[\w.]*\w|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/\w\S*"
    r"|\b\w+(?:-\w+)+\.(?:com|org|net|eu|de|fr|io|shop|jp|co\.\w\w)\b|\bdouble[- ]?u[ ,-]+double[- ]?u\b"
    r"|\b(?:forward )?slash \w+"
    rf"|\b{_DIGIT}(?:[ ,-]+{_DIGIT}){{5,}}\b"
)
_WORTH_A_LOOK: Final = frozenset({*_WORDS, *_SCALES, "double", "slash", "www", "oh", "zero", "nought"})
"""Most sentences hold none of these and no digit, and need no closer look."""
_SEVERAL: Final = 3
"""So many different digits in words may be a number to dial."""


def number_hard_to_hear(report: CheckReport) -> Iterator[Hit]:
    """H102: one hint a sentence, the gravest first: not to be noted down, not to be kept, easily misheard."""
    for part, sentence, text in sentences(report):
        said = set(re.findall("[a-z]+", text.lower()))
        digits = re.search(r"\d|@|\.\w|://", text)
        if digits or not said.isdisjoint(_WORTH_A_LOOK) or len(_SMALL.keys() & said) >= _SEVERAL:
            found = _by_hand(text) or _too_exact(text) or _alike(text)
            if found:
                place, message = found
                yield Hit(part, sentence.start + place, message)


def _by_hand(text: str) -> tuple[int, Message] | None:
    hit = re.search(_NOT_BY_EAR, text)
    if hit is None:
        return None
    return hit.start(), msg(
        "nobody can write down “{number}” while listening: point to your card",
        number=hit.group(),
    )


def _too_exact(text: str) -> tuple[int, Message] | None:
    for hit in re.finditer(_LONG, text):
        digits = hit[1].replace(",", "")
        if re.fullmatch(_YEAR, hit[1]) or re.search(_STANDARD, text[: hit.start()]):
            continue
        if len(digits.rstrip("0")) >= _EXACT:
            return hit.start(), _round_it(hit.group(), int(digits))
    for hit in re.finditer(_SAID_LONG, text):
        value = _value(hit.group())
        if not re.fullmatch(_YEAR, str(value)) and len(str(value).rstrip("0")) >= _EXACT:
            return hit.start(), _round_it(hit.group().strip().removesuffix(" and"), value)
    return None


def _round_it(number: str, value: int) -> Message:
    step = 10 ** max(len(str(value)) - _KEPT, 0)
    about = f"{round(value / step) * step:,}"
    return msg("“{number}” has too many digits to remember: say about {about}", number=number, about=about)


def _value(text: str) -> int:
    """Return the value of a number in words: two hundred thirty-four thousand and five."""
    total = part = 0
    for word in re.findall("[a-z]+", text.lower()):
        if word == "hundred":
            part = max(part, 1) * 100
        elif word in _SCALES:
            total, part = total + max(part, 1) * _SCALES[word], 0
        elif word in _SMALL:
            part += _SMALL[word]
    return total + part


def _alike(text: str) -> tuple[int, Message] | None:
    if re.search(_SPELLED, text):
        return None
    for hit in re.finditer(_NUMBER, text):
        written = hit["number"].lower()
        value = _WORDS.get(written) or int(written)
        before, after = text[: hit.start()], text[hit.end() :]
        unit = re.match(_UNIT, after)
        if unit and value in _USUAL[unit[1].lower()]:
            continue
        if re.match(_SETTLED_AFTER, after):
            continue
        if re.search(_SETTLED_BEFORE, before) and not (
            re.search(_AGE, before) and re.match(_COUNTED_AFTER, after)
        ):
            continue
        other = (value - 10) * 10 if value < 20 else value // 10 + 10
        return hit.start(), msg(
            "“{words}” is easily heard as {other}: say it slowly, or in another way, such as a dozen or half",
            words=hit.group(),
            other=_NAMES[other],
        )
    return None


NUMBERS: Final = ContentRule(
    RuleInfo(
        id="H102",
        name="number-hard-to-hear",
        severity="hint",
        languages=("en",),
        reason=msg("Fifteen and fifty differ by one sound, and of a long number only the beginning is kept."),
        source=msg("radio operators' practice: numbers that sound alike are said digit by digit"),
        fix=msg(
            "Settle it (fifteen, one five), round to two digits, and leave numbers to dial to your card."
        ),
    ),
    number_hard_to_hear,
)
