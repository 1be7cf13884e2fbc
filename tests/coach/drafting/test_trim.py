"""Sets of cuts: each really fits, none is larger than it must be, and nothing outside the cuts changes."""

from __future__ import annotations

import functools
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pitchcoach.cli.compose import compose_rooms
from pitchcoach.coach.check import check
from pitchcoach.coach.drafting.trim import apply, outcome, suggestions
from pitchcoach.coach.rooms import Rooms
from pitchcoach.config.settings import Settings
from pitchcoach.errors import PitchcoachError
from pitchcoach.locations import example_pitches, locations
from pitchcoach.model.pitch import FileForm, Pitch
from pitchcoach.model.trim import Candidate, Trimming
from pitchcoach.text.document.parse import parse_pitch

SETTINGS = Settings()
LONG = example_pitches() / "souzoku-nagasugi.md"
SENTENCES = (
    "まず、図面の段階で保健所へ一緒に行きますので、工事のやり直しがほとんど出ません。",
    "{飲食店|いんしょくてん}の営業許可だけを、八年で二百件お手伝いさせていただいております。",
    "窓口で聞かれることを、前もって一覧にしてお渡しすることができます。",
    "実は、<!-- 覚え書き -->書類に使う時間は、およそ三時間ほどです。",
    "**工事**は三日間、住みながら終わりました。",
    "小さな会社ですから、わたしが毎日現場におります。",
    "費用と期間を、その場でお伝えすることができるということが、特徴となっております。",
    "どうぞ、お気軽にお声がけいただければと思います。",
)
PARTS = ("ターゲット", "特徴", "ベネフィット", "きっかけ")


@functools.cache
def rooms() -> Rooms:
    return compose_rooms(SETTINGS, locations())


def pitch_of(parts: list[list[str]], slot: float = 60, language: str = "ja") -> Pitch:
    text = f"---\nslot: {slot:g}\nlanguage: {language}\nunknown: 鍵 # 覚え書き\n---\n"
    for heading, sentences in zip(PARTS, parts, strict=False):
        text += f"\n## {heading}\n" + "\n".join(sentences) + "\n"
    return parse_pitch(text, Path("p.md"), FileForm())


def cuts_of(candidates: tuple[Candidate, ...], but: Candidate | None = None) -> list[object]:
    return [c.cut for c in candidates if c is not but]


def fits(pitch: Pitch, slot: float | None = None) -> bool:
    report = check(pitch, rooms().checker, SETTINGS, slot_seconds=slot)
    return "long" not in (report.length, report.time)


def assert_sound(pitch: Pitch, found: Trimming, slot: float | None = None) -> None:
    for one in found.sets:
        changed = apply(pitch, cuts_of(one.candidates), rooms())
        report = check(changed, rooms().checker, SETTINGS, slot_seconds=slot)
        assert report.estimate.seconds == pytest.approx(one.report.estimate.seconds)
        assert report.characters == one.report.characters
        assert one.fits == fits(changed, slot)
        if one.fits:
            for candidate in one.candidates:
                assert not fits(apply(pitch, cuts_of(one.candidates, but=candidate), rooms()), slot)


def test_every_set_for_the_long_example_fits_and_is_as_small_as_can_be() -> None:
    pitch = rooms().files.load(LONG)
    found = suggestions(pitch, rooms(), SETTINGS)
    assert found.long
    assert len(found.sets) >= 2
    assert all(one.fits for one in found.sets)
    assert_sound(pitch, found)
    fewest = min(found.sets, key=lambda one: len(one.candidates))
    assert len(fewest.candidates) <= 6
    for one in found.sets:  # the question of a hook, the name, the first sentence of a part
        said = apply(pitch, cuts_of(one.candidates), rooms()).text
        assert "と申します" in said
        assert "いちばん大きな特徴" in said


@settings(max_examples=25)
@given(
    st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4), min_size=4, max_size=4),
    st.sampled_from([20.0, 30.0, 45.0, 60.0]),
)
def test_sets_fit_and_keep_what_is_not_cut(parts: list[list[str]], slot: float) -> None:
    pitch = pitch_of(parts)
    found = suggestions(pitch, rooms(), SETTINGS, slot)
    assert_sound(pitch, found, slot)
    for candidate in found.candidates:
        cut = candidate.cut
        changed = apply(pitch, [cut], rooms())
        head, _, _ = pitch.text.partition("## ")
        assert changed.text.startswith(head)
        assert changed.text.count("<!-- 覚え書き -->") == pitch.text.count("<!-- 覚え書き -->")
        assert [s.heading for s in changed.sections] == [s.heading for s in pitch.sections]
        for at, (now, before) in enumerate(zip(changed.sections, pitch.sections, strict=True)):
            if at != cut.section:
                assert now.body == before.body
        left = "{飲食店|いんしょくてん}"
        gone = cut.words.count("飲食店")
        assert changed.text.count(left) == pitch.text.count(left) - gone
        assert candidate.characters > 0
        assert candidate.seconds >= 0


