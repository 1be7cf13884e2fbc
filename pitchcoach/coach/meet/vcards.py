"""Business cards in vCard 2.1, 3.0 and 4.0, as telephones and address books write them, into people.

Of each card only what the list has a place for is read. Old Japanese telephones write quoted-printable in
Shift JIS; that is understood, too.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pitchcoach.coach.meet import tidy
from pitchcoach.coach.meet.listed import BETWEEN
from pitchcoach.model.meet import Person

_LINE: Final = re.compile(
    r"(?:[\w-]+\.)?(?P<name>[\w-]+)(?P<parameters>(?:;[^:\"]*(?:\"[^\"]*\"[^:\"]*)*)?):(?P<value>.*)", re.S
)
_ESCAPED: Final = re.compile(r"\\(.)", re.S)
_CHARSETS: Final = {"shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932"}


@dataclass(frozen=True, slots=True)
class _Property:
    """One line of a card."""

    name: str
    parameters: tuple[str, ...]
    value: str

    def parts(self) -> list[str]:
        """Return the components of a structured value, each as one line."""
        return [tidy.line(_unescaped(part)) for part in _unescaped_split(self.value)]

    def text(self) -> str:
        """Return a plain value as one line."""
        return tidy.line(_unescaped(self.value))


def is_vcard(text: str) -> bool:
    """Tell whether a text begins as a card does."""
    return text.lstrip("\ufeff \t\r\n")[:20].upper().startswith("BEGIN:VCARD")


def people_of(text: str) -> list[Person]:
    """Return the people of all cards that name somebody, in their order."""
    found = (_person(card) for card in _cards(text))
    return [person for person in found if person is not None]


def _cards(text: str) -> Iterator[list[_Property]]:
    card: list[_Property] = []
    for line in _unfolded(text):
        hit = _LINE.fullmatch(line)
        if hit is None:
            continue
        name, value = hit["name"].upper(), hit["value"]
        if (name, value.strip().upper()) == ("BEGIN", "VCARD"):
            card = []
        elif (name, value.strip().upper()) == ("END", "VCARD"):
            yield card
            card = []
        else:
            parameters = tuple(hit["parameters"].split(";")[1:])
            card.append(_Property(name, parameters, _decoded(value, parameters)))


def _unfolded(text: str) -> Iterator[str]:
    """Put together what was folded, by a space at the start of a line or by = at its end (2.1)."""
    held = ""
    for raw in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if held and raw[:1] in (" ", "\t"):
            held += raw[1:]
        elif held.endswith("=") and "QUOTED-PRINTABLE" in held.partition(":")[0].upper():
            held = held[:-1] + raw
        else:
            if held:
                yield held
            held = raw
    if held:
        yield held


def _decoded(value: str, parameters: Sequence[str]) -> str:
    if not any(one.upper().removeprefix("ENCODING=") == "QUOTED-PRINTABLE" for one in parameters):
        return value
    charset = _parameter(parameters, "CHARSET").casefold() or "utf-8"
    data = binascii.a2b_qp(value.encode("utf-8", "replace"))
    try:
        return data.decode(_CHARSETS.get(charset, charset), "replace")
    except LookupError:  # a charset that nobody knows
        return data.decode("utf-8", "replace")


def _person(card: Sequence[_Property]) -> Person | None:
    family, given = [*_parts(card, "N"), "", ""][:2]
    written = _text(card, "FN") or _full(family, given) or _text(card, "NICKNAME")
    if (
        family
        and given
        and tidy.is_eastern(family)
        and tidy.same_name(written)
        in (
            tidy.same_name(family + given),
            tidy.same_name(given + family),
        )
    ):
        written = f"{family} {given}"
    name = tidy.name(written)
    if not name:
        return None
    firm = [part for part in _parts(card, "ORG") if part]
    said = dict.fromkeys([*firm[1:], *_texts(card, "TITLE"), *_texts(card, "NOTE")])
    return Person(
        None,
        name,
        reading=_reading(card),
        firm=firm[0] if firm else "",
        trade=_text(card, "ROLE"),
        line=BETWEEN.join(said),
        email=BETWEEN.join(_texts(card, "EMAIL")),
        phone=BETWEEN.join(text.removeprefix("tel:") for text in _texts(card, "TEL")),
        address=_address(_parts(card, "ADR")),
    )


def _reading(card: Sequence[_Property]) -> str:
    names = [_text(card, f"X-PHONETIC-{part}-NAME") for part in ("LAST", "FIRST")]
    if any(names):
        return " ".join(filter(None, names))
    sound = " ".join(filter(None, _parts(card, "SOUND")))  # of Japanese telephones
    return sound or _sorted_as(card)


def _sorted_as(card: Sequence[_Property]) -> str:
    sort = _text(card, "SORT-STRING")
    if sort:
        return sort
    names = (_parameter(one.parameters, "SORT-AS") for one in card if one.name == "N")
    return tidy.line(next(filter(None, names), "").replace(",", " "))


def _parameter(parameters: Sequence[str], name: str) -> str:
    found = (one.partition("=") for one in parameters)
    return next((value.strip('"') for key, _, value in found if key.upper() == name), "")


def _address(parts: Sequence[str]) -> str:
    """Return box, extension, street, town, region, code and country in the order of their script."""
    box, more, street, town, region, code, country = (*parts, *[""] * 7)[:7]
    if tidy.is_eastern("".join(parts)):
        return " ".join(filter(None, [code, f"{region}{town}{street}", more, box]))
    return ", ".join(filter(None, [box, more, street, town, f"{region} {code}".strip(), country]))


def _full(family: str, given: str) -> str:
    names = [family, given] if tidy.is_eastern(family + given) else [given, family]
    return " ".join(filter(None, names))


def _text(card: Sequence[_Property], name: str) -> str:
    return next(iter(_texts(card, name)), "")


def _texts(card: Sequence[_Property], name: str) -> list[str]:
    return list(dict.fromkeys(text for one in card if one.name == name and (text := one.text())))


def _parts(card: Sequence[_Property], name: str) -> list[str]:
    return next((one.parts() for one in card if one.name == name), [])


def _unescaped_split(value: str) -> list[str]:
    return re.split(r"(?<!\\);", value.replace(r"\\", "\0")) if value else []


def _unescaped(value: str) -> str:
    plain = value.replace("\0", r"\\")
    return _ESCAPED.sub(lambda hit: " " if hit[1] in "nN" else hit[1], plain)
