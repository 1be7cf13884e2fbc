"""One-to-ones and touches in one line each, for every kind of file."""

from __future__ import annotations

from pitchcoach.coach.meet.today import CHANNEL_NAMES, STATE_NAMES
from pitchcoach.i18n import Translator
from pitchcoach.model.meet import Talk, Touch


def talk_said(talk: Talk, tr: Translator) -> str:
    """Say when it was, who spoke for how long, and what was agreed on."""
    when = talk.started_at.astimezone().strftime("%Y-%m-%d %H:%M")
    shares = tr(
        "{when}, they spoke {theirs}, I {mine}", when=when, theirs=_time(talk.theirs), mine=_time(talk.mine)
    )
    return f"{shares}, {talk.next_step}" if talk.next_step else shares


def touch_said(touch: Touch, tr: Translator) -> str:
    """Say from when on, through what, and what became of it."""
    channel = touch.step or tr.render(CHANNEL_NAMES[touch.channel])
    return f"{touch.due.isoformat()} {channel}: {tr.render(STATE_NAMES[touch.state])}"


def _time(seconds: float) -> str:
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02d}"
