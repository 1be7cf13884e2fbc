"""What the draft opens beside itself: readings, cuts, questions, a variant's base, the reason of a finding.

Each is handed the pitch and gives a changed one back through ``put``; the draft takes it into its fields.
"""

from __future__ import annotations

from abc import abstractmethod

from pitchcoach.coach.check import split_ids
from pitchcoach.coach.drafting.variants import kept_own, taken_over
from pitchcoach.config.load import save_setting, with_setting
from pitchcoach.i18n import msg
from pitchcoach.model.pitch import ROLE_NAMES, Pitch, Role
from pitchcoach.model.report import CheckReport, Finding
from pitchcoach.tui.pitch_screen import PitchcoachScreen
from pitchcoach.tui.screens.draft_places import role_at


class DraftTools(PitchcoachScreen):
    """The draft's commands that open something; what they need of the draft is abstract here."""

    @property
    @abstractmethod
    def pitch(self) -> Pitch:
        """What is written, as far as it can be read."""

    @property
    @abstractmethod
    def report(self) -> CheckReport | None:
        """The newest figures and findings."""

    @abstractmethod
    def place(self) -> int:
        """Return where in the file the cursor stands."""

    @abstractmethod
    def chosen_finding(self) -> Finding | None:
        """Return the finding that is marked, else the first."""

    @abstractmethod
    def put(self, pitch: Pitch) -> None:
        """Take a changed text into the fields and keep it."""

    def action_reading(self) -> None:
        """Ask how the next guessed word, else the word at the cursor, is read; the file keeps the answer."""
        from pitchcoach.tui.screens.draft_reading import ask_reading

        ask_reading(self, self.report, self.place(), self.put)

    def action_listen(self) -> None:
        """Hear it from the sentence at the cursor on, and follow it."""
        self.app.open_listen(self.pitch, self.put, self.place())

    def action_readings(self) -> None:
        """Show how every word is read."""
        self.app.open_readings(self.pitch, self.put)

    def action_trim(self) -> None:
        """Show what to leave out."""
        self.app.open_trim(self.pitch, self.put)

    def action_guide(self) -> None:
        """Ask one question after the other."""
        self.app.open_guide(self.pitch, self.put)

    def action_base(self) -> None:
        """Tell how the part at the cursor stands to the base; where they differ, offer the base's words."""
        from pitchcoach.tui.card import BasePart

        pitch, role = self.pitch, role_at(self.pitch, self.place())
        follows = bool(pitch.follows and pitch.based_on)
        base = self.rooms.files.base_of(pitch) if follows else None
        if base is None and follows:
            missing = msg("{base}, which this pitch is based on, cannot be read", base=pitch.based_on)
            self.app.tell(missing, "warning")
            return
        if base is None:
            self.app.tell(msg("This pitch follows no other; v in the library makes a variant that does."))
            return
        if role is None:
            self.app.tell(msg("Put the cursor into one of the parts first."))
            return
        if role in pitch.shared:
            told = msg(
                "{part} follows {base}. Write here, and it becomes this variant's own.",
                part=ROLE_NAMES[role],
                base=pitch.based_on,
            )
            self.app.tell(told)
            return
        stands = (
            self.tr("The base has changed since you wrote this part:")
            if role in pitch.moved_on
            else self.tr("You say this part otherwise than the base:")
        )
        section = base.section(role)
        words = section.spoken.text if section is not None else self.tr("(nothing)")
        head = f"{self.tr.render(ROLE_NAMES[role])}   {pitch.based_on}"
        self.app.push_screen(
            BasePart([(head, stands), ("", ""), ("", words)]), lambda answer: self._based(role, answer)
        )

    def _based(self, role: Role, answer: str | None) -> None:
        with self.app.telling():
            if answer == "take":
                self.put(taken_over(self.pitch, role, self.rooms))
            elif answer == "keep":
                self.put(kept_own(self.pitch, role, self.rooms))

    def action_about(self) -> None:
        """Explain the finding that is marked."""
        from pitchcoach.tui.card import AboutFinding

        finding = self.chosen_finding()
        if finding is None:
            self.app.tell(msg("There are no findings."))
            return
        render = self.tr.render
        told = [(f"{finding.rule}  {finding.name}", render(finding.message))]
        language = self.pitch.language
        for info in self.rooms.rule_book():
            if info.id == finding.rule and language in info.languages:
                told += [
                    (self.tr("Why"), render(info.reason)),
                    (self.tr("What to do"), render(info.fix)),
                    (self.tr("Source"), render(info.source)),
                ]
                break
        self.app.push_screen(AboutFinding(told), lambda answer: self._switch_off(finding, answer))

    def _switch_off(self, finding: Finding, answer: str | None) -> None:
        with self.app.telling():
            if answer == "here":
                off = ", ".join(sorted(self.pitch.rules_off | {finding.rule}))
                self.put(self.rooms.files.with_value(self.pitch, "rules_off", off))
                self.app.tell(msg("{rule} is off in this file (rules_off).", rule=finding.rule))
            elif answer == "everywhere":
                off = ", ".join(sorted(split_ids(self.app.settings.rules.off) | {finding.rule}))
                save_setting(self.rooms.locations.settings, "rules", "off", off)
                self.app.use_settings(with_setting(self.app.settings, "rules", "off", off))
                self.put(self.pitch)
                told = msg("{rule} is off for all pitches; the setting is rules.off.", rule=finding.rule)
                self.app.tell(told)
