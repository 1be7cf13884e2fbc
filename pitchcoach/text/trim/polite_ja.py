"""Japanese politeness said twice: chains of させていただく, and honorifics of honorifics."""

from __future__ import annotations

import re
from typing import Final

from pitchcoach.text.trim.rule import Becomes, rules
from pitchcoach.text.trim.verbs_ja import is_done_noun


def _done(becomes: str) -> Becomes:
    """Return ``becomes`` where what stands before させて is done (する), not let be done by somebody."""

    def refuse(hit: re.Match[str]) -> str | None:
        before = hit.string[: hit.start("cut")]
        if before.endswith("を") or is_done_noun(before):
            return becomes + (hit.groupdict().get("tail") or "")
        return None

    return refuse


_GET: Final = "させて(?:いただ|頂)"
_WISH: Final = r"たいと(?:思|考え|存じ)(?:っており|ており|い)?ます"
_HONOURED: Final = "話し|帰り|決め|使い|求め|読み|聞き|会い|出かけ|休み|越し|見え|着き|選び|困り|書き"
POLITE: Final = rules(
    (rf"(?P<cut>{_GET}き{_WISH})", _done("いたします")),
    (rf"(?P<cut>{_GET}い(?=て(?:おり|いる|います|いました)))", _done("し")),
    (rf"(?P<cut>{_GET}きます)", _done("いたします")),
    (rf"(?P<cut>{_GET}きました)", _done("いたしました")),
    (rf"(?P<cut>{_GET}きまして)", _done("して")),
    (rf"(?P<cut>{_GET}きたい)(?!と)", _done("したい")),
    (rf"を{_GET}くことができ", "ができ"),
    (rf"(?<!を)(?P<cut>{_GET}くことができ(?P<tail>る|ます|ました|た|て)?)", _done("でき")),
    (rf"(?P<cut>{_GET}く)(?!ことができ)", _done("する")),
    (rf"(?P<cut>{_GET}いた)(?!し)", _done("した")),
    (rf"(?P<cut>{_GET}いて)(?!お|い|き)", _done("して")),
    (rf"(?P<cut>{_GET}き)(?=、)", _done("し")),
    (r"をさせて(?:いただ|頂)け(?=る|ます|ました|れば|たら)", "ができ"),
    (rf"(?<!を)(?P<cut>{_GET}け)(?=る|ます|ました|れば|たら)", _done("でき")),
    (r"お伺い(?:させて(?:いただ|頂)きます|いたします|致します|します)", "伺います"),
    (r"お伺い(?:させて(?:いただ|頂)きました|いたしました|しました)", "伺いました"),
    (r"(?:いただけれ|頂けれ)ばと(?:思(?:っており|い)ます|存じます)", "ください"),
    (
        r"(?:いただけれ|頂けれ|いただけますと|頂けますと)ば?(?:幸い|嬉しく思い|うれしく思い)(?:です|ます)",
        "ください",
    ),
    (r"(?:いただき|頂き|ください)ますようお願い(?:申し上げ|いたし|致し|し)ます", "ください"),
    (rf"(?:ご紹介|お話|お話し|ご説明|ご案内|ご報告)(?P<cut>し{_WISH})", "します"),
    (rf"お(?:伝え|届け|見せ|話し)(?P<cut>し{_WISH})", "します"),
    (r"おっしゃられ(?=た|て)", "おっしゃっ"),
    (r"おっしゃられ(?=ます|ました)", "おっしゃい"),
    (r"おっしゃられる", "おっしゃる"),
    (rf"(?:お(?:{_HONOURED})|ご覧)にな(?P<cut>られ(?=た|て))", "っ"),
    (rf"(?:お(?:{_HONOURED})|ご覧)にな(?P<cut>られ(?=ます|ました))", "り"),
    (rf"(?:お(?:{_HONOURED})|ご覧)にな(?P<cut>られる)", "る"),
)
