"""Variants as their author meets them: made, written in, told of, renamed."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from pitchcoach.coach.drafting.draft import retitle
from pitchcoach.coach.drafting.keep import Keeper
from pitchcoach.coach.drafting.variants import kept_own, new_variant, spread, taken_over
from pitchcoach.coach.rooms import Rooms
from pitchcoach.errors import PitchcoachError
from tests.tui.program import Fakes, example_folder, rooms_with


@pytest.fixture
def rooms() -> Rooms:
    return rooms_with(Fakes())


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return example_folder(tmp_path) / "reform-kodate.md"


def test_a_variant_holds_every_word_so_that_it_can_be_read_without_the_program(
    base: Path, rooms: Rooms
) -> None:
    pitch = rooms.files.load(base)
    variant = new_variant(pitch, "マンションの理事の方", 30, rooms)
    written = variant.path.read_text(encoding="utf-8")
    assert "温度計を十か所に置いて" in written and "{枚方|ひらかた}" in written
    assert (variant.audience, variant.slot_seconds, variant.family) == (
        "マンションの理事の方",
        30,
        pitch.family,
    )
    assert variant.based_on == base.name
    assert variant.title == pitch.title, "another audience tells them apart"
    assert rooms.files.load(variant.path).shared == {"target", "feature", "benefit", "hook"}


def test_a_variant_for_the_same_people_tells_its_slot_in_the_title(base: Path, rooms: Rooms) -> None:
    pitch = rooms.files.load(base)
    assert new_variant(pitch, pitch.audience, 30, rooms).title == "築三十年の家のリフォーム 30秒版"
    english = rooms.files.load(base.with_name("restaurant-permits.md"))
    assert new_variant(english, english.audience, 45, rooms).title.endswith("(45 s)")


def test_making_a_variant_twice_writes_over_nothing(base: Path, rooms: Rooms) -> None:
    pitch = rooms.files.load(base)
    first, second = (new_variant(pitch, "同じ方", 30, rooms) for _ in range(2))
    assert first.path != second.path and first.path.exists()


def test_a_changed_base_is_written_into_the_files_that_share_it_and_into_theirs(
    base: Path, rooms: Rooms
) -> None:
    pitch = rooms.files.load(base)
    variant = new_variant(pitch, "別の方", 30, rooms)
    third = new_variant(variant, "また別の方", 45, rooms)
    own = rooms.files.save(rooms.files.with_body(variant, "hook", "何度ですか。"))
    changed = rooms.files.save(rooms.files.with_body(pitch, "benefit", "八度上がりました。"))
    assert set(spread(changed, rooms)) == {variant.path, third.path}
    assert "八度上がりました。" in variant.path.read_text(encoding="utf-8")
    assert "八度上がりました。" in third.path.read_text(encoding="utf-8")
    assert "何度ですか。" in variant.path.read_text(encoding="utf-8")
    assert spread(changed, rooms) == [], "a second time there is nothing to write"
    assert own.path == variant.path


def test_who_wrote_otherwise_is_told_and_may_take_or_leave_the_new_words(base: Path, rooms: Rooms) -> None:
    pitch = rooms.files.load(base)
    variant = new_variant(pitch, "別の方", 30, rooms)
    rooms.files.save(rooms.files.with_body(variant, "hook", "何度ですか。"))
    rooms.files.save(rooms.files.with_body(pitch, "hook", "寒くありませんか。"))
    now = rooms.files.load(variant.path)
    assert now.moved_on == {"hook"}
    assert not kept_own(now, "hook", rooms).moved_on
    taken = taken_over(now, "hook", rooms)
    assert taken.shared == {"target", "feature", "benefit", "hook"} and "寒くありませんか。" in taken.text


def test_a_renamed_base_keeps_its_variants(base: Path, rooms: Rooms) -> None:
    pitch = rooms.files.load(base)
    named = rooms.files.load(retitle(pitch, "家の寒さ", rooms))
    variant = new_variant(named, "別の方", 30, rooms)
    path = retitle(named, "家の暑さ", rooms)
    if path != named.path:
        assert rooms.files.load(variant.path).based_on == path.name
    assert [v.path for v in rooms.files.variants_of(rooms.files.load(path))] == [variant.path]


def test_without_its_base_a_part_cannot_be_taken_over(base: Path, rooms: Rooms) -> None:
    variant = new_variant(rooms.files.load(base), "別の方", 30, rooms)
    base.unlink()
    with pytest.raises(PitchcoachError):
        taken_over(rooms.files.load(variant.path), "hook", rooms)


def test_somebody_elses_change_is_never_written_over(base: Path, rooms: Rooms) -> None:
    variant = new_variant(rooms.files.load(base), "別の方", 30, rooms)
    stale = replace(variant, stamp="0-0-0")
    with pytest.raises(PitchcoachError):
        rooms.files.save(stale)


def test_a_variant_of_plain_text_is_plain_text(tmp_path: Path, rooms: Rooms) -> None:
    base = tmp_path / "base.txt"
    base.write_text("## 特徴\n*印*の話です。\n", encoding="utf-8")
    pitch = rooms.files.load(base)
    variant = new_variant(pitch, "", 30, rooms)
    assert variant.path.suffix == ".txt"
    assert [part.spoken.text for part in variant.sections] == [part.spoken.text for part in pitch.sections]


def test_a_base_whose_name_is_no_text_is_refused_before_anything_is_written(
    tmp_path: Path, rooms: Rooms
) -> None:
    base = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\x83x.md"))
    try:
        base.write_text("## 特徴\n許可だけを八年。\n", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes only names that are text")
    with pytest.raises(PitchcoachError, match="is not text"):
        new_variant(rooms.files.load(base), "", 30, rooms)
    assert list(tmp_path.iterdir()) == [base]


def test_words_of_a_file_whose_name_is_no_text_can_be_kept(tmp_path: Path, rooms: Rooms) -> None:
    base = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\x83x.md"))
    assert Keeper(rooms.files.blank(base, "ja"), rooms).rescues() == []
