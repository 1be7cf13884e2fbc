"""Two texts aligned phrase by phrase: known answers, and what must hold for any two texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pitchcoach.coach.drafting.alignment import passages
from pitchcoach.coach.drafting.passages import Passage, Unit, said, units
from pitchcoach.model.pitch import Language
from pitchcoach.text.reading.reader import PitchReader

READER = PitchReader(None)
PHRASES = st.sampled_from(
    [
        "飲食店を",
        "開く方、",
        "許可の",
        "書類で",
        "困っていませんか。",
        "八年で",
        "二百件。",
        "はい！",
        "「どうぞ」と",
        "\n",
        "お声がけください。",
    ]
)
WORDS = st.sampled_from(
    ["We ", "keep ", "your ", "books, ", "it's ", "done. ", "Call ", "me! ", "3.5 ", "\n\n", "Now? "]
)
STANDING_ALONE = st.sampled_from(["飲食店を", "許可の", "書類で", "八年で", "二百件。", "料理が", "図面の"])
"""Each begins with a kanji, so that no reading joins it to the one before."""
LANGUAGES: tuple[Language, ...] = ("ja", "en")
ANY_TEXT = st.one_of(
    st.lists(PHRASES, max_size=12).map("".join),
    st.lists(WORDS, max_size=12).map("".join),
    st.text(max_size=30),
)


def cut(text: str, language: Language = "ja") -> tuple[Unit, ...]:
    return units(text, READER.read_now(text, language))


def aligned(left: str, right: str, language: Language = "ja") -> list[list[tuple[str, str, str]]]:
    found = passages(cut(left, language), cut(right, language))
    return [[(p.kind, "".join(p.left), "".join(p.right)) for p in passage.pieces] for passage in found]


def mirrored(found: tuple[Passage, ...]) -> tuple[Passage, ...]:
    return tuple(Passage(tuple(piece.mirrored for piece in passage.pieces)) for passage in found)


@given(ANY_TEXT, ANY_TEXT, st.sampled_from(LANGUAGES))
def test_the_pieces_of_a_side_are_its_text(left, right, language):
    found = [piece for passage in aligned(left, right, language) for piece in passage]
    assert "".join(piece[1] for piece in found) == left
    assert "".join(piece[2] for piece in found) == right


@given(ANY_TEXT, ANY_TEXT, st.sampled_from(LANGUAGES))
def test_exchanging_the_sides_exchanges_them_and_nothing_else(left, right, language):
    ours, theirs = cut(left, language), cut(right, language)
    assert passages(theirs, ours) == mirrored(passages(ours, theirs))


@given(ANY_TEXT, ANY_TEXT, st.sampled_from(LANGUAGES))
def test_a_piece_is_what_its_kind_says(left, right, language):
    for passage in passages(cut(left, language), cut(right, language)):
        assert passage.pieces
        for piece in passage.pieces:
            sides = (bool(piece.left), bool(piece.right))
            assert sides == {"left": (True, False), "right": (False, True)}.get(piece.kind, (True, True))
            if piece.kind == "same":
                assert said("".join(piece.left)) == said("".join(piece.right))


@given(ANY_TEXT, st.sampled_from(LANGUAGES))
def test_a_text_is_the_same_as_itself(text, language):
    assert all(passage.same for passage in passages(cut(text, language), cut(text, language)))


@given(ANY_TEXT, ANY_TEXT, st.sampled_from(LANGUAGES))
def test_a_passage_begins_where_a_sentence_begins_on_both_sides(left, right, language):
    ours, theirs = cut(left, language), cut(right, language)
    i = j = 0
    for passage in passages(ours, theirs):
        assert i == len(ours) or ours[i].opens
        assert j == len(theirs) or theirs[j].opens
        i += sum(len(piece.left) for piece in passage.pieces)
        j += sum(len(piece.right) for piece in passage.pieces)


@given(st.lists(STANDING_ALONE, min_size=1, unique=True), st.integers(0, 6))
def test_an_added_phrase_of_its_own_is_the_only_difference(phrases, place):
    added = [*phrases[:place], "心斎橋のカレー店では、", *phrases[place:]]
    found = [piece for passage in aligned("".join(phrases), "".join(added)) for piece in passage]
    assert [said(right) for kind, _, right in found if kind == "right"] == ["心斎橋のカレー店では"]
    assert {kind for kind, _, _ in found} <= {"same", "right"}


def test_a_phrase_said_otherwise_is_one_piece_between_what_is_the_same():
    assert aligned("飲食店の許可だけを、八年で。", "飲食店の設立だけを、八年で。") == [
        [
            ("same", "飲食店の", "飲食店の"),
            ("replaced", "許可だけを、", "設立だけを、"),
            ("same", "八年で。", "八年で。"),
        ]
    ]


def test_an_added_sentence_is_a_passage_of_its_own():
    found = aligned("許可だけです。二百件です。", "許可だけです。保健所へ行きます。二百件です。")
    assert [[piece[0] for piece in passage] for passage in found] == [["same"], ["right"], ["same"]]


def test_a_sentence_cut_in_two_stays_with_its_halves():
    found = aligned("保健所へ行きますので、安心です。", "保健所へ行きます。安心です。")
    assert found == [
        [
            ("same", "保健所へ", "保健所へ"),
            ("replaced", "行きますので、", "行きます。"),
            ("same", "安心です。", "安心です。"),
        ]
    ]


def test_punctuation_case_and_width_make_no_difference():
    assert [[p[0] for p in passage] for passage in aligned("はい、ＡＢで。", "はい ABで！")] == [["same"]]
    assert [[p[0] for p in passage] for passage in aligned("Call me, now.", "call me now!", "en")] == [
        ["same"]
    ]


@pytest.mark.parametrize(
    ("one", "other"), [("3.5", "35"), ("10%", "10"), ("it's", "its"), ("9:30", "930"), ("A&B", "AB")]
)
def test_signs_that_are_heard_make_a_difference(one, other):
    assert said(one) != said(other)


def test_one_english_word_is_one_difference_however_the_phrases_fall():
    found = aligned(
        "Show me three receipts, and I will tell you.", "Show me four receipts, and I will tell you.", "en"
    )
    assert [[(kind, left.strip(), right.strip()) for kind, left, right in passage] for passage in found] == [
        [
            ("same", "Show me", "Show me"),
            ("replaced", "three", "four"),
            ("same", "receipts, and I will tell you.", "receipts, and I will tell you."),
        ]
    ]


def test_phrases_that_two_readings_cut_differently_are_still_the_same():
    whole = (Unit("二百件お手伝い", "二百件お手伝い", opens=True), Unit("します。", "します", opens=False))
    parts = (
        Unit("二百件", "二百件", opens=True),
        Unit("お手伝いします。", "お手伝いします", opens=False),
    )
    assert [piece.kind for passage in passages(whole, parts) for piece in passage.pieces] == ["same"]


def test_sentences_that_share_only_a_little_word_are_different_altogether():
    found = aligned("What did you keep? Show me.", "Who do you know now? Send them here.", "en")
    assert [[piece[0] for piece in passage] for passage in found] == [["replaced"], ["replaced"]]
