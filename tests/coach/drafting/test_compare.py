from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pitchcoach.coach.drafting.compare import compare
from pitchcoach.i18n import Translator
from tests.coach.pitches import report

EN = Translator("en")
SHORT = report("## ターゲット\n飲食店を開く方へ。\n\n## 特徴\n許可だけを八年。\n")
LONG = report(
    "## きっかけ\nお声がけください。\n\n## ターゲット\n飲食店を開く方へ。\n\n## 特徴\n"
    "許可だけを十年。保健所へ一緒に行きます。\n\n## 余談\n料理が好きです。\n"
)
PARTS = st.dictionaries(
    st.sampled_from(["ターゲット", "特徴", "きっかけ", "余談", "その他"]),
    st.sampled_from(["許可だけです。", "許可だけを八年。二百件です。", "", "飲食店の方へ、どうぞ。"]),
)


def test_parts_are_aligned_by_role_in_the_order_of_a_pitch():
    found = compare(SHORT, LONG)
    assert [part.role for part in found.sections] == ["target", "feature", "hook", None]
    target, feature, hook, aside = found.sections
    assert target.differences == ()
    assert [piece.kind for piece in feature.differences] == ["replaced", "right"]
    assert (hook.left, aside.left) == (None, None)
    assert hook.right is not None
    assert EN.render(aside.name) == "余談"


def test_the_summary_tells_how_much_where_and_how_long():
    seconds = round(LONG.estimate.seconds) - round(SHORT.estimate.seconds)
    assert EN.render(compare(SHORT, LONG).summary) == (
        f"Differences: 4, most of them in Feature. B takes {seconds} s longer than A."
    )
    assert f"B takes {seconds} s less than A." in EN.render(compare(LONG, SHORT).summary)


def test_all_differences_in_one_part_are_told_so():
    other = report("## ターゲット\n飲食店を開く方へ。\n\n## 特徴\n許可だけを六年。\n")
    assert EN.render(compare(SHORT, other).summary).startswith(
        "Differences: 1, all of them in Feature. Both take"
    )


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("## ターゲット\n飲食店を開く方へ。\n\n## 特徴\n許可だけを八年。\n", "say the same."),
        ("## ターゲット\n飲食店を、開く方へ！\n\n## 特徴\n許可だけを八年。\n", "only the punctuation"),
    ],
)
def test_the_same_words_are_told_so(body, words):
    found = compare(SHORT, report(body))
    assert found.differences == ()
    assert words in EN.render(found.summary)


def test_two_parts_with_one_heading_are_compared_one_after_the_other():
    twice = report("## 特徴\n許可です。\n\n## 特徴\n八年です。\n")
    found = compare(twice, report("## 特徴\n許可です。\n"))
    assert [len(part.differences) for part in found.sections] == [0, 1]


@given(PARTS, PARTS)
def test_the_sides_are_exchanged_and_every_word_is_there(left, right):
    ours, theirs = (
        report("".join(f"## {name}\n{words}\n" for name, words in parts.items())) for parts in (left, right)
    )
    found, turned = compare(ours, theirs), compare(theirs, ours)
    assert [(p.role, p.heading, p.right, p.left) for p in turned.sections] == [
        (p.role, p.heading, p.left, p.right) for p in found.sections
    ]
    assert turned.differences == tuple(piece.mirrored for piece in found.differences)
    for part in found.sections:
        pieces = [piece for passage in part.passages for piece in passage.pieces]
        for side, words in ((part.left, [p.left for p in pieces]), (part.right, [p.right for p in pieces])):
            said = "".join("".join(units) for units in words)
            assert said == ("" if side is None else side.section.spoken.text)
