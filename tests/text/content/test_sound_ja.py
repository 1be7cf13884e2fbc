"""How a Japanese pitch sounds: what a rule must hear, and the ordinary sentences it must not mind."""

from __future__ import annotations

import timeit
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pitchcoach.model.report import CheckReport
from pitchcoach.text.content.katakana_ja import loanwords
from pitchcoach.text.content.numbers_ja import rounded
from pitchcoach.text.content.sound_ja import SOUND_JA
from pitchcoach.text.content.tables import listed, table
from pitchcoach.text.content.twisters_ja import total_weight
from tests.text.content.example_checks import checked, checked_text, found

HERE = Path(__file__).parent
IDS = {rule.info.id for rule in SOUND_JA}
GOOD = sorted((HERE / "good_ja").glob("*.md"))
SHIPPED = [
    path
    for path in sorted((HERE.parents[2] / "pitches").glob("*.md"))
    if "language: ja" in path.read_text("utf-8")
]
EXAMPLES = [
    tuple(line.split("\t"))
    for line in (HERE / "sound_ja.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


def values_of(rule: str, words: str) -> list[dict[str, object]]:
    return [dict(f.message.values) for f in checked({"feature": words}).findings if f.rule == rule]


@pytest.mark.parametrize(("rule", "verdict", "trade", "words"), EXAMPLES)
def test_a_rule_hears_what_it_is_for_and_minds_nothing_else(rule, verdict, trade, words):
    assert (rule in found({"feature": words})) == (verdict == "fires")


@pytest.mark.parametrize("words", [words for _, verdict, _, words in EXAMPLES if verdict == "silent"])
def test_what_one_rule_lets_pass_no_other_rule_minds(words):
    assert not found({"feature": words}) & IDS


def test_every_rule_has_a_dozen_examples_of_each_kind_from_many_trades():
    counted = Counter((rule, verdict) for rule, verdict, *_ in EXAMPLES)
    assert {rule for rule, _ in counted} == {*IDS, "B101"}
    assert min(counted.values()) >= 12, counted
    assert len({trade for *_, trade, _ in EXAMPLES}) >= 30


@pytest.mark.parametrize("path", [*GOOD, *SHIPPED], ids=lambda path: path.stem)
def test_a_good_pitch_is_left_in_peace(path):
    report = checked_text(path.read_text("utf-8"))
    assert report.exact
    assert not {finding.rule for finding in report.findings} & IDS


def test_there_are_good_pitches_to_leave_in_peace():
    assert len(GOOD) >= 10
    assert SHIPPED


@pytest.mark.parametrize(
    "words", ["", "。", "7", "一時", "AB", "ー", "ッ。", "😀です。", "「」", "1,234", "アイウ。" * 3]
)
def test_scraps_are_no_reason_to_fail(words):
    for role in ("", "target", "hook"):
        checked({role: words})


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="アーャッン私立7七一時時0123,.-ABiSaS「（）、。\n、です化学という年", max_size=60))
def test_no_text_makes_a_rule_fail_and_every_place_is_in_it(words):
    report = checked({"feature": words})
    for rule in SOUND_JA:
        for hit in rule.look(report):
            assert 0 <= hit.start <= len(hit.part.section.spoken.text)


# C104


@pytest.mark.parametrize(
    "explanation",
    [
        "与信、つまり代金を払ってもらえるかを調べます。",
        "与信という、代金を払ってもらえるかの見きわめをします。",
        "与信（払ってもらえるかどうか）を調べます。",
        "与信を調べます。簡単に言えば、代金を払ってくれる会社かどうかです。",
        "払ってくれる相手かどうか、専門用語で言う与信を調べます。",
    ],
)
def test_a_word_that_is_explained_in_the_same_breath_is_no_jargon(explanation):
    assert "C104" in found({"feature": "与信を調べます。"})
    assert "C104" not in found({"feature": explanation})


def test_an_explanation_counts_wherever_in_the_pitch_it_stands():
    parts = {"target": "SaaSの会社です。", "feature": "SaaSというのは、月ごとに借りて使うソフトです。"}
    assert "C104" not in found(parts)


def test_jargon_is_named_once_with_what_to_say():
    (values,) = values_of("C104", "与信の管理です。与信は大切です。")
    assert values == {"word": "与信", "plain": "代金を払ってもらえるかの見きわめ"}


def test_full_width_letters_are_the_same_abbreviation():
    assert values_of("C104", "ＤＸを進めます。") == values_of("C104", "DXを進めます。") != []


def test_an_abbreviation_nobody_knows_is_found_but_not_a_name():
    assert [v["word"] for v in values_of("C104", "当社はXQTの専門です。")] == ["XQT"]
    for named in (
        "株式会社XQTです。",
        "XQT社の製品です。",
        "「XQT」という店です。",
        "XQT Japanです。",
        "ROSEという店です。",
    ):
        assert not values_of("C104", named), named


def test_a_short_word_inside_a_longer_one_is_another_word():
    assert not values_of("C104", "デアサインドという店です。")


# C105


def test_everyday_words_also_count_where_they_are_put_together():
    assert list(loanwords("チキンカレーとマンゴーラッシーのストラテジー")) == ["ストラテジー"]


def test_short_everyday_words_do_not_make_a_long_one_by_chance():
    assert list(loanwords("プログラムとパンデミックとパンケーキ屋")) == [
        "プログラム",
        "パンデミック",
        "パンケーキ",
    ]


