"""A sentence for the user, from any widget: posted, it bubbles to the app, which translates and shows it."""

from __future__ import annotations

from typing import Literal

from textual.message import Message as Event

from pitchcoach.i18n import Message

Severity = Literal["information", "warning", "error"]


class Told(Event):
    """Something the user should know."""

    def __init__(self, sentence: Message, severity: Severity = "information") -> None:
        self.sentence = sentence
        self.severity: Severity = severity
        super().__init__()
