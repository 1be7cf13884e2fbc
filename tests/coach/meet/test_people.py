"""Who may be one person is suggested with the reason, and never decided."""

from __future__ import annotations

import pytest

from pitchcoach.coach.meet.people import suggestions
from pitchcoach.i18n import Translator
from pitchcoach.model.meet import Person
from tests.store.people import a_person

SAYS = Translator("en").render


def reasons(*people: Person) -> list[str]:
    numbered = [
        a_person(person.name, **_values(person), id=number) for number, person in enumerate(people, 1)
    ]
    return [SAYS(one.reason) for one in suggestions(numbered)]


def _values(person: Person) -> dict[str, str]:
    return {field: getattr(person, field) for field in ("reading", "firm", "email", "phone")}


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (a_person("山田", email="H@x.jp"), a_person("花子", email="a@x.jp / h@x.jp"), "e-mail address"),
        (a_person("山田 花子", firm="㈱やまだ"), a_person("山田花子", firm="やまだ株式会社"),
         "name and firm"),
        (a_person("山田", phone="+81 90-1234-5678"), a_person("山田", phone="０９０１２３４５６７８"),
         "name and telephone number"),
        (a_person("山田", reading="やまだ はな", firm="A"),
         a_person("ヤマダ", reading="ヤマダハナ", firm="Ａ Inc."), "reading and firm"),
        (a_person("山田 花子"), a_person("山田　花子", firm="A"), "name; the firm is known of one only"),
    ],
)  # fmt: skip
def test_what_two_entries_have_in_common(one: Person, other: Person, reason: str) -> None:
    assert reasons(one, other) == [f"the same {reason}"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (a_person("佐藤"), a_person("佐藤")),  # there are many
        (a_person("山田 花子", firm="A"), a_person("山田 花子", firm="B")),
        (a_person("山田", phone="06-1234-5678"), a_person("鈴木", phone="06-1234-5678")),  # a firm's number
        (a_person("山田", phone="123"), a_person("山田", phone="123")),
        (a_person("山田", email="-"), a_person("鈴木", email="-")),
    ],
)
def test_what_is_no_reason(one: Person, other: Person) -> None:
    assert reasons(one, other) == []


def test_only_pairs_with_those_who_came_in_just_now() -> None:
    people = [a_person("山田 花子", firm="A", id=number) for number in (1, 2, 3)]
    assert [(one.known.id, one.other.id) for one in suggestions(people, among={3})] == [(1, 3), (2, 3)]
    assert len(suggestions(people)) == 3
    assert [(one.known.id, one.other.id) for one in suggestions(people, apart={(1, 2), (2, 3)})] == [(1, 3)]


def test_a_thousand_of_one_name_are_not_paired() -> None:
    assert suggestions([a_person("山田 花子", firm="A", id=number) for number in range(1000)]) == ()
