"""Prompts: whom an audience names, what is asked, and examples held to the program's own rules."""

from __future__ import annotations

import re
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pitchcoach.coach.drafting.audiences import GROUPS, Group, group_of
from pitchcoach.coach.drafting.prompts import Prompts, example, prompts_for
from pitchcoach.coach.drafting.questions import KEYS, QUESTIONS, STEPS, Kind, kind_of
from pitchcoach.config.settings import Length
from pitchcoach.i18n import Translator
from pitchcoach.model.pitch import ROLES, Language
from pitchcoach.model.report import CheckReport
from tests.text.content.example_checks import checked

AUDIENCES: tuple[tuple[str, Group], ...] = (
    ("これから飲食店を開く方", "restaurant"),
    ("カフェの店長さん", "restaurant"),
    ("居酒屋の経営者", "restaurant"),
    ("people opening their first restaurant", "restaurant"),
    ("Café owners", "restaurant"),
    ("起業したばかりの方", "founders"),
    ("独立を考えている会社員", "founders"),
    ("スタートアップの方々", "founders"),
    ("start-up founders", "founders"),
    ("people starting their own business", "founders"),
    ("町工場の社長", "manufacturing"),
    ("部品メーカーの担当者", "manufacturing"),
    ("factory managers", "manufacturing"),
    ("子育て中のお母さん", "parents"),
    ("小学生の保護者", "parents"),
    ("パパママ", "parents"),
    ("parents of small children", "parents"),
    ("介護施設の経営者", "care"),
    ("ご高齢の方とそのご家族", "care"),
    ("７０代のご夫婦", "care"),
    ("people with ageing parents", "care"),
    ("senior citizens", "care"),
    ("IT企業の社長", "it"),
    ("ＩＴエンジニア", "it"),
    ("software developers", "it"),
    ("people in IT departments", "it"),
    ("士業の先生", "law"),
    ("税理士事務所", "law"),
    ("intellectual property lawyers", "law"),
    ("美容室のオーナー", "beauty"),
    ("ネイルサロンを開業する方", "beauty"),
    ("hair salons", "beauty"),
    ("工務店の社長", "construction"),
    ("リフォーム会社の方", "construction"),
    ("civil engineers", "construction"),
    ("学習塾の先生", "education"),
    ("小学校の教員", "education"),
    ("school teachers", "education"),
    ("雑貨店の店主", "retail"),
    ("ECサイトの運営者", "retail"),
    ("online shop owners", "retail"),
    ("アパートの大家さん", "property"),
    ("不動産会社の営業", "property"),
    ("landlords", "property"),
    ("歯科クリニックの院長", "medical"),
    ("看護師さん", "medical"),
    ("dentists", "medical"),
    ("いちご農家", "farming"),
    ("新規就農の方", "farming"),
    ("organic farmers", "farming"),
    ("中小企業の経営者", "owners"),
    ("社員三十人までの会社の社長", "owners"),
    ("small business owners", "owners"),
    ("フリーランスのデザイナー", "freelance"),
    ("個人事業主", "freelance"),
    ("freelancers who dread the tax season", "freelance"),
    # Words that only look like one of them.
    ("", "general"),
    ("親の家をどうするか迷っている方", "general"),
    ("戸建てに住む五十代の方", "general"),
    ("異業種交流会の皆さん", "general"),
    ("テニスサークルの仲間", "general"),
    ("パパイヤが好きな人", "general"),
    ("senior managers", "general"),
    ("people who love plants", "general"),
    ("anyone who likes it", "general"),
    ("parent companies", "general"),
    ("people with transparent skin", "general"),
    ("career changers", "general"),
    ("those who need space", "general"),
    ("workshop guests", "general"),
)
KINDS: tuple[tuple[Kind, float], ...] = (("minute", 60), ("short", 30), ("talk", 120))
LANGUAGES: tuple[Language, ...] = ("ja", "en")
GUESSED_READINGS = {"R101", "R102", "R103"}
QUESTION = re.compile(r"か。|でしょう。|[?？]")
NUMBER = re.compile(
    r"[0-9０-９]|[一二三四五六七八九十百千万]+(?:つ|人|歳|年|月|日|時間|分|回|件|本|枚|円|部屋|週間|個|キロ|か月)"
    r"|\b(?:one|two|three|five|six|eight|nine|ten|eleven|twelve|twenty|hundred|thousand)\b",
    re.IGNORECASE,
)


def cases() -> list[tuple[Language, Kind, float, Group]]:
    return [(language, *kind, group) for language, kind, group in product(LANGUAGES, KINDS, GROUPS)]


def report_on(language: Language, kind: Kind, slot: float, group: Group) -> CheckReport:
    return checked(dict(example(language, kind, group)), language, slot)


class TestAudiences:
    @pytest.mark.parametrize(("words", "group"), AUDIENCES)
    def test_the_words_of_an_audience_name_its_group(self, words: str, group: Group) -> None:
        assert group_of(words) == group

    def test_every_group_is_named_in_both_languages(self) -> None:
        for group in set(GROUPS) - {"general"}:
            words = "".join(words for words, named in AUDIENCES if named == group)
            assert re.search(r"[ぁ-んァ-ヶ一-龠]", words), group
            assert re.search(r"[A-Za-z]{5}", words), group

    @given(st.text())
    def test_any_words_name_a_group(self, words: str) -> None:
        assert group_of(words) in GROUPS


