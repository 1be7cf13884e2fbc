"""Review: what did the recording tell? The text with marks, pictures with their sentences, and the sound."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message as Event
from textual.widgets import Static

from pitchcoach.coach.hearing.heard_text import HeardPhrase, heard_text, phrase_words
from pitchcoach.coach.hearing.heard_words import summary
from pitchcoach.errors import PitchcoachError
from pitchcoach.i18n import msg
from pitchcoach.model.pitch import Pitch
from pitchcoach.model.round import Round
from pitchcoach.tui.background import Failed
from pitchcoach.tui.hearing import HearingBack, RoundHeard, hearing
from pitchcoach.tui.lit import lit
from pitchcoach.tui.pitch_screen import PitchcoachScreen
from pitchcoach.tui.screens.review_beside import Beside, Compared, Rendered
from pitchcoach.tui.screens.review_pictures import PICTURES, Page, Shown, all_pictures, picture
from pitchcoach.tui.widgets.heard_text import HeardText
from pitchcoach.tui.words import clock, section_name

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from pitchcoach.coach.hearing.delivery import Delivery
    from pitchcoach.coach.reviewing.take_aloud import TakeAloud
    from pitchcoach.coach.rooms import Rooms

WIDE: Final = (110, 32)
"""From this size on the pictures stand beside the text, all at once."""
LOW: Final = 22
"""Below this many rows the picture is lower, to leave room for the text."""
LEAD_SECONDS: Final = 0.15
"""Playing begins so much before a phrase: a first sound is not cut off."""
_TICK: Final = 0.1
_PEAKS: Final = 600
"""Peaks kept of a recording for its waveform: more than any screen has columns."""
_LEGEND: Final = {
    "stall": msg("long silence"),
    "unasked": msg("pause unasked"),
    "out": msg("left out"),
    "unsure": msg("not recognised"),
    "again": msg("said again"),
    "lost": msg("no pause"),
    "fast": msg("hurried"),
    "extra": msg("not in the text"),
}


class ReviewRead(Event):
    """What was kept of the round was read; ``found`` is None when it is to be worked out first."""

    def __init__(self, found: Delivery | None) -> None:
        self.found = found
        super().__init__()


class SoundRead(Event):
    """The samples of the recording were read."""

    def __init__(self, samples: NDArray[np.float32], rate: int, peaks: tuple[float, ...]) -> None:
        self.samples = samples
        self.rate = rate
        self.peaks = peaks
        super().__init__()


class Review(PitchcoachScreen):
    """One recorded round."""

    SCREEN = "review"
    ABOUT = msg(
        "The text as it was said. The number after a phrase is the pause in seconds; the line below the text "
        "tells the signs, and what there is at the phrase under the cursor. Enter plays from there. c goes "
        "on to the next picture: pace, voice, loudness, the sound itself, the figures, and the comparison "
        "with the voice and your best round. What a recording tells is a guess of a machine: listen yourself."
    )
    CSS_PATH = "review.tcss"

    def __init__(self, done: Round, pitch: Pitch | None = None) -> None:
        """``pitch`` is what was said; without it the file is read again where that is needed."""
        super().__init__()
        self._round = done
        self._pitch = pitch
        self._found: Delivery | None = None
        self._heard: tuple[HeardPhrase, ...] = ()
        self._peaks: tuple[float, ...] = ()
        self._aloud: TakeAloud | None = None
        self._sound: SoundRead | None = None
        self._page: Page = "pace"
        self._beside = Beside()

    def body(self) -> ComposeResult:
        """Lay out head, text, what is under the cursor, and the pictures."""
        plain = self.app.settings.interface.ascii_signs
        yield Static(id="title")
        yield Static(id="summary")
        with Horizontal(id="sheet"):
            with Vertical(id="left"):
                yield HeardText(plain=plain, id="text")
                yield Static(id="legend")
                yield Static(id="here")
                yield Static(id="panel")
            yield Static(id="side")

    def on_mount(self) -> None:
        """Read what was kept, and the sound."""
        when = self._round.started_at.astimezone().strftime("%Y-%m-%d %H:%M")
        self.query_one("#title", Static).update(lit(f"{self._round.title}   {when}"))
        self.query_one("#summary", Static).update(lit(self.tr("Reading …")))
        self.query_one(HeardText).focus()
        self.set_interval(_TICK, self._follow)
        done, rooms = self._round, self.rooms
        self.app.hearing.ask("review", lambda: _kept(done, rooms), self)

    def on_resize(self, event: events.Resize) -> None:
        """Put the pictures beside the text where there is room for it."""
        super().on_resize(event)
        wide = event.size.width >= WIDE[0] and event.size.height >= WIDE[1]
        self.set_class(wide, "-wide")
        if wide and self._page in PICTURES:
            self._page = "figures"
        self.call_after_refresh(self._draw)

    def on_unmount(self) -> None:
        """Fall silent, and let no voice go on speaking for nobody."""
        if self._aloud is not None:
            self._aloud.close()
        self._beside.gone = True

    # What arrives

    def on_review_read(self, event: ReviewRead) -> None:
        """Show what was kept; where there is nothing, hear the recording back now."""
        done = self._round
        there = done.take is not None and done.take.exists()
        if event.found is not None:
            self._show(event.found)
        elif there:
            self._hear()
        else:
            self.query_one("#summary", Static).update(
                lit(self.tr("This round has no recording; m before a round switches the microphone on."))
            )
        if there and done.take is not None:
            rooms, path = self.rooms, done.take
            self.app.hearing.ask("sound", lambda: _samples(rooms.samples_of(path)), self)

    def _hear(self) -> None:
        try:
            pitch = self._pitch or self.rooms.files.load(self._round.pitch)
        except PitchcoachError as error:
            self._refuse(error)
        else:
            work = hearing(self._round, pitch, self.rooms, self)
            self.app.hearing.ask(f"hear {self._round.id}", work, self)

    def on_failed(self, event: Failed) -> None:
        """Say in place of the review why there is none; without its sound there still is one."""
        event.stop()
        if event.subject == "sound":
            self.app.tell_error(event.error)
        else:
            self._refuse(event.error)

    def _refuse(self, error: PitchcoachError) -> None:
        self.query_one("#summary", Static).update(lit(self.app.sentence(error)))

    def on_hearing_back(self, event: HearingBack) -> None:
        """Tell how far it is."""
        self.query_one("#summary", Static).update(lit(self.tr.render(event.words)))

    def on_round_heard(self, event: RoundHeard) -> None:
        """Show what the recording told."""
        self._round = event.done
        self._show(event.delivery)

    def on_sound_read(self, event: SoundRead) -> None:
        """Have the sound ready for playing, and draw it."""
        self._sound, self._peaks = event, event.peaks
        self._draw()

    def on_rendered(self, event: Rendered) -> None:
        """Tell how far the voice is."""
        self._beside.progress = (event.done, event.whole)
        self._draw()

    def on_compared(self, event: Compared) -> None:
        """Show the comparison."""
        self._beside.columns = event.columns
        self._draw()

    def _show(self, found: Delivery) -> None:
        self._found = found
        settings = self.app.settings
        self._heard = heard_text(found, settings)
        marks = self._round.marks
        names = [
            section_name(part.role, marks[n].heading if n < len(marks) else "", self.tr)
            for n, part in enumerate(found.sections)
        ]
        text = self.query_one(HeardText)
        text.show(self._heard, names)
        self.query_one("#summary", Static).update(lit(self.tr.render(summary(found, settings))))
        legend = "   ".join(f"{sign} {self.tr.render(_LEGEND[code])}" for code, sign in text.legend)
        self.query_one("#legend", Static).update(lit(legend))
        self._draw()

    # Drawing

    @on(HeardText.Chosen)
    def _chosen(self) -> None:
        self._draw()

    def _draw(self) -> None:
        """Draw the line under the text and the pictures anew."""
        found = self._found
        if found is None:
            return
        chosen = self.query_one(HeardText).chosen
        self.query_one("#here", Static).update(self._here(chosen, found))
        at = None if chosen is None else chosen.said.start
        wide = self.has_class("-wide")
        if wide:
            side = self.query_one("#side", Static)
            width = max(20, side.content_size.width)
            rows = max(3, (side.size.height - 2) // len(PICTURES) - 2)
            side.update(all_pictures(found, self._peaks, self._round, self.app, Shown(width, rows, at)))
        panel = self.query_one("#panel", Static)
        rows = 5 if self.size.height >= LOW else 3
        panel.set_class(self._page not in PICTURES, "-table")
        panel.update(self._picture(self._page, found, Shown(max(20, panel.content_size.width), rows, at)))

    def _picture(self, page: Page, found: Delivery, shown: Shown) -> Content:
        if page == "beside":
            return self._beside.content(found, self._round, self.tr, shown.width)
        return picture(page, found, self._peaks, self._round, self.app, shown)

    def _here(self, chosen: HeardPhrase | None, found: Delivery) -> Content:
        if chosen is None:
            return lit("")
        words, *more = [self.tr.render(one) for one in phrase_words(chosen, found)]
        for one in more:
            words = self.tr("{first}, {second}", first=words, second=one)
        sign = f"{self.app.signs.now} " if self._playing else ""
        return Content.assemble(
            (f"{sign}{clock(chosen.said.start)}  ", "bold"), lit(chosen.said.text), "  ", lit(words)
        )

    # Sound

    @property
    def _playing(self) -> bool:
        return self._aloud is not None and self._aloud.place is not None

    def _follow(self) -> None:
        """Let the cursor go with the sound."""
        place = self._aloud.place if self._aloud is not None else None
        if place is None:
            return
        begun = [
            n for n, one in enumerate(self._heard) if one.said.said != "skipped" and one.said.start <= place
        ]
        if begun:
            self.query_one(HeardText).cursor = max(begun, key=lambda n: self._heard[n].said.start)

    def action_play(self) -> None:
        """Play from the phrase under the cursor, or stop."""
        if self._aloud is not None and self._playing:
            self._aloud.close()
            self._draw()
            return
        if self._sound is None:
            self.app.tell(msg("There is no recording to play: it was deleted, or it is still being read."))
            return
        from pitchcoach.coach.reviewing.take_aloud import TakeAloud

        if self._aloud is None:
            self._aloud = TakeAloud(self.rooms.stream(), self._sound.samples, self._sound.rate)
        chosen = self.query_one(HeardText).chosen
        start = chosen.said.start if chosen is not None else self._round.take_start
        with self.app.telling():
            self._aloud.play(start - LEAD_SECONDS)

    # Commands

    def action_mark(self, step: int) -> None:
        """Go to the next place that is marked."""
        if not self.query_one(HeardText).next_marked(step):
            self.app.tell(msg("There is no further mark."))

    def action_page(self, step: int) -> None:
        """Show the next picture, or the figures, or the comparison."""
        pages: tuple[Page, ...] = ("figures", "beside")
        if not self.has_class("-wide"):
            pages = (*PICTURES, *pages)
        at = pages.index(self._page) if self._page in pages else -1
        self._page = pages[(at + step) % len(pages)]
        if self._page == "beside" and self._found is not None:
            self._beside.begin(self._round, self._pitch, self._found, self)
        self._draw()

    def action_takes(self) -> None:
        """See the recordings of this pitch."""
        self.app.open_takes(self._round.pitch)


def _kept(done: Round, rooms: Rooms) -> ReviewRead:
    from pitchcoach.coach.hearing.hear_back import known_delivery

    return ReviewRead(known_delivery(done, rooms))


def _samples(read: tuple[NDArray[np.float32], int]) -> SoundRead:
    import numpy as np

    samples, rate = read
    mono = np.abs(samples).max(axis=1) if samples.ndim > 1 else np.abs(samples)
    edges = np.linspace(0, len(mono), min(_PEAKS, max(1, len(mono))) + 1).astype(int)[:-1]
    peaks = np.maximum.reduceat(mono, edges) if len(mono) else np.zeros(1)
    return SoundRead(samples, rate, tuple(float(peak) for peak in peaks))
