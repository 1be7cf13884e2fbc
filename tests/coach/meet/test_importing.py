"""Lists of participants as people paste them and as programs write them."""

from __future__ import annotations

import time
from dataclasses import asdict
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pitchcoach.coach.meet.importing import MOST_PEOPLE, pasted, take_over, told
from pitchcoach.errors import PitchcoachError
from pitchcoach.i18n import Translator
from pitchcoach.model.meet import Person
from pitchcoach.store.fake_meetings import MemoryMeetings
from tests.store.people import an_event

SAYS = Translator("en").render


def read(text: str) -> list[dict[str, Any]]:
    """What is known of each person of a list."""
    return [{k: v for k, v in asdict(person).items() if v} for person in pasted(text).people]


def said(text: str) -> str:
    return " ".join(SAYS(sentence) for sentence in told(pasted(text)))


def test_columns_in_any_order_under_japanese_headings() -> None:
    text = (
        "No.,会社名,お名前,フリガナ,業種,メールアドレス,TEL,携帯,〒,ご住所,ひとこと,FAX\n"
        "1,㈱やまだ,山田　花子 様,ヤマダ　ハナコ,飲食,h@x.jp,06-1,090-2,540-0001,大阪市,二店目,06-9\n"
    )
    assert read(text) == [
        {
            "name": "山田 花子",
            "reading": "ヤマダ ハナコ",
            "firm": "㈱やまだ",
            "trade": "飲食",
            "line": "二店目",
            "email": "h@x.jp",
            "phone": "06-1 / 090-2",
            "address": "540-0001 大阪市",
        }
    ]
    assert said(text) == "These columns were left out: FAX"


def test_english_headings_and_names_in_two_columns() -> None:
    text = "First Name;Last Name;Company;Profession;E-mail\nAnn;Smith;Acme;Design;a@x.com\n花子;山田;;;\n"
    assert read(text) == [
        {"name": "Ann Smith", "firm": "Acme", "trade": "Design", "email": "a@x.com"},
        {"name": "山田 花子"},
    ]


def test_a_title_above_the_heading() -> None:
    text = "第12回 異業種交流会 名簿,,\n2026年12月2日,,\n,,\n姓,名,屋号\n山田,花子,やまだ珈琲\n"
    assert read(text) == [{"name": "山田 花子", "firm": "やまだ珈琲"}]


def test_cells_of_a_spreadsheet_without_a_heading_are_guessed_and_told() -> None:
    text = (
        "1\tやまだ珈琲\t山田花子\tやまだはなこ\t飲食業\t06-1234-5678\t心斎橋に二店目を開きます\n"
        "2\t鈴木工務店\t鈴木 一郎\tすずき いちろう\t建築業\t090-1234-5678\t店の内装を手がけています\n"
    )
    assert read(text)[1] == {
        "name": "鈴木 一郎",
        "reading": "すずき いちろう",
        "firm": "鈴木工務店",
        "trade": "建築業",
        "phone": "090-1234-5678",
        "line": "店の内装を手がけています",
    }
    assert said(text) == (
        "There is no heading line; the columns were taken as Firm, Name, Reading, Trade, Phone, Line."
    )


@pytest.mark.parametrize(
    ("line", "person"),
    [
        ("山田花子", Person(None, "山田花子")),
        ("・山田　花子　様", Person(None, "山田 花子")),
        ("3. 鈴木さん", Person(None, "鈴木")),
        ("林さん", Person(None, "林")),
        ("株式会社やまだ　山田花子", Person(None, "山田花子", firm="株式会社やまだ")),
        ("(株)タナカ 田中五郎", Person(None, "田中五郎", firm="(株)タナカ")),
        ("株式会社 山本 山本六郎氏", Person(None, "山本六郎", firm="株式会社 山本")),
        ("山田 花子 やまだ法律事務所", Person(None, "山田 花子", firm="やまだ法律事務所")),
        ("山田花子（株式会社やまだ）", Person(None, "山田花子", firm="株式会社やまだ")),
        ("株式会社ムック（赤井八郎）", Person(None, "赤井八郎", firm="株式会社ムック")),
        ("山田花子（やまだ はなこ）", Person(None, "山田花子", reading="やまだ はなこ")),
        ("山田花子（行政書士）", Person(None, "山田花子", trade="行政書士")),
        ("Bob Smith (Acme Inc.)", Person(None, "Bob Smith", firm="Acme Inc.")),
        # Where it is not certain all of it stays.
        ("やまだ珈琲 山田花子", Person(None, "やまだ珈琲 山田花子")),
        ("山田花子（趣味は登山）", Person(None, "山田花子", line="趣味は登山")),
        ("ﾔﾏﾀﾞ ﾊﾅｺ", Person(None, "ﾔﾏﾀﾞ ﾊﾅｺ")),
        ("か\u3099くと", Person(None, "がくと")),
        ("\u202e山田\u200b\u00a0花子\x07", Person(None, "山田 花子")),
        ("👨‍👩‍👧 [/] [b]=1+1", Person(None, "👨‍👩‍👧 [/] [b]=1+1")),
    ],
)
def test_one_name_a_line(line: str, person: Person) -> None:
    assert pasted(line).people == (person,)


