"""The pattern of actions after an event: the user's own ``follow-up.toml``, or the one that comes with us.

The file that comes with us is what the user gets a copy of, comments and all, when he first wants to change
something. Reading is strict: a mistake is told with what is wrong and where.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from string import Formatter
from typing import Any, Final

from pitchcoach.errors import SettingsError, reason_of
from pitchcoach.files import write_atomically
from pitchcoach.i18n import LOCALES, Message, msg

CHANNELS: Final = ("facebook", "message", "phone", "postcard", "newsletter", "newyear", "summer")
SEASONAL: Final = ("newyear", "summer")
"""The channels whose days the season decides."""
CATEGORIES: Final = ("now", "worried", "someday", "notyet", "")
PLACES: Final = (
    "name", "firm", "event", "day", "note", "can_do", "promised", "me", "season", "greeting",
)  # fmt: skip
"""What a letter may quote."""
_TOP: Final = {"stop_after", "rainy_season_ends", "signature", "step", "limits", "letter"}
_OF_STEP: Final = {"name", "channel", "after_days", "within_days", "categories", "waits"}
_OF_LETTER: Final = {"channel", "category", "text"}
_LONGEST_DAYS: Final = 3650


@dataclass(frozen=True)
class Step:
    """One thing to do after an event."""

    name: str
    """What the user calls it; no two alike."""
    channel: str
    """One of ``CHANNELS``."""
    after_days: int = 0
    """From how many days after the event."""
    within_days: int = 0
    """Until how many days after it."""
    categories: tuple[str, ...] = CATEGORIES
    """For whom it is."""
    waits: bool = True
    """Whether it waits for an answer: only such steps stop when none comes."""


@dataclass(frozen=True)
class Letter:
    """A text for one channel, with places for what was noted."""

    channel: str
    """One of ``CHANNELS``."""
    category: str | None
    """For whom it is; None for all that have no text of their own."""
    text: str
    """The text; a line with a place that has nothing in it is left out."""


@dataclass(frozen=True)
class Pattern:
    """All of it."""

    steps: tuple[Step, ...]
    """In the order of the file."""
    letters: tuple[Letter, ...]
    """In the order of the file."""
    limits: dict[str, int]
    """How many characters one may have, by channel."""
    stop_after: int = 3
    """After so many without an answer nothing that waits for one is asked for any more."""
    rainy_season_ends: tuple[int, int] = (7, 20)
    """Month and day from which summer cards go out."""
    signature: str = ""
    """What the user is called in the letters."""

    def step(self, name: str) -> Step | None:
        """Return the step of this name."""
        return next((step for step in self.steps if step.name == name), None)


def default_text(locale: str) -> str:
    """Return the file that comes with us, in the language of the letters."""
    name = f"followup_{locale if locale in LOCALES else 'en'}.toml"
    return files("pitchcoach.config").joinpath(name).read_text(encoding="utf-8")


def load_pattern(path: Path, locale: str) -> Pattern:
    """Read the user's file; where there is none, the one that comes with us. Raises SettingsError."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        text = default_text(locale)
    except UnicodeDecodeError as error:
        raise _wrong(msg("the file is not UTF-8"), path) from error
    except OSError as error:
        raise _wrong(msg("cannot read the file: {reason}", reason=reason_of(error)), path) from error
    return read_pattern(text, path)


def write_default(path: Path, locale: str) -> bool:
    """Give the user a copy to change; False when there is a file already. Raises UnwritableError."""
    if path.exists():
        return False
    write_atomically(path, default_text(locale).encode("utf-8"), mode=0o600)
    return True


def read_pattern(text: str, path: Path | None = None) -> Pattern:
    """Read the text of such a file. Raises SettingsError."""
    try:
        tables = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        line = re.search(r"line (\d+)", str(error))
        raise _wrong(
            msg("this is not valid TOML: {reason}", reason=str(error)), path, int(line[1]) if line else None
        ) from error
    reader = _Reader(text, path)
    reader.names(tables, _TOP, msg("the file"))
    steps = tuple(reader.step(entry) for entry in reader.tables(tables, "step"))
    letters = tuple(reader.letter(entry) for entry in reader.tables(tables, "letter"))
    limits = tables.get("limits", {})
    if not isinstance(limits, dict):
        raise reader.wrong(msg("[limits] must be a table"), "limits")
    reader.names(limits, set(CHANNELS), "[limits]")
    twice = next((s.name for i, s in enumerate(steps) if s.name in {t.name for t in steps[:i]}), None)
    if twice is not None:
        raise reader.wrong(msg("two steps are called {name}", name=twice), twice)
    return Pattern(
        steps=steps,
        letters=letters,
        limits={channel: reader.number(limits, channel, 1, 100_000) for channel in limits},
        stop_after=reader.number(tables, "stop_after", 1, 100, 3),
        rainy_season_ends=reader.month_and_day(tables, "rainy_season_ends", (7, 20)),
        signature=reader.text(tables, "signature", ""),
    )


