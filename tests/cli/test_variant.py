"""``variant``: a file beside the base, what it says of itself, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import Cli
from tests.tui.program import example_folder


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return example_folder(tmp_path) / "reform-kodate.md"


def test_a_variant_is_written_and_its_path_printed(cli: Cli, base: Path) -> None:
    done = cli("--locale", "en", "variant", base, "--audience", "マンションの理事の方", "--slot", "30")
    assert done.code == 0
    path, told, advice = done.out.splitlines()
    assert Path(path).is_file() and "▲ long" in told and "trim" in advice
    assert cli("check", path).code == 1, "a minute's words do not fit thirty seconds"


def test_its_json_has_the_figures_of_a_check_and_what_is_shared(cli: Cli, base: Path) -> None:
    done = cli("variant", base, "--slot", "1:30", "--json")
    told = json.loads(done.out)
    assert told["slot_seconds"] == 90 and told["based_on"] == base.name
    assert told["shared"] == ["target", "feature", "benefit", "hook"]
    assert Path(told["path"]).is_file()


def test_a_change_of_the_base_shows_in_a_check_of_the_variant(cli: Cli, base: Path) -> None:
    path = json.loads(cli("variant", base, "--slot", "90", "--json").out)["path"]
    [before] = json.loads(cli("check", "--json", path).out)
    text = base.read_text(encoding="utf-8")
    base.write_text(text.replace("工事は三日間", "工事はたった三日間"), encoding="utf-8")
    [after] = json.loads(cli("check", "--json", path).out)
    assert after["characters"] == before["characters"] + 3


@pytest.mark.parametrize("arguments", [(), ("--slot", "60"), ("--slot", "never")])
def test_what_makes_no_variant_is_refused_in_one_sentence(
    cli: Cli, base: Path, arguments: tuple[str, ...]
) -> None:
    before = sorted(base.parent.iterdir())
    done = cli("--locale", "en", "variant", base, *arguments)
    assert done.code == 2 and len(done.err.strip().splitlines()) <= 2
    assert sorted(base.parent.iterdir()) == before


def test_a_pitch_without_headings_has_nothing_that_follows(cli: Cli, tmp_path: Path) -> None:
    base = tmp_path / "base.txt"
    base.write_text("青山と申します。店を開く方はいますか。\n", encoding="utf-8")
    done = cli("--locale", "en", "variant", base, "--slot", "30")
    assert done.code == 0 and "Nothing in it follows the base" in done.out