def test_what_names_nobody_is_told() -> None:
    text = "山田花子\n---\n\n鈴木一郎\n・\n"
    assert [person.name for person in pasted(text).people] == ["山田花子", "鈴木一郎"]
    assert said(text) == "Lines without a name were left out: 2, 5."


def test_a_line_that_stands_there_twice_adds_to_the_first() -> None:
    text = "氏名,会社,メール,備考\n山田 花子,㈱やまだ,h@x.jp,\n鈴木,,,\n山田花子,株式会社やまだ,,夜も営業\n"
    assert read(text) == [
        {"name": "山田 花子", "firm": "㈱やまだ", "email": "h@x.jp", "line": "夜も営業"},
        {"name": "鈴木"},
    ]
    assert said(text) == "1 stood there twice and became one each."


def test_two_of_one_name_who_contradict_each_other_are_two() -> None:
    assert len(read("氏名,メール\n佐藤,a@x.jp\n佐藤,b@x.jp\n佐藤,A@x.jp\n")) == 2


def test_the_kinds_of_customers_and_a_kind_nobody_knows() -> None:
    text = "氏名,区分,業種\n山田,今すぐ客,\n鈴木,not yet,\n佐藤,会員,\n田中,会員,建築\n"
    assert read(text) == [
        {"name": "山田", "category": "now"},
        {"name": "鈴木", "category": "notyet"},
        {"name": "佐藤", "trade": "会員"},
        {"name": "田中", "trade": "建築", "line": "会員"},
    ]


def test_quotes_commas_and_line_ends_in_cells() -> None:
    text = '氏名,住所\r\n"Smith, ""Bob""","大阪市\r\n北区"\r\n'
    assert read(text) == [{"name": 'Smith, "Bob"', "address": "大阪市 北区"}]
    assert [one["name"] for one in read('氏名,会社\n"山田,やまだ\n鈴木,すずき\n')] == ['"山田', "鈴木"]


def test_vcards_of_three_versions() -> None:
    text = (
        "BEGIN:VCARD\r\nVERSION:3.0\r\nN:山田;花子;;;\r\nFN:山田花子\r\nX-PHONETIC-LAST-NAME:やまだ\r\n"
        "X-PHONETIC-FIRST-NAME:はなこ\r\nORG:やまだ珈琲;本店\r\nROLE:飲食\r\nTEL;TYPE=CELL:090\r\n"
        "TEL;TYPE=WORK:06\r\nitem1.EMAIL:a@b.jp\r\nADR:;;中央区1-2;大阪市;大阪府;540;日本\r\n"
        "NOTE:一行\\n二行\\, と\r\n  続き\r\nPHOTO;ENCODING=b:AAAA\r\nEND:VCARD\r\n"
        'BEGIN:VCARD\nVERSION:4.0\nN;SORT-AS="Smith,Ann":Smith;Ann;;;\nFN:Ann Smith\n'
        "TEL;VALUE=uri:tel:+81-90\nEND:VCARD\n"
        "BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:=93=63=92=86;=88=EA=\n"
        "=98=59\nSOUND;X-IRMC-N;CHARSET=SHIFT_JIS:ﾀﾅｶ;ｲﾁﾛｳ;;;\nEND:VCARD\nBEGIN:VCARD\nEND:VCARD\n"
    )
    assert read(text) == [
        {
            "name": "山田 花子",
            "reading": "やまだ はなこ",
            "firm": "やまだ珈琲",
            "trade": "飲食",
            "line": "本店 / 一行 二行, と 続き",
            "email": "a@b.jp",
            "phone": "090 / 06",
            "address": "540 大阪府大阪市中央区1-2",
        },
        {"name": "Ann Smith", "reading": "Smith Ann", "phone": "+81-90"},
        {"name": "田中 一郎", "reading": "ﾀﾅｶ ｲﾁﾛｳ"},
    ]


