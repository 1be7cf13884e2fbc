"""Prepares a Japanese sentence for the reading library: ranges, signs, money, dates, addresses, Latin words.

What changes is always spelled in a way the library reads right; for every character of the result it is known
where in the sentence it came from. Reads nothing itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pitchcoach.model.pitch import Ruby
from pitchcoach.text.reading.engine import Fixed
from pitchcoach.text.reading.kana import pronounced
from pitchcoach.text.reading.latin import guess_kana, letter_names
from pitchcoach.text.reading.lexicon import SIGNS, known_latin

PLACE_HOLDERS: Final = "Ж∀"
"""Each is one unknown noun to the library and never grows together with what stands beside it."""

_FULL_WIDTH: Final = {code: code + 0xFEE0 for code in range(0x21, 0x7F)} | {0x20: 0x3000, 0xA5: 0xFFE5}
_HALF_KANA: Final = re.compile(r"[\uff61-\uff9f]+")
_SILENT: Final = re.compile(r"[\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef\u0000-\u001f]+")
_SOUNDLESS: Final = frozenset({"So", "Sk", "Cs", "Co", "Cn", "Cf", "Cc", "Mn", "Me", "Lm"})
"""Unicode categories that make no sound: emoji, marks, a long vowel sign after nothing (Lm)."""
_SAID_BY_LIBRARY: Final = frozenset("℃℉々〻ヽヾゝゞ")
_WEEKDAYS: Final = dict(
    zip("月火水木金土日", ("ゲツ", "カ", "スイ", "モク", "キン", "ド", "ニチ"), strict=True)
)
_PLAIN: Final = re.compile("(?:(?![月火水木金土日][〜～~・])[ぁ-ゖァ-ヴ一-鿿々、。]|(?<=[ぁ-ゖァ-ヴ])ー+)+")
"""What no rule is about."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A sentence as the library shall see it."""

    text: str
    """What is read; ASCII is full width."""
    places: tuple[int, ...]
    """For each character of ``text`` where it begins in the sentence; ascending; one more for the end."""
    fixed: tuple[Fixed, ...]
    """Readings that are known already, in order."""


class _Builder:
    """Collects the prepared text piece by piece."""

    def __init__(self) -> None:
        self.signs: list[str] = []
        self.places: list[int] = []
        self.fixed: list[Fixed] = []

    def put(self, text: str, place: int, *, spread: bool = False) -> None:
        """Add ``text``, which stands for the sentence from ``place`` on (``spread``: one for one)."""
        for offset, sign in enumerate(text):
            self.signs.append(sign)
            self.places.append(place + offset if spread else place)

    def word(self, kana: str, place: int, doubt: str = "") -> None:
        """Add a word whose reading is certain already."""
        last = self.signs[-1] if self.signs else ""
        start = len(self.signs)
        self.put(PLACE_HOLDERS[last == PLACE_HOLDERS[0]], place)
        self.fixed.append(Fixed(start, start + 1, kana, firm=True, doubt=doubt))

    def maybe(self, text: str, kana: str, place: int, doubt: str, *, firm: bool = False) -> None:
        """Add a word as written with the reading it has unless the library knows better."""
        start = len(self.signs)
        self.put(text.translate(_FULL_WIDTH), place, spread=True)
        self.fixed.append(Fixed(start, len(self.signs), kana, firm=firm, doubt=doubt))


def normalise(
    sentence: str,
    rubies: Sequence[Ruby] = (),
    personal: Mapping[str, str] | None = None,
    shown: Collection[Ruby] = (),
) -> Prepared:
    """Prepare one sentence (NFC).

    ``rubies`` are in order, their places counted from the start of the sentence; ``personal`` maps a word as
    written to its kana and yields to rubies. The words of those in ``shown`` are left as written; the library
    sees nothing of those of other rubies.
    """
    built = _Builder()
    at = 0
    for ruby in rubies:
        if ruby.start < at or ruby.end <= ruby.start or ruby.end > len(sentence):
            continue
        _prepare(sentence, at, ruby.start, personal or {}, built)
        kana = _as_reading(ruby.kana)
        if ruby in shown:
            built.maybe(sentence[ruby.start : ruby.end], kana, ruby.start, "", firm=True)
        else:
            built.word(kana, ruby.start)
        at = ruby.end
    _prepare(sentence, at, len(sentence), personal or {}, built)
    if built.places:
        built.places[0] = 0
    return Prepared("".join(built.signs), (*built.places, len(sentence)), tuple(built.fixed))


