"""Everything as hypothesis can think of it, tidied as what is typed and imported is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import strategies as st

from pitchcoach.coach.meet import tidy
from pitchcoach.coach.meet.everything import Everything
from pitchcoach.model.meet import Encounter, Event, Person, Talk, Touch

NOW = datetime(2026, 11, 27, 3, 4, 5, tzinfo=UTC)
DAY = date(2026, 12, 2)
HOSTILE = (
    'Smith, "Bob" <b@x>',
    "=HYPERLINK(1)",
    "+81-90",
    "-1",
    "@x",
    "'=1",
    "＝1",
    "[/] [b]x[/b] **y** `z`",
    "a;b,c\\d\\n",
    "👨‍👩‍👧 か\u3099",
    "ﾔﾏﾀﾞ",
    "# x | y",
    "長" * 10_000,
)


def lines(most: int = 12) -> st.SearchStrategy[str]:
    """One line of anything that can be typed, often something nasty."""
    return (st.text(max_size=most) | st.sampled_from(HOSTILE)).map(_typed)


def _typed(text: str) -> str:
    return tidy.line(text.encode("utf-8", "ignore").decode("utf-8").replace(" / ", "/"))


def names() -> st.SearchStrategy[str]:
    return lines().map(tidy.name).filter(lambda name: any(map(str.isalnum, name)))


def people() -> st.SearchStrategy[tuple[Person, ...]]:
    """Of different names, so that nobody is taken for somebody else."""
    person = st.builds(
        Person,
        id=st.none(),
        name=names(),
        reading=lines(),
        firm=lines(),
        trade=lines(),
        line=lines(),
        category=st.sampled_from(("", "now", "worried", "someday", "notyet")),
        email=lines(),
        phone=lines(),
        address=lines(),
        quiet=st.booleans(),
    )
    several = st.lists(person, min_size=1, max_size=5, unique_by=lambda one: tidy.same_name(one.name))
    return several.map(lambda all_: tuple(replace(one, id=n) for n, one in enumerate(all_, 1)))


def alone(people: tuple[Person, ...]) -> Everything:
    return Everything((), people, (), (), ())


def an_evening(name: str = "交流会, 梅田; [/]") -> Everything:
    """One event with two people, a one-to-one and a touch of each kind."""
    event = Event(1, name, DAY, "梅田, 北区", "minute", 60.0, "", "三人と\\話す")
    ann = Person(
        1, "山田 花子", "やまだ はなこ", "㈱やまだ; 本店", "飲食", "=1+1", "now", "h@x.jp / i@x.jp", "+81-90"
    )
    bob = Person(2, 'Bob "B" Smith', phone="06-1 / 06-2", line="x" * 200)
    return Everything(
        (event,),
        (ann, bob),
        (
            Encounter(1, 1, 0, "内装、来月", "集客", "紹介", "資料", same_trade=True, talked=True),
            Encounter(1, 2, 1),
        ),
        (Talk(1, NOW, 600.0, 200.0, 340.0, 1, 1, "水曜に電話"), Talk(2, NOW, 300.0, 1.0, 2.0)),
        (
            Touch(1, 1, "message", DAY, 1, "お礼"),
            Touch(2, 1, "newyear", date(2026, 12, 15), until=date(2026, 12, 25)),
            Touch(3, 2, "postcard", DAY, state="done", done_at=NOW, text="先日は\n# ありがとう"),
        ),
    )
