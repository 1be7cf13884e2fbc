"""The text that is ready quotes what was noted, and leaves out what there is nothing to say of."""

from dataclasses import replace
from datetime import date

from pitchcoach.coach.meet.letters import filled, letter_for, ready
from pitchcoach.coach.meet.pattern import apply
from pitchcoach.coach.meet.today import Todo, todos
from pitchcoach.config.followup import default_text, read_pattern
from pitchcoach.i18n import Message, Translator
from pitchcoach.model.meet import Encounter
from tests.coach.meet.evening import DAY, EN, evening, met

EVERYTHING = Encounter(1, 1, 0, note="ovens {hot} [/]", can_do="permits", promised="a list of banks")


def todo(channel: str, note: str = "a bakery") -> Todo:
    meetings, event = evening()
    met(meetings, event, "青山 太郎", "now", note)
    apply(meetings, EN, DAY)
    return next(one for one in todos(meetings, EN, DAY) if one.touch.channel == channel)


def test_the_letter_quotes_the_notes_in_both_languages() -> None:
    for locale, day in (("ja", "9月10日"), ("en", "10 September")):
        pattern = replace(read_pattern(default_text(locale)), signature="Nishimura")
        text = Translator(locale).render(ready(todo("message"), pattern, EVERYTHING, DAY).text)
        for words in ("青山 太郎", "ovens {hot} [/]", "permits", "a list of banks", "Harbour Evening", day):
            assert words in text, (words, text)
        assert "Nishimura" in text


def test_a_line_with_nothing_in_it_is_left_out() -> None:
    text = Translator("en").render(ready(todo("message"), EN, Encounter(1, 1, 0), DAY).text)
    assert '""' not in text and "promised" not in text
    assert "Harbour Evening" in text


def test_what_the_user_wrote_goes_first() -> None:
    one = todo("message")
    written = replace(one, touch=replace(one.touch, text="{mine} {as it is}"))
    assert Translator("en").render(ready(written, EN, EVERYTHING, DAY).text) == "{mine} {as it is}"


def test_a_kind_of_customer_without_a_letter_gets_the_one_for_all() -> None:
    now, other = letter_for(EN, "message", "now"), letter_for(EN, "message", "someday")
    assert now is not None and other is not None and now != other
    assert letter_for(EN, "pigeon", "now") is None


def test_a_channel_without_a_letter_has_an_empty_text() -> None:
    nothing = ready(todo("message"), replace(EN, letters=(), limits={}), EVERYTHING, DAY)
    assert (nothing.text, nothing.limit) == (Message(""), None)


def test_cards_greet_by_the_day_they_are_sent() -> None:
    pattern = read_pattern(default_text("ja"))
    meetings, event = evening()
    met(meetings, event, "青山 太郎", "notyet")
    greetings = {
        date(2026, 12, 20): "明けましておめでとうございます",
        date(2027, 1, 10): "寒中お見舞い申し上げます",
        date(2027, 7, 25): "暑中お見舞い申し上げます",
        date(2027, 8, 8): "残暑お見舞い申し上げます",
    }
    for day, greeting in greetings.items():
        apply(meetings, pattern, day)
        card = todos(meetings, pattern, day)[-1]
        assert Translator("ja").render(ready(card, pattern, None, day).text).startswith(greeting), day


def test_braces_in_the_values_are_no_places() -> None:
    assert Translator("en").render(filled("{name}!", {"name": "{note}"})) == "{note}!"