def _as_reading(kana: str) -> str:
    spoken = pronounced(unicodedata.normalize("NFKC", kana))
    return re.sub("[^ァ-ヴー]", "", spoken) or letter_names(kana)


def _prepare(sentence: str, start: int, end: int, personal: Mapping[str, str], built: _Builder) -> None:
    """Prepare ``sentence[start:end]``: at each place the first rule that matches takes its piece."""
    mine = None
    if personal:
        longest_first = sorted(filter(None, personal), key=len, reverse=True)
        mine = re.compile("|".join(map(re.escape, longest_first)))
    at = start
    while at < end:
        if mine and (match := mine.match(sentence, at, end)):
            built.maybe(match.group(), _as_reading(personal[match.group()]), at, "", firm=True)
            at = match.end()
        elif plain := _PLAIN.match(sentence, at, end):
            nearest = mine.search(sentence, at, plain.end()) if mine else None
            stop = nearest.start() if nearest else plain.end()
            built.put(sentence[at:stop], at, spread=True)
            at = stop
        else:
            at = _apply_rules(sentence, at, end, built)


def _apply_rules(sentence: str, at: int, end: int, built: _Builder) -> int:
    """Let the first rule that matches at ``at`` take its piece; return where it ends."""
    for pattern, rule in _RULES:
        match = pattern.match(sentence, at, end)
        if match and match.end() > at:
            rule(match, built)
            return match.end()
    if unicodedata.category(sentence[at]) not in _SOUNDLESS or sentence[at] in _SAID_BY_LIBRARY:
        built.put(sentence[at].translate(_FULL_WIDTH), at)
    return at + 1


# Rules: each takes its match and adds to the builder.


def _drop(_match: re.Match[str], _built: _Builder) -> None:
    return


def _keep(match: re.Match[str], built: _Builder) -> None:
    built.put(match.group(), match.start(), spread=True)


def _half_kana(match: re.Match[str], built: _Builder) -> None:
    for offset, sign in enumerate(match.group()):
        if sign in "ﾞﾟ" and built.signs:
            built.signs[-1] = unicodedata.normalize("NFKC", built.signs[-1] + "\u3099\u309a"[sign == "ﾟ"])[0]
        else:
            built.put(unicodedata.normalize("NFKC", sign), match.start() + offset)


def _address(match: re.Match[str], built: _Builder) -> None:
    spoken = []
    for piece in re.findall(
        r"[A-Za-z]+|\d+|[@./:_-]", re.sub(r"^https?://(www\.)?", "", match.group()).rstrip("/")
    ):
        if piece[0].isalpha():
            spoken.append(known_latin(piece) or _domain_word(piece))
        elif piece.isdigit():
            spoken += [_DIGIT_NAMES[int(digit)] for digit in piece]
        else:
            spoken.append(
                {
                    "@": "アットマーク",
                    ".": "ドット",
                    "/": "スラッシュ",
                    "-": "ハイフン",
                    "_": "アンダーバー",
                }.get(piece, "")
            )
    built.word("".join(spoken), match.start(), "unknown")


_DIGIT_NAMES: Final = ["ゼロ", "イチ", "ニー", "サン", "ヨン", "ゴー", "ロク", "ナナ", "ハチ", "キュー"]


def _domain_word(piece: str) -> str:
    if piece.casefold() in ("com", "net", "org", "info"):
        return {"com": "コム", "net": "ネット", "org": "オルグ", "info": "インフォ"}[piece.casefold()]
    return letter_names(piece) if len(piece) <= 2 else guess_kana(piece)


