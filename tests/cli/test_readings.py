"""``readings`` prints every phrase with its kana; ``settings readings.WORD`` keeps one and takes it away."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pitchcoach.config.load import load_settings
from pitchcoach.locations import locations
from tests.cli.running import EN, EXAMPLES, JA, Cli, one_sentence


def test_every_phrase_stands_in_the_table_with_its_kana(cli: Cli) -> None:
    done = cli("readings", JA)
    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    [line] = [line for line in lines if "飲食店を" in line]
    assert line.split()[0] == "10:9"
    assert "いんしょくてんを" in line
    assert "✓ 飲食店" in line


def test_a_guess_names_its_place(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "guess.md"
    file.write_text("## 特徴\nこれから市場に行く。\n", "utf-8")
    done = cli("readings", file)
    assert f"? {file}:2:5 市場: it has several readings" in done.out


def test_json_holds_places_words_and_sources(cli: Cli) -> None:
    told = json.loads(cli("readings", JA, "--json").out)
    assert told["language"] == "ja"
    text = JA.read_text("utf-8").splitlines()
    rows = told["phrases"]
    assert {row["role"] for row in rows} == {"target", "feature", "benefit", "hook"}
    found = [word for row in rows for word in row["words"]]
    assert {word["source"] for word in found} >= {"", "ruby", "guess"}
    for word in found:
        assert text[word["line"] - 1][word["column"] - 1 :].startswith(word["word"])
    [ruby] = [word for word in found if word["word"] == "行政書士"]
    assert (ruby["kana"], ruby["source"]) == ("ぎょうせいしょし", "ruby")


def test_english_has_syllables(cli: Cli) -> None:
    done = cli("readings", EN)
    assert done.code == 0
    assert "Syllables" in done.out
    assert all(not row["words"] for row in json.loads(cli("readings", EN, "--json").out)["phrases"])


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.md")), ids=lambda path: path.stem)
def test_all_examples_can_be_read(cli: Cli, path: Path) -> None:
    assert cli("readings", path).code == 0


def test_a_file_that_is_not_there_is_one_sentence(cli: Cli) -> None:
    done = cli("readings", "nowhere.md")
    assert (done.code, done.out) == (2, "")
    one_sentence(done.err)


def test_a_reading_is_kept_used_and_taken_away(cli: Cli) -> None:
    assert cli("settings", "readings.段階", "だんだん").code == 0
    assert cli("settings", "readings.人気", "ひとけ").code == 0
    done = cli("readings", JA)
    assert "だんだんで" in done.out
    assert "* 段階: from your dictionary" in done.out
    assert cli("settings", "readings.段階", "").code == 0
    assert load_settings(locations().settings).readings == {"人気": "ひとけ"}
    assert "だんだんで" not in cli("readings", JA).out
    assert cli("settings", "readings.段階", "").code == 0


@pytest.mark.parametrize("value", ["x", "段階", "ー"])
def test_what_is_no_reading_is_not_kept(cli: Cli, value: str) -> None:
    done = cli("settings", "readings.段階", value)
    assert done.code == 2
    assert "hiragana" in one_sentence(done.err)
    assert not locations().settings.exists()