def test_names_and_quoted_words_are_no_loanwords():
    assert not list(loanwords("ストラテジー株式会社の「アナリティクス」、クリストファー・ミラーさんです"))


# C106


def test_a_run_of_endings_goes_on_over_the_parts_and_is_told_where_it_tires():
    report = checked({"target": "店を開いています。", "feature": "花を届けています。\n鉢も育てています。"})
    (finding,) = [f for f in report.findings if f.rule == "C106"]
    assert finding.message.values == {"count": 3, "ending": "〜ています"}
    assert report.pitch.text.splitlines()[finding.line - 1] == "鉢も育てています。"


def test_a_run_is_told_once_and_ends_with_another_ending():
    assert len(values_of("C106", "花を届けています。" * 6)) == 1
    assert not values_of("C106", "花を届けています。木も植えています。庭も作ります。池も掘っています。")


def test_verbs_that_only_look_alike_are_no_run():
    assert not values_of("C106", "野菜を育てます。旗を立てます。古い枝を捨てます。")


# H101


def test_a_reading_that_settles_the_word_is_enough():
    assert values_of("H101", "私立の学校です。")
    assert not values_of("H101", "{私立|わたくしりつ}の学校です。")


def test_what_was_said_before_settles_a_word_but_what_comes_later_does_not():
    assert not found({"target": "野菜の店です。", "feature": "青果を運びます。"}) & {"H101"}
    assert "H101" in found({"target": "青果を運びます。", "feature": "野菜の店です。"})


def test_a_word_does_not_settle_itself():
    assert values_of("H101", "境界のことで困っています。")
    assert not values_of("H101", "土地の境、つまり境界のことで困っています。")


def test_every_row_of_the_homophones_is_complete_and_sounds_as_it_says():
    words = [row[0].rstrip("*") for row in table("homophones_ja.tsv")]
    assert len(words) == len(set(words))
    for word, kana, other, say, settled in table("homophones_ja.tsv"):
        reading = checked({"feature": f"{word.rstrip('*')}の話です。"}).sections[0].reading
        assert kana in reading.phrases[0].kana, word
        assert other
        assert say
        assert settled.split()


# H102


@given(st.integers(10_000, 999_999_999))
def test_a_rounded_number_is_near_and_short(number):
    said = rounded(number)
    size = {"万": 10**4, "億": 10**8}[said[-1]]
    assert abs(float(said[:-1]) * size - number) <= 0.05 * number
    assert len(said) <= 5


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 999), st.integers(1, 4))
def test_three_digits_and_any_noughts_are_easy_to_remember(digits, noughts):
    number = digits * 10**noughts
    assert not [v for v in values_of("H102", f"費用は{number:,}円です。") if "number" in v]


@pytest.mark.parametrize(
    ("number", "about"),
    [("1,234,567", "120万"), ("3,482", "3500"), ("二千三百四十五", "2300"), ("１２，８４７", "1.3万")],
)
def test_a_long_number_is_told_with_what_to_say(number, about):
    (values,) = values_of("H102", f"合わせて{number}個です。")
    assert values["about"] == about


@pytest.mark.parametrize(
    "words", ["2024/04/15に", "1204号室で", "1987年に", "千九百八十七年に", "10:30に", "T1234567890123の"]
)
def test_years_dates_times_and_registrations_are_no_quantities(words):
    assert not values_of("H102", f"{words}始めました。")


def test_seven_is_misheard_only_where_it_is_read_shichi():
    assert values_of("H102", "7時に始めます。")
    assert not values_of("H102", "{7時|ななじ}に始めます。")


# H103


@pytest.mark.parametrize(
    ("harder", "easier"), [("トッキョキョカキョク", "ショーショー"), ("シュジュツチュー", "シュジュツ")]
)
def test_more_alternating_sounds_weigh_more(harder, easier):
    assert total_weight(harder) > total_weight(easier) > 0


def test_a_pause_takes_a_tongue_twister_apart():
    assert values_of("H103", "老若男女に愛される店です。") == [{"words": "老若男女"}]
    assert not values_of("H103", "老若、男女に愛される店です。")


# the set


def test_the_rules_are_hints_for_japanese_alone_and_can_be_switched_off():
    assert {(rule.info.severity, rule.info.languages) for rule in SOUND_JA} == {("hint", ("ja",))}
    text = "## 特徴\n与信の管理です。\n"
    assert "C104" in {f.rule for f in checked_text(text).findings}
    assert "C104" not in {f.rule for f in checked_text(f"---\nrules_off: C104\n---\n{text}").findings}


def test_no_list_holds_a_word_twice():
    words = [row[0] for row in table("jargon_ja.tsv")]
    assert len(words) == len(set(words))
    assert not set(words) & listed("everyday_ja.txt")
    assert not set(words) & listed("abbreviations_ja.txt")


def test_all_rules_together_take_little_time_on_a_minute_of_speech():
    report = checked_text(GOOD[0].read_text("utf-8"))
    assert report.characters >= 300
    assert min(timeit.repeat(lambda: hits(report), number=5, repeat=5)) / 5 < 0.005
    assert hits(replace(report, sections=())) == 0


def hits(report: CheckReport) -> int:
    return sum(1 for rule in SOUND_JA for _ in rule.look(report))