def _phone(match: re.Match[str], built: _Builder) -> None:
    groups = re.split(r"[-－−‐(（)）]+", unicodedata.normalize("NFKC", match.group()))
    spoken = ["".join(_DIGIT_NAMES[int(digit)] for digit in group) for group in groups if group]
    built.word("ノ".join(spoken), match.start())


def _money(match: re.Match[str], built: _Builder) -> None:
    unit = {"¥": "円", "￥": "円", "$": "ドル", "＄": "ドル", "€": "ユーロ", "£": "ポンド"}[match["sign"]]
    number = match["number"].replace(",", "").replace("，", "")
    for sign in number:
        built.put(sign.translate(_FULL_WIDTH), match.start())
    built.put(match["scale"] or "", match.start())
    built.put(unit, match.start())


def _date(match: re.Match[str], built: _Builder) -> None:
    year, month, day = match["year"], match["month"], match["day"]
    for number, unit in ((year, "年"), (month, "月"), (day, "日")):
        if number:
            built.put(str(int(number)).translate(_FULL_WIDTH) + unit, match.start())


def _clock(match: re.Match[str], built: _Builder) -> None:
    built.put(str(int(match["hour"])).translate(_FULL_WIDTH) + "時", match.start())
    if int(match["minute"]):
        built.put(str(int(match["minute"])).translate(_FULL_WIDTH) + "分", match.start())


def _fraction(match: re.Match[str], built: _Builder) -> None:
    built.put(
        match["below"].translate(_FULL_WIDTH) + "分の" + match["above"].translate(_FULL_WIDTH), match.start()
    )


def _grouped_number(match: re.Match[str], built: _Builder) -> None:
    for offset, sign in enumerate(match.group()):
        if sign not in ",，":
            built.put(sign.translate(_FULL_WIDTH), match.start() + offset)


def _from_to(match: re.Match[str], built: _Builder) -> None:
    built.put("から", match.start())


def _weekdays(match: re.Match[str], built: _Builder) -> None:
    for offset, sign in enumerate(match.group()):
        if sign in _WEEKDAYS:
            built.word(_WEEKDAYS[sign], match.start() + offset)
        else:
            built.put("・" if sign == "・" else "から", match.start() + offset)


def _digits_with_no(match: re.Match[str], built: _Builder) -> None:
    for offset, sign in enumerate(match.group()):
        built.put("の" if sign in "-－−‐" else sign.translate(_FULL_WIDTH), match.start() + offset)


def _sign(match: re.Match[str], built: _Builder) -> None:
    built.word(SIGNS[match.group().translate(_FULL_WIDTH)], match.start())


def _latin(match: re.Match[str], built: _Builder) -> None:
    word = unicodedata.normalize("NFKC", match.group())
    known = known_latin(word)
    if known:
        built.word(known, match.start())
        return
    for piece in re.finditer(r"[A-Za-zÀ-ɏ]+|[^A-Za-zÀ-ɏ]+", word):
        if piece.group()[0].isalpha():
            _latin_word(_plain(piece.group()), match.start() + piece.start(), built)
        elif piece.group() == "&":
            built.word("アンド", match.start() + piece.start())


def _latin_word(word: str, place: int, built: _Builder) -> None:
    known = known_latin(word)
    if known:
        built.word(known, place)
    elif len(word) == 1:
        built.word(letter_names(word), place)
    else:
        built.maybe(word, guess_kana(word), place, "" if word.isupper() and len(word) <= 3 else "unknown")


def _plain(word: str) -> str:
    """Latin letters without their accents, one for one: Café is Cafe."""
    letters = (unicodedata.normalize("NFD", letter)[0] for letter in word)
    return "".join(letter if letter.isascii() else "o" for letter in letters)


def _roman(match: re.Match[str], built: _Builder) -> None:
    built.put(str(int(unicodedata.numeric(match.group()))).translate(_FULL_WIDTH), match.start())


