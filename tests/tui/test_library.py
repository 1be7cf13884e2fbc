from pathlib import Path

from pitchcoach.coach.library_reading import LibraryReading, LibraryState
from pitchcoach.i18n import Translator
from pitchcoach.tui.screens.library import Library
from pitchcoach.tui.screens.library_rows import WORTH_TELLING, head_of
from pitchcoach.tui.screens.listen import Listen
from pitchcoach.tui.screens.setup import Setup
from tests.coach.test_library_reading import furnished, read_all
from tests.tui.hostile import HOSTILE
from tests.tui.looking import shown, type_text
from tests.tui.many_pitches import make_pitches, write_pitch
from tests.tui.program import example_folder, program
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


async def test_l_opens_what_reads_the_pitch_aloud(tmp_path: Path) -> None:
    app = program(example_folder(tmp_path) / "gyoseishoshi-30byo.md")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "飲食店" in shown(app))
        await pilot.press("l")
        await until(pilot, lambda: isinstance(app.screen, Listen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Library))


async def test_two_thousand_pitches_open_and_are_searched(tmp_path: Path) -> None:
    paths = make_pitches(tmp_path, 2000)
    read_all(LibraryReading(), tmp_path, furnished()[0])  # an earlier run
    app = program(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "▾ 屋号0" in shown(app))
        await until(pilot, lambda: app.screen._state.done)
        await pilot.press("end")
        await until(pilot, lambda: " 1999 " in shown(app))
        await pilot.press("slash")
        type_text(app, "屋号１２３")
        await until(pilot, lambda: "3 found" in shown(app))
        assert "▾ 屋号123" in shown(app)
        await pilot.press("enter")
        assert app.focused is app.screen.query_one("#table")
        await pilot.press("escape")
        await until(pilot, lambda: "found" not in shown(app))

        write_pitch(paths[123 * 9], 123 * 9, said="途中で足しました。")
        await pilot.press("f5")
        await pilot.press("slash")
        type_text(app, "途中で足しました")
        await until(pilot, lambda: "1 found" in shown(app))


async def test_the_cursor_stays_on_its_pitch_when_others_arrive_and_when_it_is_gone_on_its_place(
    tmp_path: Path,
) -> None:
    folder = example_folder(tmp_path)
    app = program(folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "6 pitches" in shown(app) and "Books" in shown(app))
        await until(pilot, lambda: app.screen._state.done)
        await pilot.press("down", "down")
        chosen = app.screen._current.path
        write_pitch(folder / "aaa.md", 1)
        await pilot.press("f5")
        await until(pilot, lambda: "7 pitches" in shown(app))
        assert app.screen._current.path == chosen
        place = app.screen.query_one("#table").cursor_row
        chosen.unlink()
        await pilot.press("f5")
        await until(pilot, lambda: "6 pitches" in shown(app))
        assert app.screen.query_one("#table").cursor_row == place


async def test_a_search_that_finds_nothing_says_so(tmp_path: Path) -> None:
    app = program(example_folder(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "Books" in shown(app))
        await pilot.press("slash")
        type_text(app, "zzzz")
        await until(pilot, lambda: "0 found" in shown(app))
        await pilot.press("enter", "e")  # nothing is chosen, and nothing happens
        assert app.screen.SCREEN == "library"


def a_state(listed: int, checked: int, seconds_left: float) -> LibraryState:
    return LibraryState((None,) * listed, 2000, checked, seconds_left, False, {})


def test_the_head_tells_how_far_the_reading_is_while_that_takes_time() -> None:
    tr, here = Translator("en"), Path("pitches")
    assert "1,240 of 2,000 read" in str(head_of(here, a_state(1240, 0, 2.0), None, tr))
    assert "1,240 of 2,000 checked" in str(head_of(here, a_state(2000, 1240, 2.0), None, tr))
    assert " of " not in str(head_of(here, a_state(2000, 1240, WORTH_TELLING), None, tr))


async def test_the_reading_waits_while_the_user_is_elsewhere(tmp_path: Path) -> None:
    make_pitches(tmp_path, 300)
    app = program(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        library = app.screen
        await until(pilot, lambda: library._state is not None)
        await pilot.press("question_mark")
        await pilot.pause(0.5)
        waiting = library._state
        assert not waiting.done
        await pilot.pause(0.5)
        assert library._state is waiting
        await pilot.press("escape")
        await until(pilot, lambda: library._state.checked > waiting.checked)
