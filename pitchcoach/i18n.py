"""The interface in the user's language: messages stay data until an edge renders them.

Rooms and use cases build a :class:`Message` (English text with ``{named}`` values); only the command line and
the screens hold a :class:`Translator`. There is no global language and no thread-local one.
"""

from __future__ import annotations

import gettext
import locale as system_locale
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

DOMAIN: Final = "pitchcoach"
LOCALES: Final = ("ja", "en")
CATALOGUES: Final = Path(__file__).parent / "locale"


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence for the user, not yet in the user's language."""

    text: str
    """English text, the key of the catalogue, with ``{named}`` places."""
    values: Mapping[str, object] = field(default_factory=dict)
    """What goes into the places; a :class:`Message` among them is rendered first."""


def msg(text: str, /, **values: object) -> Message:
    """Build a message; the catalogue extractor knows this name."""
    return Message(text, values)


class Translator:
    """Turns messages into one language; falls back to the English text itself."""

    def __init__(self, locale: str) -> None:
        self.locale = locale
        self._catalogue = gettext.translation(DOMAIN, CATALOGUES, languages=[locale], fallback=True)

    def __call__(self, text: str, /, **values: object) -> str:
        """Translate ``text`` and fill its places."""
        return self.render(Message(text, values))

    def plural(self, one: str, many: str, count: int, /, **values: object) -> str:
        """Translate the form for ``count``, which is also the value of ``{count}``."""
        return self._fill(self._catalogue.ngettext(one, many, count), {"count": count, **values})

    def render(self, message: Message) -> str:
        """Translate a message that a room or a use case made."""
        translated = self._catalogue.gettext(message.text) if message.text else ""
        return self._fill(translated, message.values)

    def _fill(self, text: str, values: Mapping[str, object]) -> str:
        if not values:
            return text
        return text.format(**{k: self.render(v) if isinstance(v, Message) else v for k, v in values.items()})


def locale_from_environment(environment: Mapping[str, str] | None = None) -> str:
    """Return ``ja`` or ``en`` as the terminal's environment asks: gettext's own order, then the system's."""
    environment = os.environ if environment is None else environment
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        for wanted in environment.get(name, "").split(":"):
            short = wanted.replace("-", "_").split("_")[0].split(".")[0].lower()
            if short in LOCALES:
                return short
            if short in ("c", "posix"):
                return "en"
    name = system_locale.getlocale()[0] or ""  # Windows sets none of the variables
    return "ja" if name.lower().startswith("ja") else "en"
