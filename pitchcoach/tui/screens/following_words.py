"""What the screens that read aloud say around the text: place, state, pace, parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pitchcoach.i18n import Translator
from pitchcoach.tui.words import clock, section_name

if TYPE_CHECKING:
    from pitchcoach.coach.listening.read_aloud import ReadAloud
    from pitchcoach.model.pitch import Pitch
    from pitchcoach.tui.signs import Signs


def place_words(aloud: ReadAloud, tr: Translator) -> str:
    """Return which sentence it is, and the time; a tilde while the whole is only expected."""
    rendering = aloud.rendering
    where = tr("sentence {number} of {count}", number=aloud.place.line + 1, count=len(rendering.lines))
    about = "" if rendering.all_made else "~"
    whole = max(aloud.whole, aloud.elapsed)
    return f"{where}   {clock(aloud.elapsed)} / {about}{clock(round(whole))}"


def state_words(aloud: ReadAloud, signs: Signs, tr: Translator) -> str:
    """Return what is going on: sign and word."""
    match aloud.state:
        case "failed":
            return f"{signs.signal} {tr('silent: Space tries again')}"
        case "paused":
            return f"{signs.signal} {tr('PAUSED: Space goes on')}"
        case "ended":
            return f"{signs.done} {tr('end: Space begins again')}"
        case "preparing":
            made = tr("{made} of {count}", made=aloud.rendering.made, count=len(aloud.rendering.lines))
            return f"{signs.empty} {tr('preparing…')} {made}"
    return f"{signs.now} {tr('speaking')}"


def manner_words(aloud: ReadAloud, extra: str, tr: Translator) -> str:
    """Return how it is read: what a screen adds, how far the voice is, its pace, speed and name."""
    rendering = aloud.rendering
    words = [extra]
    if not rendering.all_made and aloud.state != "preparing":
        words.append(tr("prepared: {made} of {count}", made=rendering.made, count=len(rendering.lines)))
    if rendering.rate and rendering.lines[0].line.language == "ja":
        words.append(tr("{rate} morae/s", rate=f"{rendering.rate:.1f}"))
    elif rendering.rate:
        words.append(tr("{rate} words/min", rate=f"{rendering.rate * 60:.0f}"))
    words += [f"×{rendering.speed:.2f}", rendering.info.name]
    return "   ".join(word for word in words if word)


def sections_words(pitch: Pitch, current: int, signs: Signs, tr: Translator) -> str:
    """Return the names of the parts, the one that is heard marked."""
    names = [
        (number, section_name(section.role, section.heading, tr))
        for number, section in enumerate(pitch.sections)
        if section.spoken.text
    ]
    return "   ".join(f"{signs.closed} {name}" if at == current else name for at, name in names)