class _Reader:
    """Takes single values out of the parsed file and tells what is wrong with them."""

    def __init__(self, text: str, path: Path | None) -> None:
        self._lines = text.splitlines()
        self._path = path

    def wrong(self, message: Message, near: str = "") -> SettingsError:
        """Return the error, with the line on which the word it is about first stands."""
        found = (n for n, line in enumerate(self._lines, 1) if near and near in line.partition("#")[0])
        return _wrong(message, self._path, next(found, None))

    def tables(self, tables: dict[str, Any], name: str) -> list[dict[str, Any]]:
        found = tables.get(name, [])
        if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
            raise self.wrong(msg("write [[{name}]] in double brackets", name=name), f"[{name}")
        return found

    def names(self, table: dict[str, Any], known: set[str], where: Message | str) -> None:
        for name in table:
            if name not in known:
                raise self.wrong(
                    msg(
                        "{where} knows no {name}; it knows {known}",
                        where=where,
                        name=name,
                        known=", ".join(sorted(known)),
                    ),
                    name,
                )

    def number(
        self, table: dict[str, Any], name: str, least: int, most: int, default: int | None = None
    ) -> int:
        value = table.get(name, default)
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise self.wrong(
                msg(
                    "{name} must be a whole number from {least} to {most}", name=name, least=least, most=most
                ),
                name,
            )
        return value

    def text(self, table: dict[str, Any], name: str, default: str | None = None) -> str:
        value = table.get(name, default)
        if not isinstance(value, str):
            raise self.wrong(msg("{name} must be a text in quotes", name=name), name)
        return value

    def one_of(self, table: dict[str, Any], name: str, among: tuple[str, ...]) -> str:
        value = self.text(table, name)
        if value not in among:
            choices = ", ".join(choice or '""' for choice in among)
            raise self.wrong(msg("{name} must be one of {choices}", name=name, choices=choices), f'"{value}"')
        return value

    def month_and_day(self, table: dict[str, Any], name: str, default: tuple[int, int]) -> tuple[int, int]:
        written = self.text(table, name, f"{default[0]:02}-{default[1]:02}")
        hit = re.fullmatch(r"(\d{1,2})-(\d{1,2})", written)
        if hit is None or not (1 <= int(hit[1]) <= 12 and 1 <= int(hit[2]) <= 28 + 3 * (hit[1] != "02")):
            raise self.wrong(msg("{name} must be a month and a day such as 07-20", name=name), name)
        return int(hit[1]), int(hit[2])

    def step(self, entry: dict[str, Any]) -> Step:
        self.names(entry, _OF_STEP, "[[step]]")
        name = self.text(entry, "name", "")
        if not name.strip():
            raise self.wrong(msg("every [[step]] needs a name"), "[[step]]")
        channel = self.one_of(entry, "channel", CHANNELS)
        categories = entry.get("categories", list(CATEGORIES))
        if not isinstance(categories, list) or not set(map(str, categories)) <= set(CATEGORIES):
            raise self.wrong(
                msg("categories must be a list of {choices}", choices='now, worried, someday, notyet, ""'),
                "categories",
            )
        waits = entry.get("waits", True)
        if not isinstance(waits, bool):
            raise self.wrong(msg("{name} must be {kind}", name="waits", kind=msg("true or false")), "waits")
        after = within = 0
        if channel not in SEASONAL:
            after = self.number(entry, "after_days", 0, _LONGEST_DAYS)
            within = self.number(entry, "within_days", after, _LONGEST_DAYS)
        return Step(name, channel, after, within, tuple(map(str, categories)), waits)

    def letter(self, entry: dict[str, Any]) -> Letter:
        self.names(entry, _OF_LETTER, "[[letter]]")
        channel = self.one_of(entry, "channel", CHANNELS)
        category = self.one_of(entry, "category", CATEGORIES) if "category" in entry else None
        text = self.text(entry, "text").strip("\n")
        try:
            places = [part for _, part, _, _ in Formatter().parse(text) if part is not None]
        except ValueError as error:
            raise self.wrong(
                msg("a letter for {channel} has a lonely brace; write {{{{ or }}}} for one", channel=channel),
                text.splitlines()[0] if text else "[[letter]]",
            ) from error
        for place in places:
            if place not in PLACES:
                raise self.wrong(
                    msg(
                        "a letter may quote {known}, not {place}",
                        known=", ".join(PLACES),
                        place=f"{{{place}}}",
                    ),
                    f"{{{place}",
                )
        return Letter(channel, category, text)


def _wrong(message: Message, path: Path | None, line: int | None = None) -> SettingsError:
    return SettingsError(
        message,
        remedy=msg(
            "Correct the line, or delete the file to go back to the pattern that comes with pitchcoach."
        ),
        path=path,
        line=line,
    )
