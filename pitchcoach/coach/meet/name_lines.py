"""One name a line: what else stands in the line is told apart where that is certain, and kept where not."""

from __future__ import annotations

import re
from typing import Final

from pitchcoach.coach.meet import tidy
from pitchcoach.coach.meet.columns import FIRM, TRADE
from pitchcoach.model.meet import Person

_LABEL: Final = re.compile(r"^\s*(?:[-*•・●○◯■□◆◇▶※]|[(（]?\d{1,3}[.．)）、:：](?=\D)|[①-⑳])\s*")
"""A bullet or a number before the name."""
_BRACKETS: Final = re.compile(r"^(?P<before>[^(（]+)[(（](?P<inside>[^()（）]+)[)）]\s*(?P<after>.*)$")
_WIDE_SPACE: Final = re.compile(r"[　\t]+|\s{2,}")
_SPACE: Final = re.compile(r"\s+")
_SHORT_FIRM: Final = re.compile(r"[(（][株有同][)）]")


def person_of(text: str) -> Person | None:
    """Return who is named in a line; None when nobody is."""
    bare = _LABEL.sub("", text).strip()
    if not any(map(str.isalnum, bare)):
        return None
    hit = None if _SHORT_FIRM.search(bare) else _BRACKETS.match(bare)
    if hit is None:
        firm, name = _split(bare)
        return _person(name, firm=firm)
    firm, name = _split(hit["before"])
    return _bracketed(name, firm, hit["inside"], hit["after"])


def _bracketed(name: str, firm: str, inside: str, after: str) -> Person | None:
    """Tell what stands in brackets after a name: a reading, a firm, a trade, or something else."""
    values = {"firm": firm, "line": after}
    if tidy.is_kana(inside) and not tidy.is_kana(name):
        values["reading"] = inside
    elif FIRM.search(inside) and not firm:
        values["firm"] = inside
    elif TRADE.fullmatch(tidy.line(inside)):
        values["trade"] = inside
    elif FIRM.search(name) and not firm:  # 株式会社やまだ（山田花子）
        name, values["firm"] = inside, name
    else:
        values["line"] = f"{inside} {after}"
    return _person(name, **values)


def _split(text: str) -> tuple[str, str]:
    """Return firm and name, when one of two parts can only be a firm; else everything is the name."""
    for space in (_WIDE_SPACE, _SPACE):
        parts = [part for part in space.split(text.strip()) if part]
        firms = [i for i, part in enumerate(parts) if FIRM.search(part)]
        if len(parts) < 2 or not firms:
            continue
        first, last = firms[0], firms[-1]
        if first == 0 and last + 1 < len(parts):
            if _is_whole_form(parts[last]) and last + 2 < len(parts):  # 株式会社 やまだ 山田花子
                last += 1
            return " ".join(parts[: last + 1]), " ".join(parts[last + 1 :])
        if last == len(parts) - 1 and first > 0:
            return " ".join(parts[first:]), " ".join(parts[:first])
    return "", text


def _is_whole_form(part: str) -> bool:
    return tidy.same_firm(part) == ""


def _person(name: str, **values: str) -> Person | None:
    found = tidy.name(name)
    kept = {field: tidy.line(value) for field, value in values.items()}
    return Person(None, found, **kept) if found else None  # type: ignore[arg-type]  # texts only
