from pathlib import Path

from pitchcoach.tui.screens.setup import Setup
from tests.tui.hostile import HOSTILE
from tests.tui.looking import shown, type_text
from tests.tui.program import Fakes, example_folder, program
from tests.tui.test_rehearse_screen import until


async def test_families_and_variants_are_listed_with_their_fit(tmp_path: Path) -> None:
    app = program(example_folder(tmp_path))
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "▲ 相続のご相談" in shown(app))
        assert "▾ 行政書士の自己紹介" in shown(app)
        assert "● 飲食店を開く方" in shown(app)
        assert "529 (+179)" in shown(app)


async def test_columns_give_way_but_never_name_and_length(tmp_path: Path) -> None:
    app = program(example_folder(tmp_path))
    async with app.run_test(size=(62, 20)) as pilot:
        await until(pilot, lambda: "▲ 相続のご相談" in shown(app))
        assert "529 (+179)" in shown(app)
        assert "Last" not in shown(app)


async def test_words_find_pitches_and_escape_shows_all_again(tmp_path: Path) -> None:
    app = program(example_folder(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "Books" in shown(app))
        await pilot.press("slash")
        type_text(app, "枚方")
        await until(pilot, lambda: "Books" not in shown(app))
        assert "築三十年" in shown(app)
        await pilot.press("escape")
        await until(pilot, lambda: "Books" in shown(app))


async def test_a_deleted_pitch_comes_back(tmp_path: Path) -> None:
    folder = example_folder(tmp_path)
    app = program(folder)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, lambda: "Books" in shown(app))
        before = (folder / "bookkeeping-freelancers.md").read_bytes()
        await pilot.press("delete")
        await until(pilot, lambda: "Books" not in shown(app))
        assert not (folder / "bookkeeping-freelancers.md").exists()
        await pilot.press("u")
        await until(pilot, lambda: "Books" in shown(app))
        assert (folder / "bookkeeping-freelancers.md").read_bytes() == before


async def test_a_copy_is_a_variant_and_a_new_title_keeps_the_family(tmp_path: Path) -> None:
    folder = example_folder(tmp_path)
    app = program(folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "Books" in shown(app))
        await pilot.press("d")
        copy = folder / "bookkeeping-freelancers-2.md"
        await until(pilot, copy.exists)
        await until(pilot, lambda: "▾ Books" in shown(app))
        assert "based_on: bookkeeping-freelancers.md" in copy.read_text("utf-8")
        await pilot.press("r")
        await until(pilot, lambda: "What shall it be called?" in shown(app))
        await pilot.press(*["backspace"] * 40)
        type_text(app, "帳簿は月に一時間")
        await pilot.press("enter")
        await until(pilot, lambda: "帳簿は月に一時間" in copy.read_text("utf-8"))
        await until(pilot, lambda: "▾ Books" in shown(app))


async def test_a_full_width_letter_works_like_the_letter(tmp_path: Path) -> None:
    app = program(example_folder(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "Books" in shown(app))
        type_text(app, "ｎ")
        await until(pilot, lambda: "What is the pitch called?" in shown(app))


async def test_an_empty_folder_says_what_to_do_and_x_brings_the_examples(tmp_path: Path) -> None:
    app = program(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "no pitches" in shown(app))
        await pilot.press("x")
        await until(pilot, lambda: "Books" in shown(app))
        await until(pilot, lambda: "6 pitches" in shown(app))


async def test_a_file_that_cannot_be_read_stays_in_the_list_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "bad.md").write_text("---\nslot: soon\n---\n", "utf-8")
    app = program(tmp_path)
    async with app.run_test(size=(120, 30)) as pilot:
        await until(pilot, lambda: "! bad.md" in shown(app))
        await until(pilot, lambda: "slot on line 2" in shown(app))


async def test_hostile_text_is_only_text(tmp_path: Path) -> None:
    for number, text in enumerate(HOSTILE):
        body = f"## Target\n{text} said\n"
        (tmp_path / f"p{number}.md").write_text(f"---\ntitle: {text!r}\n---\n{body}", "utf-8")
    app = program(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "p" in shown(app) and str(len(HOSTILE)) + " pitches" in shown(app))
        for _ in HOSTILE:
            await pilot.press("down")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Setup))


async def test_listening_speaks_kana_and_the_same_key_stops(tmp_path: Path) -> None:
    fakes = Fakes()
    fakes.player._hold = True
    folder = example_folder(tmp_path)
    app = program(folder / "gyoseishoshi-30byo.md", fakes)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "飲食店" in shown(app))
        await pilot.press("l")
        await until(pilot, lambda: bool(fakes.player.played))
        assert not any("\u4e00" <= c <= "\u9fff" for c in fakes.voice.said[0])
        stops = fakes.player.stops
        await pilot.press("l")
        await until(pilot, lambda: fakes.player.stops > stops)
