"""Variants that share parts with their base: what changes where, whoever wrote it and with any editor."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from pitchcoach.config.settings import Settings
from pitchcoach.model.pitch import ROLES
from pitchcoach.text.document.following import fingerprint, read_ties
from pitchcoach.text.document.pitchfile import DiskPitchFiles

BASE = """---
title: 相続の相談
audience: 五十代の方
slot: 60
---
## ターゲット
ご両親の家のことで、お困りではありませんか。

## 特徴
{行政書士|ぎょうせいしょし}が、はじめにお話をうかがいます。

## ベネフィット
三か月で終わりました。
"""


@pytest.fixture
def files() -> DiskPitchFiles:
    return DiskPitchFiles(Settings().time.slot_seconds)


@pytest.fixture
def pair(tmp_path: Path, files: DiskPitchFiles) -> tuple[Path, Path]:
    base, variant = tmp_path / "base.md", tmp_path / "short.md"
    base.write_text(BASE, encoding="utf-8")
    pitch = files.load(base)
    copy = files.parse(BASE, files.blank(variant, "ja"))
    copy = files.with_value(copy, "based_on", "base.md")
    files.save(files.tied(copy, pitch, ("target", "feature", "benefit")))
    return base, variant


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_copy_shares_everything(pair: tuple[Path, Path], files: DiskPitchFiles) -> None:
    pitch = files.load(pair[1])
    assert pitch.shared == {"target", "feature", "benefit"}
    assert not pitch.moved_on and not pitch.renewed


def test_a_change_in_the_base_shows_in_the_variant_with_its_ruby(
    pair: tuple[Path, Path], files: DiskPitchFiles
) -> None:
    base, variant = pair
    change(base, "はじめにお話を", "まず{一時間|いちじかん}お話を")
    pitch = files.load(variant)
    feature = pitch.section("feature")
    assert feature is not None and "まず一時間お話を" in feature.spoken.text
    assert len(feature.spoken.rubies) == 2
    assert pitch.renewed == {"feature"} and pitch.shared == {"target", "feature", "benefit"}
    assert "一時間" not in variant.read_text(encoding="utf-8"), "reading writes nothing"
    files.save(pitch)
    again = files.load(variant)
    assert not again.renewed and again.shared == pitch.shared and again.text == pitch.text


def test_words_written_with_another_editor_are_the_variants_own_and_stay(
    pair: tuple[Path, Path], files: DiskPitchFiles
) -> None:
    base, variant = pair
    change(variant, "三か月で終わりました。", "十日で終わりました。")
    assert files.load(variant).shared == {"target", "feature"}
    assert not files.load(variant).moved_on
    change(base, "三か月で終わりました。", "三か月と二日で終わりました。")
    pitch = files.load(variant)
    assert pitch.moved_on == {"benefit"}
    benefit = pitch.section("benefit")
    assert benefit is not None and benefit.spoken.text == "十日で終わりました。"


def test_having_seen_the_base_ends_the_notice(pair: tuple[Path, Path], files: DiskPitchFiles) -> None:
    base, variant = pair
    change(variant, "三か月で", "十日で")
    change(base, "三か月で", "二か月で")
    pitch = files.load(variant)
    other = files.base_of(pitch)
    assert other is not None
    files.save(files.tied(pitch, other, ("benefit",)))
    assert not files.load(variant).moved_on
    assert files.load(variant).shared == {"target", "feature"}
    change(base, "二か月で", "一か月で")
    assert files.load(variant).moved_on == {"benefit"}


def test_without_its_base_a_variant_keeps_its_words(pair: tuple[Path, Path], files: DiskPitchFiles) -> None:
    base, variant = pair
    before = variant.read_text(encoding="utf-8")
    base.unlink()
    pitch = files.load(variant)
    assert pitch.base_missing and pitch.text == before


def test_a_part_the_base_gave_up_stays_in_the_variant(pair: tuple[Path, Path], files: DiskPitchFiles) -> None:
    base, variant = pair
    change(base, "## ベネフィット\n三か月で終わりました。\n", "")
    pitch = files.load(variant)
    assert pitch.moved_on == {"benefit"} and "三か月で" in pitch.text


def test_a_chain_of_variants_follows_its_first(pair: tuple[Path, Path], files: DiskPitchFiles) -> None:
    base, variant = pair
    third = variant.with_name("third.md")
    copy = files.parse(files.load(variant).text, files.blank(third, "ja"))
    copy = files.with_value(copy, "based_on", "short.md")
    files.save(files.tied(copy, files.load(variant), ("target",)))
    assert "三十代" not in files.load(third).text
    change(base, "ご両親の家の", "三十代のご両親の家の")
    assert "三十代のご両親" in files.load(third).text


def test_a_circle_ends(pair: tuple[Path, Path], files: DiskPitchFiles) -> None:
    base, variant = pair
    change(base, "slot: 60", "slot: 60\nbased_on: short.md\nfollows: 特徴 00000000")
    assert files.load(variant).sections and files.load(base).sections


def test_typing_in_a_shared_part_makes_it_own_and_back(
    pair: tuple[Path, Path], files: DiskPitchFiles
) -> None:
    pitch = files.load(pair[1])
    changed = files.with_body(pitch, "benefit", "二日で。")
    assert changed.shared == {"target", "feature"}
    assert files.with_body(changed, "benefit", "三か月で終わりました。").shared == pitch.shared


def test_white_space_and_composition_do_not_matter() -> None:
    assert fingerprint("が\n 木") == fingerprint("か\u3099 木\n")
    assert fingerprint("が木") != fingerprint("か木")


def test_ties_are_read_as_people_write_them() -> None:
    wanted = {"target": "5f2a91c0", "feature": "88e0d3aa"}
    assert read_ties("ターゲット 5f2a91c0, 特徴 88e0d3aa") == wanted
    assert read_ties("target 5f2a91c0、feature 88e0d3aa") == wanted
    assert read_ties("nonsense, 特徴 88e0") == {}


def test_a_base_whose_name_macos_wrote_decomposed_is_found(tmp_path: Path, files: DiskPitchFiles) -> None:
    base, variant = tmp_path / unicodedata.normalize("NFD", "ピッチ.md"), tmp_path / "short.md"
    base.write_text(BASE, encoding="utf-8")
    copy = files.with_value(files.parse(BASE, files.blank(variant, "ja")), "based_on", base.name)
    files.save(files.tied(copy, files.load(base), ROLES))
    assert not files.load(variant).base_missing
    change(base, "三か月", "二か月")
    assert "二か月" in files.load(variant).text
    assert [pitch.path for pitch in files.variants_of(files.load(base))] == [variant]


def test_a_base_without_words_leaves_no_empty_line_behind(tmp_path: Path, files: DiskPitchFiles) -> None:
    base = files.parse("青山と申します。\n", files.blank(tmp_path / "base.txt", "ja"))
    assert "follows" not in files.tied(base, base, ROLES).text
