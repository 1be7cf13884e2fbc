"""The guide: a blank page becomes a pitch by keys alone, and nothing that was answered is lost."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Static

from pitchcoach.coach.drafting.answers import answer_of
from pitchcoach.coach.drafting.draft import new_pitch
from pitchcoach.coach.drafting.questions import STEPS, Step
from pitchcoach.config.settings import Interface, Settings
from pitchcoach.model.pitch import Language, Pitch
from pitchcoach.tui.app import PitchcoachApp
from pitchcoach.tui.screens.draft import Draft
from pitchcoach.tui.screens.guide import Guide
from pitchcoach.tui.screens.setup import Setup
from tests.tui.hostile import HOSTILE
from tests.tui.looking import shown, type_text
from tests.tui.program import Fakes, program, rooms_with

ANSWERS: dict[Step, str] = {
    "purpose": "店を開く人を紹介してくれる方と、三人知り合う。",
    "audience": "これから飲食店を開く方",
    "slot": "60",
    "target": "これから小さな飲食店を開く方、許可の書類で困っていませんか。行政書士の青山みどりと申します。",
    "feature": "飲食店の営業許可だけを、八年で二百件。図面の段階で保健所へ一緒に行きます。",
    "benefit": "去年のカレー店では、予定より二週間早く開店できました。書類に使うのは、およそ三時間です。",
    "hook": "お知り合いに、店を出したいという方はいらっしゃいますか。",
}


@dataclass
class Guiding:
    """A guide that is open in front of a test."""

    app: PitchcoachApp
    pilot: Pilot[object]
    pitch: Pitch
    fakes: Fakes
    kept: list[Pitch] = field(default_factory=list)

    @property
    def screen(self) -> Guide:
        assert isinstance(self.app.screen, Guide)
        return self.app.screen

    def answer(self, step: Step) -> str:
        return answer_of(self.kept[-1] if self.kept else self.pitch, step, self.app.rooms.files)

    def example_shown(self) -> str:
        assert self.screen.step is not None
        asked = self.screen._questions[self.screen.step]
        return str(asked.query_one(".helping", Static).content)

    async def until(self, good: Callable[[], bool], what: str = "") -> None:
        for _ in range(200):
            if good():
                return
            await self.pilot.pause(0.02)
        pytest.fail(f"{what}\n{shown(self.app)}")

    async def until_shown(self, text: str) -> None:
        await self.until(lambda: text in shown(self.app), f"waited for {text!r}")

    async def type(self, text: str) -> None:
        before = self.screen.step
        assert before is not None
        type_text(self.app, text)
        await self.until(lambda: text in self.screen._questions[before].answer, f"typed {text!r}")

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()


@contextlib.asynccontextmanager
async def guiding(
    tmp_path: Path,
    size: tuple[int, int] = (80, 24),
    *,
    locale: str = "en",
    language: Language = "ja",
    settings: Settings | None = None,
    answers: dict[Step, str] | None = None,
) -> AsyncIterator[Guiding]:
    fakes = Fakes()
    rooms = rooms_with(fakes, settings)
    pitch = new_pitch(tmp_path, "自己紹介", language, rooms, answers)
    app = program(tmp_path, fakes, locale=locale, settings=settings)
    kept: list[Pitch] = []
    async with app.run_test(size=size, notifications=True) as pilot:
        app.open_guide(pitch, kept.append)
        await pilot.pause()
        yield Guiding(app, pilot, pitch, fakes, kept)


class TestFromABlankPage:
    async def test_keys_alone_make_a_pitch(self, tmp_path: Path) -> None:
        async with guiding(tmp_path) as guide:
            for step in STEPS:
                assert guide.screen.step == step
                if step == "slot":
                    await guide.press("ctrl+u")
                await guide.type(ANSWERS[step])
                await guide.press("enter" if step in ("purpose", "audience", "slot") else "ctrl+n")
            assert guide.screen.step is None
            await guide.until_shown("Enter opens the draft, Ctrl+R rehearses it")
            await guide.until_shown("short by")
            assert "L102" in shown(guide.app)
            assert {step: guide.answer(step) for step in STEPS} == ANSWERS

    async def test_each_question_comes_with_smaller_ones_and_an_example(self, tmp_path: Path) -> None:
        async with guiding(tmp_path, answers={"purpose": "三人と知り合う。"}) as guide:
            await guide.type("農家の方")
            await guide.press("enter", "enter")
            assert "Who has which problem?" in shown(guide.app)
            assert "- Whom did you help last" in shown(guide.app)
            assert "Example: 形が悪いだけで、畑に残している野菜。" in guide.example_shown()
            assert "形が悪いだけで" in shown(guide.app)

    async def test_the_slot_changes_what_is_asked(self, tmp_path: Path) -> None:
        async with guiding(tmp_path, answers={"purpose": "x", "audience": "社長"}) as guide:
            await guide.press("ctrl+b", "ctrl+u", *"300", "enter")
            assert "What do you ask first, before you speak of yourself?" in shown(guide.app)
            await guide.press("f7", "ctrl+u", *"30", "enter")
            assert "One person, one sentence" in shown(guide.app)

    async def test_the_gauge_follows_the_keys(self, tmp_path: Path) -> None:
        async with guiding(tmp_path, answers={"purpose": "x", "audience": "社長"}) as guide:
            assert guide.screen.step == "target"
            await guide.until_shown("0 characters")
            assert "usually 75–87 in 3 sentences" in shown(guide.app)
            await guide.type("電気代の明細をご覧になっていますか。")
            await guide.until_shown("18 characters")
            await guide.until_shown("Altogether 18")

    async def test_english_is_counted_in_words(self, tmp_path: Path) -> None:
        answers: dict[Step, str] = {"purpose": "x", "audience": "landlords"}
        async with guiding(tmp_path, language="en", answers=answers) as guide:
            await guide.type("Your flats are empty.")
            await guide.until_shown("4 words")
            assert "Landlords, have you looked" in guide.example_shown()

    async def test_an_input_methods_full_width_answers_arrive(self, tmp_path: Path) -> None:
        async with guiding(tmp_path) as guide:
            await guide.type("三人と　知り合う。")
            await guide.press("enter", "enter", "ctrl+u")
            await guide.type("６０秒")
            await guide.press("enter")
            assert guide.screen.step == "target"
            assert guide.kept[-1].slot_seconds == 60

    async def test_a_heading_written_into_an_answer_begins_another_part(self, tmp_path: Path) -> None:
        async with guiding(tmp_path, answers={"purpose": "x", "audience": "社長"}) as guide:
            guide.app.post_message(events.Paste("困っていませんか。\n\n## きっかけ\nいかがですか。"))
            await guide.pilot.pause()
            await guide.press("ctrl+n")
            assert guide.answer("target") == "困っていませんか。"
            assert guide.answer("hook") == "いかがですか。"
            await guide.press("ctrl+n", "ctrl+n")
            assert guide.screen._questions["hook"].answer == "いかがですか。"


class TestMoving:
    async def test_leaving_keeps_what_was_answered_and_coming_back_begins_there(self, tmp_path: Path) -> None:
        async with guiding(tmp_path) as guide:
            await guide.type("三人と知り合う。")
            await guide.press("enter")
            await guide.type("飲食店を開く方")
            await guide.press("escape")
            assert not isinstance(guide.app.screen, Guide)
            assert guide.answer("audience") == "飲食店を開く方"
            guide.app.open_guide(guide.kept[-1], guide.kept.append)
            await guide.pilot.pause()
            assert guide.screen.step == "target"
            await guide.press("ctrl+b", "ctrl+b")
            assert guide.screen.step == "audience"
            assert "飲食店を開く方" in shown(guide.app)

    async def test_nothing_changed_is_nothing_kept(self, tmp_path: Path) -> None:
        async with guiding(tmp_path, answers=ANSWERS) as guide:
            assert guide.screen.step == "purpose", "a pitch with all answers is gone through from the start"
            await guide.press("enter", "enter", "enter", "ctrl+n", "ctrl+n", "ctrl+n", "ctrl+n")
            assert guide.screen.step is None
            await guide.press("escape")
            assert guide.kept == []

    async def test_tab_and_shift_tab_go_on_and_back(self, tmp_path: Path) -> None:
        async with guiding(tmp_path) as guide:
            await guide.press("tab", "tab", "tab", "tab")
            assert guide.screen.step == "feature"
            await guide.press("shift+tab")
            assert guide.screen.step == "target"
            assert guide.app.focused is guide.screen._questions["target"].field

    async def test_enter_breaks_the_line_of_a_part(self, tmp_path: Path) -> None:
        async with guiding(tmp_path, answers={"purpose": "x", "audience": "社長"}) as guide:
            await guide.type("一行目。")
            await guide.press("enter")
            assert guide.screen.step == "target"
            await guide.type("二行目。")
            await guide.press("ctrl+n")
            assert guide.answer("target") == "一行目。\n二行目。"

    async def test_questions_can_be_left_out(self, tmp_path: Path) -> None:
        async with guiding(tmp_path) as guide:
            for _ in STEPS:
                await guide.press("ctrl+n")
            await guide.until_shown("Still open: Purpose, Listeners, Target, Feature, Benefit, Hook")
            assert "rehearses" not in shown(guide.app)
            await guide.press("f7")
            assert guide.screen.step == "hook"
            assert guide.kept == []

    async def test_what_is_answered_is_passed_over_quickly(self, tmp_path: Path) -> None:
        some = {step: ANSWERS[step] for step in ("purpose", "audience", "target", "feature", "hook")}
        async with guiding(tmp_path, answers=some) as guide:
            assert guide.screen.step == "benefit"
            for _ in range(5):
                await guide.press("f7")
            assert guide.screen.step == "purpose"
            await guide.press("f6")
            assert guide.screen.step == "benefit"
            await guide.press("f6")
            assert guide.screen.step is None

    async def test_the_keys_of_the_screen_work_where_the_field_has_its_own(self, tmp_path: Path) -> None:
        async with guiding(tmp_path, answers={"purpose": "x", "audience": "社長"}) as guide:
            await guide.type("消えません。")
            await guide.press("f7", "f8")
            await guide.type("本当に。")
            await guide.press("ctrl+n")
            assert guide.answer("target") == "消えません。本当に。"

    async def test_a_slot_that_is_none_is_told_and_not_kept(self, tmp_path: Path) -> None:
        async with guiding(tmp_path, answers={"purpose": "x", "audience": "社長"}) as guide:
            await guide.press("f7", "ctrl+u", *"soon", "enter")
            assert guide.screen.step == "slot"
            await guide.until_shown("This is no number of seconds")
            await guide.press("escape")
            assert any("The slot stays 60 s." in told.message for told in guide.app._notifications)
            assert guide.kept == []

    async def test_ending_the_program_keeps_the_answer_that_is_being_written(self, tmp_path: Path) -> None:
        async with guiding(tmp_path) as guide:
            await guide.type("三人と知り合う。")
            await guide.press("ctrl+q")
        assert guide.kept[-1].purpose == "三人と知り合う。"


class TestThePurpose:
    async def test_that_of_another_pitch_is_offered_and_taken_over_by_enter(self, tmp_path: Path) -> None:
        rooms = rooms_with(Fakes())
        rooms.files.save(new_pitch(tmp_path, "前のもの", "ja", rooms, {"purpose": "三人と知り合う。"}))
        async with guiding(tmp_path) as guide:
            await guide.until_shown("As in “前のもの”. Enter takes it over.")
            await guide.press("escape")
            assert guide.kept == [], "nobody has said yes"
            guide.app.open_guide(guide.pitch, guide.kept.append)
            await guide.until_shown("三人と知り合う。")
            await guide.press("enter")
            assert guide.answer("purpose") == "三人と知り合う。"

    async def test_it_is_not_asked_again_in_the_pitch_that_has_it(self, tmp_path: Path) -> None:
        async with guiding(tmp_path, answers={"purpose": "x"}) as guide:
            assert guide.screen.step == "audience"

    async def test_it_never_replaces_what_is_being_written(self, tmp_path: Path) -> None:
        rooms = rooms_with(Fakes())
        other = new_pitch(tmp_path, "前のもの", "ja", rooms, {"purpose": "三人と知り合う。"})
        async with guiding(tmp_path) as guide:
            from pitchcoach.tui.screens.guide import PurposeFound

            await guide.type("別の目的")
            guide.screen.post_message(PurposeFound(other))
            await guide.pilot.pause()
            assert guide.screen._questions["purpose"].answer == "別の目的"


class TestTheEnd:
    async def test_enter_opens_the_draft_of_what_was_kept(self, tmp_path: Path) -> None:
        async with guiding(tmp_path, answers=ANSWERS) as guide:
            guide.app.rooms.files.save(guide.pitch)
            await guide.press("f6", "enter")
            await guide.until(lambda: isinstance(guide.app.screen, Draft))
            await guide.until_shown("青山みどり")

    async def test_ctrl_r_rehearses_it(self, tmp_path: Path) -> None:
        async with guiding(tmp_path, answers=ANSWERS) as guide:
            guide.app.rooms.files.save(guide.pitch)
            await guide.press("f6")
            await guide.until_shown("rehearses it")
            await guide.press("ctrl+r")
            await guide.until(lambda: isinstance(guide.app.screen, Setup))

    async def test_a_draft_below_takes_the_answers_into_its_fields(self, tmp_path: Path) -> None:
        async with guiding(tmp_path) as guide:
            await guide.press("escape")
            guide.app.open_draft(guide.app.rooms.files.save(guide.pitch))
            await guide.pilot.pause()
            await guide.press("ctrl+g", "ctrl+n", "ctrl+n", "ctrl+n")
            await guide.type("困っていませんか。")
            await guide.press("f6")
            assert guide.screen.step == "feature"
            await guide.press("f6", "f6", "f6", "enter")
            await guide.until(lambda: isinstance(guide.app.screen, Draft))
            assert guide.app.screen.query_one("#part-target").text == "困っていませんか。"  # type: ignore[attr-defined]

    async def test_a_talk_is_told_that_short_is_good(self, tmp_path: Path) -> None:
        async with guiding(tmp_path, (120, 40), answers={**ANSWERS, "slot": "300"}) as guide:
            await guide.press("f6")
            await guide.until_shown("half of the time is the other's")


class TestShowing:
    @pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40)])
    @pytest.mark.parametrize("locale", ["ja", "en"])
    async def test_question_field_gauge_and_help_are_seen_everywhere(
        self, tmp_path: Path, size: tuple[int, int], locale: str
    ) -> None:
        async with guiding(
            tmp_path, size, locale=locale, answers={"purpose": "x", "audience": "社長"}
        ) as guide:
            await guide.type("字。")
            prompt = guide.app.tr("Who has which problem? Let listeners think of one person.")
            await guide.until_shown(prompt[:12])
            await guide.until_shown("字。")
            await guide.until_shown("75–87")
            assert "F1" in shown(guide.app).splitlines()[-1]

    async def test_the_help_of_the_field_tells_the_whole_prompt(self, tmp_path: Path) -> None:
        async with guiding(tmp_path, (60, 18), answers={"purpose": "x", "audience": "社長"}) as guide:
            assert "Whom did you help last" not in shown(guide.app)
            await guide.press("f1")
            await guide.until_shown("Whom did you help last")

    async def test_minutes_are_told_without_hurry(self, tmp_path: Path) -> None:
        async with guiding(tmp_path) as guide:
            assert "question 1 of 7   minute 1 of 5" in shown(guide.app)
            guide.fakes.clock.now += 61
            await guide.press("ctrl+n")
            assert "question 2 of 7   minute 2 of 5" in shown(guide.app)
            guide.fakes.clock.now += 600
            await guide.press("ctrl+n")
            assert "minute 12" in shown(guide.app)
            assert "of 5" not in shown(guide.app)

    async def test_signs_say_how_far_one_is(self, tmp_path: Path) -> None:
        plain = Settings(interface=Interface(ascii_signs=True))
        async with guiding(tmp_path, settings=plain, answers={"purpose": "x"}) as guide:
            steps = shown(guide.app).splitlines()[1]
            assert "o Purpose  > Listeners  o Slot  . Target" in steps

    @pytest.mark.parametrize("words", HOSTILE)
    async def test_the_users_words_are_words(self, tmp_path: Path, words: str) -> None:
        async with guiding(tmp_path) as guide:
            guide.screen._questions["purpose"].write(words)
            await guide.press("ctrl+n", "f7", "f6")
            changed = replace(guide.pitch, title=words)
            guide.app.open_guide(changed, guide.kept.append)
            await guide.pilot.pause()
            assert isinstance(guide.app.screen, Guide)


class TestInTheDraft:
    async def test_what_helps_is_shown_below_the_part_that_is_written(self, tmp_path: Path) -> None:
        async with guiding(tmp_path, (120, 40), answers={"audience": "農家の方"}) as guide:
            await guide.press("escape")
            guide.app.open_draft(guide.pitch)
            await guide.until_shown("Whom did you help last")
            assert "What do you leave out on purpose?" not in shown(guide.app)
            await guide.press("tab")
            await guide.until_shown("What do you leave out on purpose?")
            assert "Whom did you help last" not in shown(guide.app)
            await guide.until_shown("大きな工場は、一トンから")

    async def test_a_small_terminal_keeps_one_line_and_the_help(self, tmp_path: Path) -> None:
        async with guiding(tmp_path, (80, 24), answers={"audience": "農家の方"}) as guide:
            await guide.press("escape")
            guide.app.open_draft(guide.pitch)
            await guide.until_shown("Who has which problem?")
            assert "Whom did you help last" not in shown(guide.app)
            await guide.press("f1")
            await guide.until_shown("Whom did you help last")
            await guide.until_shown("形が悪いだけで")

    async def test_another_slot_or_audience_asks_anew(self, tmp_path: Path) -> None:
        async with guiding(tmp_path, (120, 40)) as guide:
            await guide.press("escape")
            guide.app.open_draft(guide.pitch)
            await guide.until_shown("トマトを切ると")
            await guide.press("shift+tab", "ctrl+u", *"300", "tab")
            await guide.until_shown("What do you ask first, before you speak of yourself?")
