"""The rules on texts whose findings are known by construction."""

from pathlib import Path

import pytest

from pitchcoach.cli.compose import compose_rooms
from pitchcoach.coach.check import check
from pitchcoach.config.settings import Settings
from pitchcoach.locations import locations
from pitchcoach.text.document.pitchfile import DiskPitchFiles
from pitchcoach.text.rules import limit_place, line_and_column

SETTINGS = Settings()


def checked(tmp_path: Path, text: str, name: str = "pitch.md"):
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return check(DiskPitchFiles().load(path), compose_rooms(SETTINGS, locations()).checker, SETTINGS)


@pytest.mark.parametrize("token", ["24/7", "one-to-one", "$5", "1,200", "e.g.", "it's", "50%", "AT&T"])
def test_an_english_limit_is_found_whatever_the_reading_makes_of_a_word(tmp_path, token):
    report = checked(tmp_path, f"---\nlanguage: en\n---\n## Target\n{(token + ' word ') * 160}\n")
    place = limit_place(report)
    assert report.length == "long"
    assert place is not None
    assert 0 <= place < len(report.pitch.text)
    (long,) = [f for f in report.findings if f.rule == "L101"]
    assert (long.line, long.column) == line_and_column(report.pitch, place)


def test_a_japanese_limit_stands_after_the_last_character_that_fits(tmp_path):
    report = checked(
        tmp_path, "## ターゲット\n" + "あ" * 200 + "\n## 特徴\n" + "い" * 200 + "\n## ベネフィット\nう。\n"
    )
    (long,) = [f for f in report.findings if f.rule == "L101"]
    assert (long.line, long.column) == (4, 151)


def test_empty_and_missing_parts_are_told_apart(tmp_path):
    report = checked(tmp_path, "## ターゲット\n店。\n\n## 特徴\n")
    names = {f.name: f.severity for f in report.findings}
    assert names["empty-feature"] == names["missing-benefit"] == "warning"
    assert names["missing-hook"] == "hint"
    assert "missing-target" not in names


def test_a_plain_text_without_headings_is_only_hinted_at(tmp_path):
    assert {f.name for f in checked(tmp_path, "店。", "memo.txt").findings} == {"too-short", "no-headings"}
