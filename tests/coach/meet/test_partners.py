"""The made-up partners and the question cards: that there are enough, and what is said when."""

import re

import pytest

from pitchcoach.coach.meet.cards import THEMES, cards, next_theme, step
from pitchcoach.coach.meet.partners import GOODBYE, Conversation, partners, says
from pitchcoach.model.pitch import Language

LANGUAGES: tuple[Language, ...] = ("ja", "en")
JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")


@pytest.mark.parametrize("language", LANGUAGES)
def test_thirty_trades_with_enough_to_say(language: Language) -> None:
    found = partners(language)
    assert len({one.trade for one in found}) >= 30
    assert len({one.introduction for one in found}) == len(found)
    for one in found:
        assert 3 <= len(one.answers) <= 4, one.trade
        assert 1 <= len(one.asks) <= 2, one.trade
        said = (one.introduction, *one.answers.values(), *one.asks)
        assert all(bool(JAPANESE.search(text)) == (language == "ja") for text in said), one.trade
        assert all(text.endswith(("。", ".", "?")) for text in said), one.trade
        assert all(text.endswith(("か。", "?")) for text in one.asks), one.trade


@pytest.mark.parametrize("language", LANGUAGES)
def test_six_cards_and_more_of_each_theme(language: Language) -> None:
    shown = cards(language)
    assert len({card.text for card in shown}) == len(shown)
    for theme in THEMES:
        assert sum(card.theme == theme for card in shown) >= 6


def test_the_cards_go_round() -> None:
    shown = cards("en")
    assert step(len(shown) - 1, 1, len(shown)) == 0
    assert step(0, -1, len(shown)) == len(shown) - 1
    assert [shown[next_theme(at, "en")].theme for at in (0, len(shown) - 1)] == ["accomplishments", "goals"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_partner_says_everything_once_and_then_goodbye(language: Language) -> None:
    for one in partners(language):
        talk = Conversation(one, language)
        for _ in range(1 + len(one.answers) + len(one.asks)):
            talk, _ = says(talk, "goals")
        said = [thing.text for thing in talk.said]
        assert said[0] == one.introduction
        assert sorted(said) == sorted([one.introduction, *one.answers.values(), *one.asks])
        assert says(talk, "goals")[1].text == GOODBYE[language]


def test_a_question_gets_the_answer_of_its_theme_and_ones_own_part_a_question_back() -> None:
    one = partners("en")[0]
    talk, said = says(Conversation(one, "en"), "networks")
    assert said.kind == "introduction"
    talk, said = says(talk, "networks")
    assert said.text == one.answers["networks"]
    talk, said = says(talk, "networks", answer=False)
    assert said.text == one.asks[0]
    talk, said = says(talk, "networks")
    assert said.kind == "answer"