class TestExamples:
    @pytest.mark.parametrize(("language", "kind", "slot", "group"), cases())
    def test_an_example_passes_the_check(
        self, language: Language, kind: Kind, slot: float, group: Group
    ) -> None:
        report = report_on(language, kind, slot, group)
        left_to_the_other = {"L102", "T102"} if kind == "talk" else set()
        found = {f.rule for f in report.findings} - GUESSED_READINGS - left_to_the_other
        assert not found, [f for f in report.findings if f.rule in found]
        assert report.exact

    @pytest.mark.parametrize(("language", "kind", "slot", "group"), cases())
    def test_a_talk_leaves_half_of_the_time_to_the_other_and_asks_in_every_part(
        self, language: Language, kind: Kind, slot: float, group: Group
    ) -> None:
        parts = example(language, kind, group)
        if kind == "talk":
            assert report_on(language, kind, slot, group).estimate.seconds <= slot / 2
            assert all(QUESTION.search(parts[role]) for role in ROLES)
            first, *_ = re.split(r"(?<=[。?.])", parts["target"])
            second = re.split(r"(?<=[。?.])", parts["target"])[1]
            assert QUESTION.search(first) or QUESTION.search(second), "the other is asked before anything"

    @pytest.mark.parametrize(("language", "kind", "slot", "group"), cases())
    def test_the_benefit_has_a_number_and_the_hook_asks(
        self, language: Language, kind: Kind, slot: float, group: Group
    ) -> None:
        parts = example(language, kind, group)
        assert NUMBER.search(parts["benefit"])
        assert QUESTION.search(parts["hook"])

    @pytest.mark.parametrize(("language", "kind", "slot", "group"), cases())
    def test_each_part_is_near_its_usual_length(
        self, language: Language, kind: Kind, slot: float, group: Group
    ) -> None:
        report = report_on(language, kind, slot, group)
        prompts = prompts_for(language, slot, "")
        for part in report.sections:
            assert part.section.role is not None
            low, high = prompts.steps[part.section.role].amount
            count = part.characters if language == "ja" else part.reading.words
            assert 0.35 * low <= count <= 1.9 * high, part.section.role

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_no_two_groups_hear_the_same(self, language: Language) -> None:
        told = [
            example(language, kind, group)[role] for (kind, _), group, role in product(KINDS, GROUPS, ROLES)
        ]
        assert len(told) == len(set(told))

    @pytest.mark.parametrize("group", GROUPS)
    def test_an_example_is_in_the_language_of_the_pitch(self, group: Group) -> None:
        for kind, _ in KINDS:
            assert all(re.search("[ぁ-ん]", words) for words in example("ja", kind, group).values())
            assert all(words.isascii() for words in example("en", kind, group).values())


class TestPrompts:
    @pytest.mark.parametrize(
        ("slot", "kind"),
        [
            (15, "short"),
            (35, "short"),
            (36, "minute"),
            (60, "minute"),
            (119, "minute"),
            (120, "talk"),
            (600, "talk"),
        ],
    )
    def test_the_slot_decides_what_is_asked(self, slot: float, kind: Kind) -> None:
        prompts = prompts_for("ja", slot, "")
        assert prompts.kind == kind_of(slot) == kind
        assert prompts.steps["target"].question == QUESTIONS[kind]["target"].question

    def test_every_kind_asks_its_own_questions_and_two_or_three_smaller_ones(self) -> None:
        for role in ROLES:
            assert len({QUESTIONS[kind][role].question.text for kind, _ in KINDS}) == len(KINDS)
        for kind, _ in KINDS:
            for role in ROLES:
                assert 2 <= len(QUESTIONS[kind][role].follow_ups) <= 3

    def test_an_audience_changes_the_examples_and_nothing_else(self) -> None:
        cafe, farm = prompts_for("ja", 60, "カフェの方"), prompts_for("ja", 60, "農家の方")
        for role in ROLES:
            assert cafe.steps[role].example != farm.steps[role].example
            assert cafe.steps[role].question == farm.steps[role].question

    def test_the_language_of_the_pitch_decides_the_example_and_its_unit(self) -> None:
        japanese, english = prompts_for("ja", 60, ""), prompts_for("en", 60, "")
        assert japanese.steps["feature"].amount == (90, 105)
        assert english.steps["feature"].amount == (39, 45)
        assert english.steps["feature"].example.isascii()

    def test_the_users_own_limits_are_aimed_at(self) -> None:
        prompts = prompts_for("ja", 60, "", Length(characters_min=200, characters_max=240))
        assert prompts.steps["target"].amount == (50, 60)

    @given(st.floats(5, 3600), st.sampled_from(LANGUAGES), st.text(max_size=20))
    def test_the_parts_together_never_ask_for_more_than_the_slot_has_room_for(
        self, slot: float, language: Language, audience: str
    ) -> None:
        prompts: Prompts = prompts_for(language, slot, audience)
        most = {"ja": 350, "en": 150}[language] * slot / 60
        assert sum(prompts.steps[role].amount[1] for role in ROLES) <= most
        assert list(prompts.steps) == list(STEPS)

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_a_purpose_has_three_examples(self, language: Language) -> None:
        steps = prompts_for(language, 60, "").steps
        assert len(steps["purpose"].example.split("\n")) == 3
        assert all(not steps[key].sentences for key in KEYS)

    def test_questions_can_be_told_in_the_users_language(self) -> None:
        tr = Translator("ja")
        for kind, role in product(QUESTIONS, ROLES):
            asked = QUESTIONS[kind][role]
            assert all(tr.render(message) for message in (asked.question, *asked.follow_ups))
