"""What each rung hides: nothing of it is shown, and what is left is where it was."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pitchcoach.cli.compose import compose_rooms
from pitchcoach.coach.check import check
from pitchcoach.coach.rehearsing.hiding import Passage, passages
from pitchcoach.coach.rehearsing.ladder import CLOZE_LEVELS, RUNGS
from pitchcoach.coach.rehearsing.prompter import Cue, cues
from pitchcoach.coach.rehearsing.rehearse import plan_round
from pitchcoach.config.settings import Settings
from pitchcoach.locations import example_pitches, locations
from tests.coach.pitches import report

SETTINGS = Settings()


def script(body: str, language: str) -> tuple[Cue, ...]:
    made = report(body, language=language)
    return cues(made, plan_round(made, SETTINGS))


def example(name: str) -> tuple[Cue, ...]:
    rooms = compose_rooms(SETTINGS, locations())
    made = check(rooms.files.load(example_pitches() / name), rooms.checker, SETTINGS)
    return cues(made, plan_round(made, SETTINGS))


JAPANESE, ENGLISH = example("gyoseishoshi-inshokuten.md"), example("restaurant-permits.md")
TEXTS = {"ja": JAPANESE, "en": ENGLISH}


def read(shown: tuple[Passage, ...]) -> str:
    return "".join(piece.text for passage in shown for one in passage for piece in one.pieces)


def written(shown: tuple[Passage, ...]) -> str:
    """What stands on the page when every gap is filled in."""
    return "".join(piece.covers or piece.text for passage in shown for one in passage for piece in one.pieces)


@pytest.mark.parametrize("language", TEXTS)
def test_with_the_whole_text_nothing_is_hidden(language):
    all_cues = TEXTS[language]
    assert read(passages(all_cues, "read")) == "".join(cue.text for cue in all_cues)


def test_first_phrases_are_the_beginnings_of_the_sentences():
    shown = [read((passage,)) for passage in passages(JAPANESE, "cues")]
    assert shown[:4] == ["大阪市内で、 …", "はじめまして、 …", "飲食店の …", "図面の …"]
    assert len(shown) == JAPANESE[-1].sentence + 1
    assert [read((passage,)) for passage in passages(ENGLISH, "cues")][2:4] == [
        "I do one thing only: …",
        "In eight years I have taken …",
    ]


def test_a_sentence_of_one_phrase_is_shown_whole_without_a_promise_of_more():
    assert read(passages(script("## Hook\nどうぞ。\n", "ja"), "cues")) == "どうぞ。"


@pytest.mark.parametrize("language", TEXTS)
def test_gaps_keep_every_place_and_grow_from_level_to_level(language):
    all_cues = TEXTS[language]
    hidden = []
    for level in range(CLOZE_LEVELS):
        shown = passages(all_cues, "cloze", level)
        assert written(shown) == "".join(cue.text for cue in all_cues)
        gaps = {one.cue for passage in shown for one in passage if any(p.covers for p in one.pieces)}
        hidden.append(gaps)
    assert all(less < more for less, more in pairwise(hidden))
    assert len(hidden[-1]) == len(all_cues)
    firsts = {number for number, cue in enumerate(all_cues) if cue.sentence != all_cues[number - 1].sentence}
    assert not hidden[-2] & firsts, "what a sentence begins with goes last"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("許可の", ["きょ|許可の"]),
        ("飲食店を、", ["い|飲食店を", "、"]),
        ("「困って", ["「", "こ|困って"]),
        ("カレー店では。", ["カ|カレー店では", "。"]),
        ("ちょっと", ["ちょ|ちょっと"]),
        ("八年で", ["は|八年で"]),
    ],
)
def test_a_gap_keeps_its_first_mora_in_kana_and_what_stands_around_the_words(text, expected):
    all_cues = tuple(cue for cue in _exactly(text))
    pieces = [piece for one in passages(all_cues, "cloze", 3)[0] for piece in one.pieces]
    assert [f"{p.text}|{p.covers}" if p.covers else p.text for p in pieces] == expected


def _exactly(text: str) -> tuple[Cue, ...]:
    rooms = compose_rooms(SETTINGS, locations())
    blank = rooms.files.blank(example_pitches() / "a.md", "ja")
    made = check(rooms.files.parse(f"## ターゲット\n{text}\n", blank), rooms.checker, SETTINGS)
    found = cues(made, plan_round(made, SETTINGS))
    assert len(found) == 1
    return found


def test_in_english_every_word_of_a_gap_keeps_its_first_letter():
    all_cues = script("## Hook\nShow me “three” receipts, please.\n", "en")
    shown = passages(all_cues, "cloze", 3)
    assert read(shown) == "S m “t” r, p."
    assert written(shown) == "Show me “three” receipts, please."


@pytest.mark.parametrize("language", TEXTS)
def test_keywords_are_three_to_a_part_and_no_particles(language):
    for passage in passages(TEXTS[language], "keywords"):
        words = [word.strip() for word in re.split("·", read((passage,)))]
        assert len(words) == 3
        assert len(set(words)) == 3
        assert all(word not in ("の", "は", "the", "a", "and", "of", "") for word in words)


def test_figures_and_names_come_before_other_words():
    assert "二百件" in read(passages(JAPANESE, "keywords")[1:2])
    assert "two hundred kitchens" in read(passages(ENGLISH, "keywords")[1:2])
    assert "Midori Aoyama" in read(passages(ENGLISH, "keywords")[:1])


@pytest.mark.parametrize("rung", ["blind", "event"])
def test_with_the_clock_alone_nothing_is_shown(rung):
    assert passages(JAPANESE, rung) == ()


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("rung", [rung for rung in RUNGS if rung not in ("read", "shadow")])
def test_looking_up_shows_the_sentence_that_is_due_and_nothing_more(rung, language):
    all_cues = TEXTS[language]
    for number in (0, len(all_cues) // 2, len(all_cues) - 1):
        sentence = "".join(cue.text for cue in all_cues if cue.sentence == all_cues[number].sentence)
        shown = passages(all_cues, rung, 3, peek=number)
        assert sentence in read(shown)
        whole = {one.cue for passage in shown for one in passage if len(one.pieces) == 1}
        if rung in ("blind", "event"):
            assert {all_cues[cue].sentence for cue in whole} == {all_cues[number].sentence}


ANY_TEXT = st.text(
    st.sampled_from("漢字語句あいうきゃゃーっンパ、。？「」 aBc12%é\u0301👨\u200d👩\u200d👧🇯🇵☕\ufe0f"),
    max_size=60,
)


@given(ANY_TEXT, st.sampled_from(["ja", "en"]), st.integers(0, 3), st.sampled_from(RUNGS))
def test_whatever_the_text_nothing_is_lost_or_split_and_no_gap_shows_what_it_covers(
    text, language, level, rung
):
    all_cues = script(f"## Target\n{text}\n", language)
    shown = passages(all_cues, rung, level)
    if rung in ("read", "shadow", "cloze"):
        assert written(shown) == "".join(cue.text for cue in all_cues)
    for passage in shown:
        for piece in (piece for one in passage for piece in one.pieces):
            if piece.covers:
                assert len(piece.text) <= 3
                assert not piece.covers[0].isspace()
                assert piece.text == piece.covers or piece.covers not in piece.text
                assert not piece.covers.startswith(("\u0301", "\u200d", "\ufe0f"))
