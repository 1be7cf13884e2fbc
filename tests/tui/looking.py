"""What a test sees and types without a terminal."""

from __future__ import annotations

from textual import events
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.message import Message


def shown(app: App[object]) -> str:
    """Return the text on the screen, line by line."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


def parsed(data: str) -> list[Message]:
    """Return what Textual makes of bytes from a terminal."""
    parser = XTermParser()
    return [*parser.feed(data), *parser.feed("")]


def type_text(app: App[object], text: str) -> None:
    """Send keys as a terminal does: Pilot's ``press`` loses Japanese punctuation and emoji."""
    for event in parsed(text):
        if isinstance(event, events.Key):
            app.post_message(event)