@pytest.mark.parametrize("text", ["", " \n\t\n", "氏名,会社\n,\n", "BEGIN:VCARD\nEND:VCARD", "\0\0", "---"])
def test_a_list_without_a_name_is_told(text: str) -> None:
    with pytest.raises(PitchcoachError, match="no name"):
        pasted(text)


def test_a_crowd_is_no_list() -> None:
    with pytest.raises(PitchcoachError, match="the most"):
        pasted("\n".join(f"山田{n}" for n in range(MOST_PEOPLE + 1)))


@pytest.mark.parametrize(
    "cell", ["市" * 10_000, "a" * 10_000, " " * 10_000 + "x", "(" * 10_000, "@" * 10_000, "'" * 9999]
)
@pytest.mark.parametrize(
    "form", ["{0}", "{0},{0}\n{0},{0}", "氏名,備考\n{0},{0}", "BEGIN:VCARD\nFN:{0}\nEND:VCARD"]
)
def test_long_cells_take_no_time(cell: str, form: str) -> None:
    began = time.process_time()
    try:
        pasted(form.format(cell))
    except PitchcoachError:
        assert not any(map(str.isalnum, cell))
    assert time.process_time() - began < 1.0


def test_a_list_is_taken_over_once_with_what_it_noted() -> None:
    meetings = MemoryMeetings()
    event = meetings.add_event(an_event())
    rows = pasted("氏名,会社,メモ,話した\n山田,㈱やまだ,内装,はい\n鈴木,,,\n").rows
    first = take_over(meetings, event.id, rows)
    assert [person.name for person in first.people] == ["山田", "鈴木"]
    assert [(one.note, one.talked) for one in meetings.encounters()] == [("内装", True), ("", False)]
    again = take_over(meetings, event.id, pasted("株式会社やまだ　山田\n佐藤").rows)
    assert ([person.name for person in again.people], again.listed) == (["佐藤"], 1)
    assert [person.name for person in meetings.people(event.id)] == ["山田", "鈴木", "佐藤"]


def test_without_an_event_a_note_goes_into_the_line() -> None:
    meetings = MemoryMeetings()
    take_over(meetings, None, pasted("氏名,備考,メモ\n山田,甲,乙\n").rows)
    assert [person.line for person in meetings.people()] == ["甲 / 乙"]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        (  # Google Contacts
            "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Last Name,Organization Name,"
            "Organization Title,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,"
            "Phone 1 - Value\n"
            "花子,,山田,はなこ,やまだ,やまだ珈琲,店主,,* myContacts,* Work,h@x.jp,Mobile,090-1\n",
            {"reading": "やまだ はなこ", "phone": "090-1"},
        ),
        (  # Outlook in Japanese
            '"姓","名","会社名","部署","役職","会社 番地","会社 FAX","会社電話","電子メール アドレス",'
            '"電子メールの種類"\n'
            '"山田","花子","やまだ珈琲","","店主","","06-9","06-1","h@x.jp","SMTP"\n',
            {"phone": "06-1"},
        ),
        (  # a business card reader
            '"会社名","部署名","役職","氏名","e-mail","郵便番号","住所","TEL会社","Fax","携帯電話","URL","名刺交換日"\n'
            '"やまだ珈琲","","店主","山田 花子","h@x.jp","540-1","大阪市","06-1","06-9","","",""\n',
            {"phone": "06-1", "address": "540-1 大阪市"},
        ),
        (  # a form
            "タイムスタンプ,お名前（漢字）,お名前（フリガナ）,会社名・屋号,役職,メールアドレス（確認用）\n"
            "2026/11/01,山田 花子,ヤマダ ハナコ,やまだ珈琲,店主,h@x.jp\n",
            {"reading": "ヤマダ ハナコ"},
        ),
    ],
    ids=["google", "outlook", "cards", "form"],
)
def test_what_well_known_programs_write(text: str, person: dict[str, str]) -> None:
    usual = {"name": "山田 花子", "firm": "やまだ珈琲", "line": "店主", "email": "h@x.jp"}
    assert read(text) == [{**usual, **person}]


@given(
    st.sampled_from(["", "BEGIN:VCARD\n", "氏名,会社\n", "氏名\t会社\n"]),
    st.text(
        st.sampled_from("山田花子　 株式会社(（)）,、\t\n\r;:=\"'@-1aA様さん\\\0") | st.characters(),
        max_size=40,
    ),
)
def test_whatever_is_pasted_is_people_or_told(before: str, text: str) -> None:
    try:
        found = pasted(before + text)
    except PitchcoachError:
        return
    assert found.rows
    assert all(person.name and person.name == " ".join(person.name.split()) for person in found.people)
