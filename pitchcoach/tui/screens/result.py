"""Result: how was it, and what now? One finding and one drill first, then the figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message as Event
from textual.widgets import Static

from pitchcoach.coach.check import check
from pitchcoach.coach.hearing.delivery_findings import delivery_findings
from pitchcoach.coach.hearing.hear_back import known_delivery
from pitchcoach.coach.hearing.heard_words import summary
from pitchcoach.coach.rehearsing.ladder import Proposal, propose, rung_name
from pitchcoach.coach.rehearsing.plan_words import told
from pitchcoach.coach.rehearsing.planning import plans
from pitchcoach.coach.reviewing.charts import draw
from pitchcoach.coach.reviewing.drill import start_of
from pitchcoach.coach.reviewing.findings import Candidate, choose
from pitchcoach.coach.reviewing.findings_round import round_findings
from pitchcoach.coach.reviewing.progress import seconds_panel
from pitchcoach.coach.reviewing.review import review
from pitchcoach.coach.reviewing.standing import beside_best, beside_last
from pitchcoach.i18n import Message, msg
from pitchcoach.model.round import Round
from pitchcoach.tui.hearing import HearingBack, RoundHeard
from pitchcoach.tui.keys import key_label
from pitchcoach.tui.lit import lit, visible
from pitchcoach.tui.pitch_screen import PitchcoachScreen
from pitchcoach.tui.practice import Practice, spoken
from pitchcoach.tui.screens.result_words import felt, rate, standings, table

if TYPE_CHECKING:
    from pitchcoach.coach.listening.shadow import Manner
    from pitchcoach.model.history import History
    from pitchcoach.model.pitch import Pitch
    from pitchcoach.model.report import CheckReport

_SHOWN_ROUNDS: Final = 20
_UNRECORDED: Final = msg("This round was not recorded; m switches the microphone on before a round.")
LOW: Final = 30
"""Below this many rows the picture of the rounds is lower, and nothing stands loose."""


class DueRead(Event):
    """The plan until the event of this pitch was made."""

    def __init__(self, told: Message) -> None:
        self.told = told
        super().__init__()


class Result(PitchcoachScreen):
    """One closed round."""

    SCREEN = "result"
    ABOUT = msg(
        "The first sentence is what helps most now, the second a drill for it: d begins it. Below it: what "
        "each section was given and what it took (the stroke is the plan), how fast you spoke, how it "
        "compares with the last round and the best, and your rounds so far against the slot. 1 to 5 say how "
        "it felt; the ladder listens to that."
    )
    CSS_PATH = "result.tcss"
    AUTO_FOCUS = ""

    def __init__(self, practice: Practice, done: Round) -> None:
        super().__init__()
        self._practice = practice
        self._round = done
        self._rounds: Sequence[Round] = ()
        self._history: History | None = None
        self._others: tuple[Candidate, ...] = ()
        self._said: Candidate | None = None
        self._said_before = done.finding

    def body(self) -> ComposeResult:
        """Lay out finding, drill, table, rate, comparison and history."""
        with VerticalScroll(id="sheet"):
            yield Static(id="finding")
            with Horizontal(classes="offer"):
                yield Static(id="drill-key", classes="key")
                yield Static(id="drill")
            with Horizontal(classes="offer"):
                yield Static(id="rung-key", classes="key")
                yield Static(id="rung")
            with Horizontal(classes="offer", id="recording"):
                yield Static(id="review-key", classes="key")
                yield Static(id="heard")
            yield Static(id="due")
            yield Static(id="table")
            yield Static(id="rate")
            yield Static(id="standing")
            yield Static(id="felt")
            yield Static(id="history")

    def on_mount(self) -> None:
        """Name the keys of what is offered."""
        for name in ("drill", "rung", "review"):
            self.query_one(f"#{name}-key", Static).update(lit(self._key(f"result.{name}")))
        self.query_one("#recording").display = self._round.take is not None
        self.query_one("#due").display = False
        self.query_one("#heard", Static).update(lit(self.tr("See what the recording tells.")))

    def on_resize(self, event: events.Resize) -> None:
        """Let what stands loose give way where there are few rows."""
        super().on_resize(event)
        self.set_class(event.size.height < LOW, "-low")
        if self._said is not None:
            self._show()

    def _look(self) -> None:
        """Read the rounds so far."""
        with self.app.telling():
            store = self.rooms.store()
            self._rounds = store.rounds(self._round.pitch, limit=_SHOWN_ROUNDS)
            self._history = store.history(self._round.pitch, newest=_SHOWN_ROUNDS)

    def on_screen_resume(self) -> None:
        """Show the round among the rounds so far; a drill may have changed the pitch or added one."""
        self._look()
        with self.app.telling():
            pitch = self.rooms.files.load(self._practice.pitch.path)
            if pitch.stamp != self._practice.pitch.stamp:
                self._practice = self._with(pitch)
        self._show()
        self.app.background.ask("due", self._due, self)
        if self._round.take is not None:
            self.app.hearing.ask("known", self._known, self)

    def _with(self, pitch: Pitch) -> Practice:
        """Return what is practised with its pitch in another form."""
        slot = self._practice.report.slot_seconds
        report = check(pitch, self.rooms.checker, self.app.settings, slot_seconds=slot)
        return replace(self._practice, pitch=pitch, report=report)

    def _due(self) -> DueRead | None:
        plan = plans(self.rooms, self.rooms.today()).of(self._round.pitch)
        return None if plan is None else DueRead(told(plan))

    def on_due_read(self, event: DueRead) -> None:
        """Tell what is left for today: whether it is enough."""
        due = self.query_one("#due", Static)
        due.update(lit(self.tr.render(event.told)))
        due.display = True

    # The recording

    def _known(self) -> RoundHeard | None:
        """Return what was kept of the recording: it may have been worked out behind another screen."""
        found = known_delivery(self._round, self.rooms)
        kept = None if self._round.id is None else self.rooms.store().get(self._round.id)
        return None if found is None else RoundHeard(kept or self._round, found)

    def on_hearing_back(self, event: HearingBack) -> None:
        """Tell how far it is."""
        if event.round_id == self._round.id:
            self.query_one("#heard", Static).update(lit(self.tr.render(event.words)))

    def on_round_heard(self, event: RoundHeard) -> None:
        """Take the marks that were heard, and weigh what the recording told; what is said may change."""
        if event.done.id == self._round.id:
            now = self._round
            self._round = replace(event.done, feeling=now.feeling, note=now.note, finding=now.finding)
            told = summary(event.delivery, self.app.settings)
            self.query_one("#heard", Static).update(lit(self.tr.render(told)))
            self.weigh(delivery_findings(event.delivery, event.done, self.app.settings))

    def weigh(self, others: Iterable[Candidate]) -> None:
        """Let other candidates be weighed with those of the times."""
        self._others = tuple(others)
        self._show()

    # Showing

    def _choose(self) -> Candidate:
        """Return what is said: of a round that was looked at before the same, as long as it holds."""
        own_slot = self._practice.pitch.slot_seconds
        found = round_findings(self._round, review(self._round), self.app.settings, own_slot)
        candidates = (*found, *self._others)
        if (said := next((one for one in candidates if one.code == self._said_before), None)) is not None:
            return said
        earlier = (one for one in self._rounds if one.started_at < self._round.started_at)
        said = choose(candidates, next((one.finding for one in earlier), ""))
        if not self._said_before and said.code != self._round.finding and self._round.id is not None:
            with self.app.telling():
                self.rooms.store().annotate(self._round.id, finding=said.code)
            self._round = replace(self._round, finding=said.code)
        return said

    @property
    def _next(self) -> Proposal:
        """What the ladder proposes after this round."""
        rounds = [self._round if one.id == self._round.id else one for one in self._rounds]
        return propose(rounds or [self._round])

    def _show(self) -> None:
        tr, signs, done = self.tr, self.app.signs, self._round
        result, said, ahead = review(done), self._choose(), self._next
        self._said = said
        rung, history = rung_name(ahead.rung, ahead.level), self._history
        best = history.best if history and history.count > 1 else None
        texts: dict[str, str | Content] = {
            "finding": tr.render(said.message),
            "drill": tr.render(said.drill.message),
            "rung": Content.assemble(
                visible(tr.render(rung)), "  ", (visible(tr.render(ahead.why)), "$quiet")
            ),
            "table": table(done, result, tr, signs),
            "rate": rate(done, result, self.app.settings, tr),
            "standing": standings((beside_last(done, self._rounds), beside_best(done, best)), tr),
            "felt": felt(done, tr, signs),
            "history": self._so_far(),
        }
        for name, text in texts.items():
            widget = self.query_one(f"#{name}", Static)
            widget.update(lit(text) if isinstance(text, str) else text)
            widget.display = bool(text)

    def _so_far(self) -> str:
        """Say in words how the rounds went until now, then draw them."""
        panel = seconds_panel(self._history) if self._history else None
        if panel is None or panel.chart is None:
            return self.tr("No finished round yet.")
        plain = self.app.settings.interface.ascii_signs
        height = 4 if self.has_class("-low") else 7
        picture = draw(panel.chart, self.tr.render, width=self.size.width - 8, height=height, plain=plain)
        return "\n".join([self.tr.render(panel.sentence), *picture])

    def _key(self, name: str) -> str:
        keys = next(command.keys for command in self.app.commands if command.id == name)
        return key_label(keys.split(",")[0], plain=self.app.settings.interface.ascii_signs)

    # What now

    def action_next(self) -> None:
        """Say it again on the same rung."""
        self._begin(self._practice)

    def _begin(self, practice: Practice) -> None:
        """Begin a round; the recording of this one must not be heard in it."""
        self.app.listener.stop()
        self.app.next_round(practice)

    def action_rung(self) -> None:
        """Say it on the rung that is proposed."""
        ahead = self._next
        self._begin(replace(self._practice, rung=ahead.rung, level=ahead.level))

    def action_drill(self) -> None:
        """Begin the drill."""
        begin: dict[str, Callable[[], None]] = {
            "say": self._drill_words,
            "shadow": self._drill_with_voice,
            "trim": self._drill_by_leaving_out,
            "write": self.action_draft,
            "round": self.action_next,
            "rung": self.action_rung,
        }
        if self._said is not None:
            self.app.listener.stop()
            begin[self._said.drill.kind]()

    @property
    def _spoken(self) -> CheckReport:
        """What was said in the round: on the rung of the shorter slot not all of the pitch."""
        return spoken(self._practice, self.rooms.checker, self.app.settings).report

    def _drill_words(self) -> None:
        from pitchcoach.tui.screens.drill import DrillScreen

        if self._said is not None:
            self.app.push_screen(DrillScreen(self._said.drill, self._spoken))

    def _drill_with_voice(self) -> None:
        if self._said is not None:
            drill = self._said.drill
            manner: Manner = "shadow" if drill.along else "repeat"
            begin = start_of(drill, self._spoken)
            self.app.open_shadow(self._practice.pitch, from_index=begin, manner=manner)

    def _drill_by_leaving_out(self) -> None:
        self.app.open_trim(self._practice.pitch)

    def step_back(self) -> bool:
        """Fall silent before the screen is left."""
        self.app.listener.stop()
        return super().step_back()

    def action_enough(self) -> None:
        """Go back to the library."""
        self.app.go_to_library()

    # What is added to the round

    def action_marks(self) -> None:
        """Mend the marks."""
        from pitchcoach.tui.screens.marks import Marks

        if self._round.marks:
            self.app.push_screen(Marks(self._round, self._use))
        else:
            self.app.tell(msg("This round has no parts to mark."))

    def _use(self, changed: Round) -> None:
        """Show the round with other marks; how fast this user speaks is learned anew from them."""
        self._round = changed
        self.rooms.profile.refresh()
        self._show()

    def action_note(self) -> None:
        """Ask for a line about the round."""
        from pitchcoach.tui.prompt import Prompt

        def noted(line: str | None) -> None:
            if line is not None and self._round.id is not None:
                with self.app.telling():
                    self.rooms.store().annotate(self._round.id, note=line)
                    self._round = replace(self._round, note=line)
                self._show()

        self.app.push_screen(Prompt(msg("A line about this round"), self._round.note, _anything), noted)

    def action_felt(self, feeling: int) -> None:
        """Keep how it felt; the same again takes it back."""
        given = 0 if self._round.feeling == feeling else feeling
        if self._round.id is not None:
            with self.app.telling():
                self.rooms.store().annotate(self._round.id, feeling=given)
                self._round = replace(self._round, feeling=given or None)
            self._show()

    # What lies elsewhere

    def action_review(self) -> None:
        """See what the recording tells."""
        if self._round.take is None:
            self.app.tell(_UNRECORDED)
        else:
            self.app.open_review(self._round, self._spoken.pitch)

    def action_take(self) -> None:
        """Hear the recording, or stop it."""
        if self._round.take is None:
            self.app.tell(_UNRECORDED)
        else:
            self.app.play_or_stop(self._round.take)

    def action_draft(self) -> None:
        """Change the pitch."""
        with self.app.telling():
            self.app.open_draft(self.rooms.files.load(self._practice.pitch.path))

    def action_rounds(self) -> None:
        """See all rounds of this pitch."""
        self.app.open_rounds(self._practice.pitch)


def _anything(value: str) -> Message | None:
    return None
