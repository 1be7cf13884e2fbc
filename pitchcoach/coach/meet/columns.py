"""Which column of a list is what: told by its heading, else guessed from what stands in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import Final, Literal

from pitchcoach.coach.meet import tidy

Field = Literal[
    "name", "family", "given", "reading", "family_reading", "given_reading", "firm", "trade", "line",
    "category", "email", "phone", "postcode", "address", "quiet", "note", "why_here", "can_do", "promised",
    "same_trade", "talked", "known",
]  # fmt: skip
"""What a column may be; ``known`` is one of our own exports that is not read back."""

HEADINGS: Final[dict[Field, str]] = {
    "name": (
        "氏名 名前 お名前 表示名 ご氏名 御氏名 姓名 参加者 参加者名 担当者 担当者名 代表者 代表者名 "
        "name fullname displayname participant attendee"
    ),
    "family": "姓 苗字 名字 lastname familyname surname",
    "given": "名 firstname givenname",
    "reading": (
        "ふりがな フリガナ よみ ヨミ 読み よみがな 読み仮名 かな カナ 氏名フリガナ "
        "氏名ふりがな reading phonetic phoneticname kana furigana"
    ),
    "family_reading": (
        "せい セイ 姓ふりがな 姓フリガナ 姓かな 姓カナ 姓よみ phoneticlastname "
        "lastnamephonetic familynameyomi lastnameyomi"
    ),
    "given_reading": (
        "めい メイ 名ふりがな 名フリガナ 名かな 名カナ 名よみ phoneticfirstname "
        "firstnamephonetic givennameyomi firstnameyomi"
    ),
    "firm": (
        "会社名 会社 社名 御社名 貴社名 屋号 所属 勤務先 企業名 法人名 団体名 店名 組織 "
        "会社屋号 会社名屋号 company companyname firm organization organisation "
        "organizationname organization1name employer business"
    ),
    "trade": (
        "業種 職業 職種 業界 業種職種 専門 専門分野 カテゴリー カテゴリ trade profession occupation industry"
    ),
    "line": (
        "一言 ひとこと ひと言 備考 コメント 紹介 自己紹介 pr 自己pr 仕事内容 事業内容 "
        "業務内容 サービス 役職 肩書 肩書き 部署 url hp ホームページ ウェブサイト webサイト "
        "line remark remarks comment comments about title jobtitle organizationtitle department website"
    ),
    "category": "分類 区分 見込み 顧客区分 category",
    "email": (
        "メール eメール メールアドレス eメールアドレス mail email emailaddress mailaddress email1value"
    ),
    "phone": (
        "電話 電話番号 tel 携帯 携帯電話 携帯番号 携帯電話番号 連絡先 連絡先電話番号 phone "
        "phonenumber mobile mobilephone telephone cell phone1value"
    ),
    "postcode": "郵便番号 〒 zip zipcode postcode postalcode",
    "address": (
        "住所 ご住所 所在地 会社住所 住所1 住所2 都道府県 市区町村 番地 建物 建物名 address "
        "address1 address2 location street city state"
    ),
    "quiet": "連絡しない nocontact quiet",
    "note": "メモ 会話のメモ note notes memo",
    "why_here": "参加の理由 whyhere whytheyarehere",
    "can_do": "できること cando whaticando whaticandoforthem",
    "promised": "約束 promised promise",
    "same_trade": "同業 sametrade",
    "talked": "話した talked",
    "known": "会 イベント 開催日 1対1 フォロー event heldon onetoones followup",
}
"""Words that head a column, as ``_plain`` makes them; our own exports are among them in both languages."""
_FIELD_OF: Final[dict[str, Field]] = {
    word: field for field, words in HEADINGS.items() for word in words.split()
}
_READINGS: Final = ("フリガナ", "ふりがな", "よみがな", "読み仮名", "phonetic", "yomi")
"""What a heading of a reading contains, whatever else it says."""
_NOTHING_OF_USE: Final = (
    "fax",
    "ファックス",
    "label",
    "type",
    "種類",
    "表示名",
    "種別",
    "コード",
    "日時",
    "生年月日",
)
"""What a heading contains whose column would be taken for something else."""
_PARTS: Final[tuple[tuple[str, Field], ...]] = (
    ("メール", "email"),
    ("mail", "email"),
    ("電話", "phone"),
    ("携帯", "phone"),
    ("phone", "phone"),
    ("tel", "phone"),
    ("郵便", "postcode"),
    ("住所", "address"),
    ("番地", "address"),
    ("address", "address"),
    ("会社名", "firm"),
    ("屋号", "firm"),
    ("companyname", "firm"),
    ("業種", "trade"),
    ("職業", "trade"),
    ("氏名", "name"),
    ("お名前", "name"),
    ("ひとこと", "line"),
    ("一言", "line"),
    ("備考", "line"),
    ("自己紹介", "line"),
)
"""What a longer heading contains, the surest first."""
_BRACKETS: Final = re.compile(r"[(（【\[].*?[)）】\]]")
_LONGEST_HEADING: Final = 30
_LONGEST_CELL: Final = 100
"""What a column is shows in so many characters of a cell, if at all."""
_LOOKED_AT: Final = 200
"""And in so many lines."""
_SHORT: Final = 20
"""A firm's name is seldom longer, a sentence seldom shorter."""

_MAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_PHONE: Final = re.compile(r"\+?[\d\s()./-]{9,}")
_NUMBER: Final = re.compile(r"\(?\d{1,4}[.)]?")
_PLACE: Final = re.compile(
    r"〒|^\d{3}-\d{4}\b|.(?:市|区|町|村).*\d|\d+ .+ (?:street|st\.|road|ave)", re.IGNORECASE
)
FIRM: Final = re.compile(
    r"株式会社|有限会社|合同会社|合資会社|㈱|㈲|[(（][株有同][)）]|[^ ]法人|事務所|商店|商会|工業|工務店"
    r"|製作所|クリニック|医院|銀行|ホールディングス|グループ$|\b(?:inc|llc|ltd|corp|co|gmbh)\b",
    re.IGNORECASE,
)
"""What only a firm has in its name."""
TRADE: Final = re.compile(
    r".+(?:業|士|師|家|デザイナー|コンサルタント|コーチ|ライター|アドバイザー|エンジニア|プランナー|制作|販売|代理店|サロン)$"
    r"|(?:飲食|不動産|保険|美容|建築|建設|製造|小売|卸売?|印刷|広告|人材|教育|介護|福祉|医療|金融|物流|運送|通信|旅行|写真"
    r"|デザイン|コンサル(?:ティング)?|web|it|システム開発|税務|法務|会計)(?:関連|関係|業界)?$"
    r"|(?:.+ )?(?:designer|consultant|coach|writer|lawyer|accountant|engineer|photographer)$",
    re.IGNORECASE,
)
"""What a trade ends in."""
_NAME: Final = re.compile(
    r"[一-鿿々〆ヶ]{1,5}[ 　]?[一-鿿々〆ヶぁ-ゖァ-ヺー]{1,6}|[A-Z][\w.'-]+(?: [A-Z][\w.'-]*){1,3}"
)

_WORD: Final = re.compile(r"[A-Z][\w'-]+")


def by_heading(row: Sequence[str]) -> list[Field | None] | None:
    """Return what each column is when ``row`` is a heading; None when it is not."""
    row = [cell[:_LONGEST_CELL] for cell in row]
    if any(_MAIL.search(cell) for cell in row):
        return None
    sure = [_exactly(cell) for cell in row]
    found = [field or _by_part(cell) for field, cell in zip(sure, row, strict=True)]
    if {"name", "family", "firm"} & set(sure) or ("name" in found and len(set(found) - {None}) > 1):
        return found
    return None


def guessed(rows: Sequence[Sequence[str]]) -> list[Field | None]:
    """Return what each column seems to be; a name is always among them."""
    rows = [[cell.strip()[:_LONGEST_CELL] for cell in row] for row in rows[:_LOOKED_AT]]
    if all(len(row) == 2 and all(_WORD.fullmatch(cell) for cell in row) for row in rows):
        return ["family", "given"]  # Smith, John
    width = max(map(len, rows))
    columns = [[row[i] for row in rows if i < len(row) and row[i]] for i in range(width)]
    found: list[Field | None] = [None] * width
    _take(columns, found, "email", lambda cell: bool(_MAIL.fullmatch(cell)))
    _take(columns, found, "phone", lambda cell: bool(_PHONE.fullmatch(_narrow(cell))))
    numbers = [
        i
        for i, cells in enumerate(columns)
        if _mostly(cells, lambda cell: bool(_NUMBER.fullmatch(_narrow(cell))))
    ]
    left = [i for i in range(width) if found[i] is None and i not in numbers and columns[i]]
    names = sorted(left, key=lambda i: -_share(columns[i], _looks_like_name))
    if names:
        found[names[0]] = "name"
    for field, test in _SIGNS:
        _take(columns, found, field, test, numbers)
    for i in left:
        if found[i] is None:
            short = max(map(len, columns[i])) <= _SHORT
            found[i] = "firm" if short and "firm" not in found else "line"
    return found


def _looks_like_name(cell: str) -> bool:
    return (
        _NAME.fullmatch(tidy.name(cell)) is not None and not FIRM.search(cell) and not TRADE.fullmatch(cell)
    )


_SIGNS: Final[tuple[tuple[Field, Callable[[str], bool]], ...]] = (
    ("reading", tidy.is_kana),
    ("firm", lambda cell: FIRM.search(cell) is not None),
    ("address", lambda cell: _PLACE.search(_narrow(cell)) is not None),
    ("trade", lambda cell: TRADE.fullmatch(cell) is not None),
)


def _take(
    columns: Sequence[Sequence[str]],
    found: list[Field | None],
    field: Field,
    test: Callable[[str], bool],
    passed: Sequence[int] = (),
) -> None:
    """Give ``field`` to the first free column that passes the test in most of its cells."""
    for i, cells in enumerate(columns):
        if found[i] is None and i not in passed and _mostly(cells, test):
            found[i] = field
            return


def _mostly(cells: Sequence[str], test: Callable[[str], bool]) -> bool:
    return _share(cells, test) >= 0.6


def _share(cells: Sequence[str], test: Callable[[str], bool]) -> float:
    return sum(map(test, cells)) / len(cells) if cells else 0.0


def _exactly(heading: str) -> Field | None:
    """Return what a heading says; one in brackets may say that it is the reading: お名前（フリガナ）."""
    whole = _plain(heading)
    if whole in _FIELD_OF:
        return _FIELD_OF[whole]
    if any(part in whole for part in _READINGS):
        return "reading" if len(whole) <= _LONGEST_HEADING else None
    return _FIELD_OF.get(_plain(_BRACKETS.sub("", heading)))


def _by_part(heading: str) -> Field | None:
    plain = _plain(heading)
    if len(plain) > _LONGEST_HEADING or any(part in plain for part in _NOTHING_OF_USE):
        return None
    return next((field for part, field in _PARTS if part in plain), None)


def _plain(heading: str) -> str:
    """Return a heading without what differs from form to form: width, case, spaces, signs."""
    text = unicodedata.normalize("NFKC", heading).casefold()
    return "".join(character for character in text if character.isalnum() or character in "〒ー")


def _narrow(cell: str) -> str:
    return unicodedata.normalize("NFKC", cell).replace("ー", "-").replace("−", "-")
