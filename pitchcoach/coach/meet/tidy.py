"""What was typed, pasted or imported, made fit to be kept; and how two names are compared.

Kept is what the user wrote: half-width kana and full-width letters stay. Only what is no part of a name goes:
white space around it, line ends, control characters, a polite 様 at its end.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_BLANK: Final = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_UNSEEN: Final = re.compile(r"[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
"""What takes no room but turns a line round, or makes two equal names differ."""
_HONORIFIC: Final = re.compile(
    r"(?:(?<=.)\s*(?:様|氏|殿)|(?:(?<=[^ぁ-ゖ])|(?<=[ぁ-ゖ]{2}))\s*(?:さま|さん))+$"
)
_KATAKANA: Final = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_KANA: Final = re.compile(r"[ぁ-ゖァ-ヺー・゛゜ｦ-ﾟ\s]+")
_EASTERN: Final = re.compile(r"[\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff66-\uff9f]")
_FIRM_FORM: Final = re.compile(
    r"株式会社|有限会社|合同会社|合資会社|合名会社|一般社団法人|公益社団法人|\(株\)|\(有\)|\(同\)"
    r"|(?<![a-z])(?:inc|llc|ltd|corp|corporation|co|gmbh|k\.?k|plc)(?![a-z])\.?,?"
)
"""What may be left out of a firm's name, or be written in another way."""


def line(text: str) -> str:
    """Return ``text`` as one line: NFC, white space of any kind and width as single spaces."""
    return _BLANK.sub(" ", unicodedata.normalize("NFC", _UNSEEN.sub("", text))).strip()


def name(text: str) -> str:
    """Return a name as one line without 様, さん or 氏 after it."""
    return _HONORIFIC.sub("", line(text))


def is_kana(text: str) -> bool:
    """Tell whether a text is kana and nothing else: it says how something is read."""
    return bool(text) and _KANA.fullmatch(text) is not None


def is_eastern(text: str) -> bool:
    """Tell whether a name is written in a script in which the family's name comes first."""
    return _EASTERN.search(text) is not None


def same_name(text: str) -> str:
    """Return what two ways to write one name have in common: width, case, spaces and one kana."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split()).translate(_KATAKANA)


def same_firm(text: str) -> str:
    """Return what two ways to write one firm have in common; 株式会社, ㈱ and Inc. are not part of it."""
    bare = _FIRM_FORM.sub("", unicodedata.normalize("NFKC", text).casefold())
    return same_name("".join(character for character in bare if character not in "・･.,、。-_'\"&"))


def same_phone(text: str) -> str:
    """Return the digits of a telephone number, with 0 for Japan's +81."""
    plain = unicodedata.normalize("NFKC", text)
    digits = "".join(character for character in plain if character.isdecimal() and character.isascii())
    if plain.strip().startswith("+81"):
        return "0" + digits[2:].removeprefix("0")
    return digits
