"""Tables of people: CSV as Excel writes it and the cells of a spreadsheet, into rows of people."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pitchcoach.coach.meet import tidy
from pitchcoach.coach.meet.columns import Field, by_heading, guessed
from pitchcoach.coach.meet.listed import BETWEEN, Row
from pitchcoach.model.meet import Category, Encounter, Person

CATEGORY_WORDS: Final[dict[str, Category]] = {
    "now": "now",
    "readynow": "now",
    "今すぐ客": "now",
    "worried": "worried",
    "hasaworry": "worried",
    "お悩み客": "worried",
    "someday": "someday",
    "そのうち客": "someday",
    "notyet": "notyet",
    "まだまだ客": "notyet",
}
"""The kinds of customers as lists write them, in either language."""
_UNDECIDED: Final = ("notdecided", "未定", "未分類")
_NO: Final = ("", "no", "0", "false", "いいえ", "-", "×")
_FORMULA_SIGNS: Final = tuple("=+-@＝＋－＠")
"""What a cell begins with that a spreadsheet would reckon with."""
_DELIMITERS: Final = ("\t", ",", ";")
_NUMBERING: Final = ("", "no", "id", "#", "番号", "№")
"""Headings of columns that nobody misses."""
_USUAL: Final = 0.6
"""Share of lines with the same number of cells from which on they are a table."""
_MOST_COLUMNS: Final = 200
"""What has more is no list of people."""
_ABOVE: Final = 5
"""Within so many lines the heading is looked for: lists have titles."""


@dataclass(frozen=True, slots=True)
class Table:
    """What a table says."""

    rows: tuple[Row, ...]
    """Its people, in its order."""
    columns: tuple[Field | None, ...]
    """What each column was taken for; None for one that was left out."""
    has_heading: bool
    """Whether it told its columns; else they were guessed."""
    left_out: tuple[str, ...]
    """The headings of the columns that were left out."""
    nameless: tuple[int, ...]
    """Numbers of the lines that name nobody, from 1."""


def table_of(text: str) -> Table | None:
    """Return the table that a text is; None when it is none."""
    cells = _split(text)
    filled = [(number, row) for number, row in enumerate(cells, start=1) if any(cell.strip() for cell in row)]
    if not filled:
        return None
    place, columns = _heading([row for _, row in filled])
    heading = [tidy.line(cell) for cell in filled[place][1]] if place >= 0 else []
    rows, nameless = [], []
    for number, row in filled[place + 1 :]:
        one = _row(row, columns)
        if one is None:
            nameless.append(number)
        else:
            rows.append(one)
    left_out = [
        cell
        for cell, field in zip(heading, columns, strict=False)
        if field is None and cell.casefold().strip(".") not in _NUMBERING
    ]
    return Table(tuple(rows), tuple(columns), place >= 0, tuple(left_out), tuple(nameless))


def guarded(value: str) -> str:
    """Return a cell with which no spreadsheet reckons: one that begins like a formula gets a ' before it."""
    return f"'{value}" if _is_formula(value) else value


def unguarded(cell: str) -> str:
    """Undo ``guarded``."""
    return cell[1:] if cell.startswith("'") and _is_formula(cell) else cell


def _is_formula(value: str) -> bool:
    return value.lstrip("'").lstrip()[:1] in _FORMULA_SIGNS


def _split(text: str) -> list[list[str]]:
    """Return the cells when most lines have the same number of them, more than one; else nothing."""
    for delimiter in _DELIMITERS:
        if delimiter in text:
            rows = _cells(text, delimiter)
            widths = Counter(len(row) for row in rows if any(cell.strip() for cell in row))
            usual, lines = widths.most_common(1)[0] if widths else (0, 0)
            if 1 < usual <= _MOST_COLUMNS and lines >= _USUAL * widths.total():
                return rows
    first = next((line for line in text.split("\n") if line.strip()), "")
    return _cells(text, ",") if by_heading([first.strip().strip('"')]) else []  # one column with a heading


def _cells(text: str, delimiter: str) -> list[list[str]]:
    """Split a table; where its quotes make no sense they are taken as written."""
    for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE):
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=quoting, strict=True)
        try:
            return list(reader)
        except csv.Error:
            continue
    return [line.split(delimiter) for line in text.split("\n")]


def _heading(rows: Sequence[Sequence[str]]) -> tuple[int, list[Field | None]]:
    """Return the place of the heading and its columns; -1 and a guess when there is none."""
    for place, row in enumerate(rows[:_ABOVE]):
        columns = by_heading(row)
        if columns is not None and (place == 0 or len(set(columns) - {None}) > 1):
            return place, columns
    return -1, guessed(rows)


def _row(cells: Sequence[str], columns: Sequence[Field | None]) -> Row | None:
    values: dict[Field, list[str]] = {}
    for cell, field in zip(cells, columns, strict=False):
        if field is not None and (value := tidy.line(unguarded(cell))):
            values.setdefault(field, []).append(value)

    def all_of(between: str, *fields: Field) -> str:
        return between.join(dict.fromkeys(value for field in fields for value in values.get(field, ())))

    name = tidy.name(all_of(" ", "name") or _whole(all_of(" ", "family"), all_of(" ", "given")))
    if not name:
        return None
    category, unknown = _category(all_of(BETWEEN, "category"))
    trade, line = all_of(BETWEEN, "trade"), all_of(BETWEEN, "line")
    person = Person(
        None,
        name,
        reading=all_of(" ", "reading") or _whole(all_of(" ", "family_reading"), all_of(" ", "given_reading")),
        firm=all_of(" ", "firm"),
        trade=trade or unknown,
        line=BETWEEN.join(filter(None, [line, unknown if trade else ""])),
        category=category,
        email=all_of(BETWEEN, "email"),
        phone=all_of(BETWEEN, "phone"),
        address=all_of(" ", "postcode", "address"),
        quiet=_yes(all_of("", "quiet")),
    )
    noted = Encounter(
        0,
        0,
        0,
        note=all_of(BETWEEN, "note"),
        why_here=all_of(BETWEEN, "why_here"),
        can_do=all_of(BETWEEN, "can_do"),
        promised=all_of(BETWEEN, "promised"),
        same_trade=_yes(all_of("", "same_trade")),
        talked=_yes(all_of("", "talked")),
    )
    return Row(person, noted)


def _whole(family: str, given: str) -> str:
    """Return a name of two columns in the order of its script."""
    names = (family, given) if tidy.is_eastern(family + given) else (given, family)
    return " ".join(filter(None, names))


def _category(word: str) -> tuple[Category, str]:
    """Return the kind of customer a word names, and the word itself when it names none."""
    plain = tidy.same_name(word)
    if plain in _CATEGORIES:
        return _CATEGORIES[plain], ""
    return "", "" if plain in _UNDECIDED else word


_CATEGORIES: Final = {tidy.same_name(word): category for word, category in CATEGORY_WORDS.items()}


def _yes(word: str) -> bool:
    return tidy.same_name(word) not in _NO