def test_what_a_candidate_saves_is_what_the_changed_text_takes_less() -> None:
    pitch = rooms().files.load(LONG)
    found = suggestions(pitch, rooms(), SETTINGS)
    for candidate in found.candidates:
        report = check(apply(pitch, [candidate.cut], rooms()), rooms().checker, SETTINGS)
        assert found.report.characters - report.characters == candidate.characters
        assert found.report.estimate.seconds - report.estimate.seconds == pytest.approx(candidate.seconds)


def test_only_seconds_or_only_characters_may_be_too_long() -> None:
    kanji = pitch_of(
        [
            ["営業許可申請手続専門行政書士事務所二百件。"] * 4 + ["とても、小さな店です。"] * 3,
            ["本当に小さな店です。"] * 6,
        ]
    )
    found = suggestions(kanji, rooms(), SETTINGS, 30)
    assert found.report.time == "long"
    assert_sound(kanji, found, 30)


def test_when_nothing_reaches_it_the_nearest_is_told_with_what_is_left() -> None:
    pitch = pitch_of([["飲食店を始める方へ、" * 30 + "お知らせします。まず、書類が要ります。"]])
    found = suggestions(pitch, rooms(), SETTINGS, 20)
    assert [one.fits for one in found.sets] == [False]
    assert_sound(pitch, found, 20)
    assert "it is still" in found.sentence.values["advice"].text  # type: ignore[attr-defined]


def test_a_pitch_that_fits_names_only_what_is_redundant() -> None:
    pitch = rooms().files.load(example_pitches() / "reform-kodate.md")
    found = suggestions(pitch, rooms(), SETTINGS)
    assert not found.long
    assert not found.short
    assert found.sets == found.thin == ()
    assert {c.cut.kind for c in found.candidates} <= {"redundant"}


def test_a_short_pitch_names_its_thin_parts() -> None:
    pitch = pitch_of([["これから小さな店を開く方へ。"], [], ["早く開きます。" * 8], []])
    found = suggestions(pitch, rooms(), SETTINGS)
    assert found.short
    assert found.candidates == ()
    assert [thin.role for thin in found.thin[:1]] == ["feature"]
    assert all(thin.missing > 0 for thin in found.thin)
    usual = {thin.role: thin.usual for thin in found.thin}
    assert usual["feature"] == 90  # 30 % of 300
    total = sum(thin.missing for thin in found.thin)
    assert total >= 300 - found.report.characters


def test_english_is_trimmed_by_words() -> None:
    pitch = rooms().files.load(example_pitches() / "restaurant-permits.md")
    found = suggestions(pitch, rooms(), SETTINGS, 50)
    assert found.long
    assert any(one.fits for one in found.sets)
    assert_sound(pitch, found, 50)
    for one in found.sets:
        changed = apply(pitch, cuts_of(one.candidates), rooms())
        for section in changed.sections:
            for sentence in re.split(r"(?<=[.?!])\s+", section.spoken.text):
                assert sentence[0].isupper()
                assert sentence[-1] in ".?!"


def test_cuts_for_another_text_are_refused() -> None:
    pitch = rooms().files.load(LONG)
    cut = suggestions(pitch, rooms(), SETTINGS).candidates[0].cut
    other = rooms().files.load(example_pitches() / "reform-kodate.md")
    with pytest.raises(PitchcoachError):
        apply(other, [cut], rooms())


def test_a_choice_of_ones_own_is_measured() -> None:
    pitch = rooms().files.load(LONG)
    found = suggestions(pitch, rooms(), SETTINGS)
    own = outcome(pitch, found.sets[0].candidates, rooms(), SETTINGS, pitch.slot_seconds)
    assert own == found.sets[0]
    assert outcome(pitch, (), rooms(), SETTINGS, pitch.slot_seconds).length == 0


def test_work_can_be_ended_from_within() -> None:
    class EnoughError(Exception):
        pass

    def tick(share: float) -> None:
        if share > 0.1:
            raise EnoughError

    with pytest.raises(EnoughError):
        suggestions(rooms().files.load(LONG), rooms(), SETTINGS, tick=tick)