def _slash(match: re.Match[str], built: _Builder) -> None:
    built.put("、", match.start())


_N: Final = r"[0-9０-９]"
_DASH: Final = r"[-－−‐–—〜～~]"
_WAVE: Final = r"[〜～~]"
_UNITS: Final = "%％℃円名人件社年月日時分秒歳代倍回個本台点坪枚席店階畳万億千百字割間"
_RULES: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str], _Builder], None]], ...]] = tuple(
    (re.compile(pattern), rule)
    for pattern, rule in (
        (_SILENT.pattern, _drop),
        (r"https?://[!-~]+|www\.[!-~]+|[A-Za-z0-9][A-Za-z0-9._%+-]*@[A-Za-z0-9.-]+\.[A-Za-z]{2,}", _address),
        (
            r"[A-Za-z0-9][A-Za-z0-9-]*(?:\.[A-Za-z0-9-]+)*\.(?:com|net|org|jp|info|io|biz)(?:/[!-~]*)?(?![A-Za-z0-9])",
            _address,
        ),
        (_HALF_KANA.pattern, _half_kana),
        (rf"(?<!{_N})0\d{{1,4}}[-－−‐(（]\d{{1,4}}[-－−‐)）]\d{{3,4}}(?!{_N})", _phone),
        (rf"(?P<sign>[¥￥$＄€£])(?P<number>{_N}[0-9０-９,，.．]*)(?P<scale>[万億千]*)", _money),
        (
            rf"(?<!{_N})(?P<year>(?:19|20)\d\d)[/.-](?P<month>0?[1-9]|1[0-2])[/.-](?P<day>[12]\d|3[01]|0?[1-9])(?!{_N})",
            _date,
        ),
        (r"(?<![/\d０-９])(?P<year>)(?P<month>1[0-2]|[1-9])/(?P<day>[12]\d|3[01])(?![/\d０-９])", _date),
        (rf"(?<!{_N})(?P<hour>[01]?\d|2[0-4])[:：](?P<minute>[0-5]\d)(?!{_N})", _clock),
        (rf"(?<![/０-９\d])(?P<above>{_N}{{1,2}})[/／](?P<below>{_N}{{1,2}})(?![/０-９\d])", _fraction),
        (rf"{_N}{{1,3}}(?:[,，]{_N}{{3}})+(?!{_N})", _grouped_number),
        (rf"{_N}+(?:[-－−‐]{_N}+){{2,}}", _digits_with_no),
        (rf"(?<={_N})ー(?={_N})", _keep),
        (rf"(?<={_N}){_DASH}(?={_N})", _from_to),
        (
            rf"(?<=[{_UNITS}号曜]){_DASH}(?={_N})",
            _from_to,
        ),
        (
            rf"(?<=[0-9０-９{_UNITS}]){_WAVE}",
            _from_to,
        ),
        (r"(?<![一-龥0-9０-９])[月火水木金土日](?:[〜～~・][月火水木金土日](?![一-龥]))+", _weekdays),
        (rf"(?<=[一-龥々ァ-ヶー駅県市]){_WAVE}(?=[一-龥々ァ-ヶ])(?![^〜～~]*{_WAVE})", _from_to),
        ("|".join(re.escape(sign) for sign in SIGNS if len(sign) > 1), _sign),
        (r"(?:1on1|[Bb]2[BbCc]|[CcDd]2[Cc])(?![A-Za-z0-9])", _latin),
        (
            r"[A-Za-zＡ-Ｚａ-ｚÀ-ÖØ-öø-ɏ](?:[A-Za-zＡ-Ｚａ-ｚÀ-ÖØ-öø-ɏ]|['’&＆.+-](?=[A-Za-zＡ-Ｚａ-ｚ]))*",
            _latin,
        ),
        (r"[\u2160-\u216b\u2170-\u217b]", _roman),
        ("[" + re.escape("".join({sign for sign in SIGNS if len(sign) == 1})) + "&+=@#]", _sign),
        (r"[/／|｜]", _slash),
    )
)
