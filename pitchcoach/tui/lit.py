"""The user's text, shown literally: Textual reads ``[...]`` as markup, and ``escape`` is not enough.

Everything that comes from a user goes through ``lit`` (widgets) or ``cell`` (DataTable, Tree) on its way to
a screen. Control characters become visible signs, so that a file cannot send commands to the terminal.
"""

from __future__ import annotations

from typing import Final

from rich.text import Text
from textual.content import Content

_PICTURES: Final = {
    **{code: chr(0x2400 + code) for code in range(0x20) if code not in (0x09, 0x0A)},
    0x7F: "\u2421",
    **dict.fromkeys(range(0x80, 0xA0), "\ufffd"),
}


def visible(text: str) -> str:
    """Return ``text`` with each control character but tab and line break as one sign; its length stays."""
    return text.translate(_PICTURES)


def lit(text: str) -> Content:
    """Return content for any widget that takes a string."""
    return Content(visible(text))


def cell(text: str) -> Text:
    """Return one line for a DataTable or a Tree."""
    return Text(visible(text.replace("\n", " ").replace("\t", " ")), no_wrap=True, end="")
