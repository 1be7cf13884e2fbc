"""Whom a pitch is for, as far as its author's own words tell: the group that examples are chosen by."""

from __future__ import annotations

import re
import unicodedata
from typing import Final, Literal, get_args

Group = Literal[
    "restaurant",
    "founders",
    "manufacturing",
    "parents",
    "care",
    "it",
    "law",
    "beauty",
    "construction",
    "education",
    "retail",
    "property",
    "medical",
    "farming",
    "owners",
    "freelance",
    "general",
]
GROUPS: Final[tuple[Group, ...]] = get_args(Group)

_WORDS: Final[tuple[tuple[Group, str, str], ...]] = (
    # The first line that fits decides, so a trade stands before what any trade may be: a founder, an owner.
    (
        "restaurant",
        "飲食|レストラン|食堂|居酒屋|カフェ|喫茶|ラーメン|焼き鳥|寿司屋|料理店|料理人|パン屋"
        "|ベーカリー|バーの",
        r"restaurants?|caf[eé]s?|coffee (shop|house)s?|diners?|food trucks?|baker(y|ies)|chefs?"
        r"|pub owners?"
        r"|bistros?|caterers?",
    ),
    (
        "freelance",
        "フリーランス|個人事業|一人社長|在宅ワーク|副業",
        r"freelanc\w*|self-employed|sole traders?|solopreneurs?",
    ),
    (
        "law",
        "士業|[税弁]理士|書士|弁護士|社労士|労務士|会計士|診断士|公証人|法律事務所",
        r"lawyers?|attorneys?|solicitors?|notar(y|ies)|accountants?|cpas?|tax advis[eo]rs?"
        r"|law (firm|office)s?|bookkeepers?",
    ),
    (
        "care",
        "介護|高齢|シニア|お年寄り|老人|老後|終活|デイサービス|ケアマネ|ヘルパー|[六七八][十〇]代|[678]0代",
        r"elderly|seniors|senior (citizen|people)s?|older people|retirees?|retire(d|ment)"
        r"|care ?givers?|carers?"
        r"|(care|nursing|retirement) homes?|ag(e)?ing parents",
    ),
    (
        "parents",
        "子育て|育児|ママ|パパ(?!イヤ)|保護者|親御|母親|父親|お母さん|お父さん|妊婦|子を持つ|子連れ",
        r"parents(?! compan)|mothers?|fathers?|mums?|moms?|dads?|families with|young famil(y|ies)"
        r"|expecting",
    ),
    (
        "education",
        "教育|学校|大学|高校|中学|学習塾|進学塾|塾|教室|教員|教師|教職|先生|講師|校長|保育|幼稚園",
        r"teachers?|schools?|tutors?|educators?|colleges?|universit(y|ies)|professors?"
        r"|kindergartens?|nurser(y|ies)",
    ),
    (
        "parents",
        "子ども|子供|お子さ",
        r"(with|have) (small |young |little )?(children|kids)|toddlers?|bab(y|ies)",
    ),
    (
        "beauty",
        "美容|サロン|ネイル|エステ|理容|理髪|床屋|ヘアメイク|まつげ|まつ毛|化粧",
        r"beaut(y|icians?)|hair(dressers?|stylists?| salons?)?|salons?|barbers?"
        r"|nail (artists?|studios?|bars?)|spas?|make-?up",
    ),
    (
        "medical",
        "医療|医院|医師|お医者|開業医|病院|クリニック|歯科|歯医者|看護|薬局|薬剤師|接骨|整骨|整体|鍼灸|獣医",
        r"clinics?|doctors?|dentists?|dental|hospitals?|physicians?|nurses?|pharmac(y|ies|ists?)"
        r"|physiotherapists?"
        r"|medical|healthcare|vets?|veterinar\w+",
    ),
    (
        "farming",
        "農業|農家|農園|農場|就農|果樹|畑|米作り|酪農|畜産|養鶏|漁業|漁師",
        r"farm(s|ers?|ing)?|growers?|agricultur\w*|orchards?|vineyards?|dair(y|ies)|beekeepers?|fishermen",
    ),
    (
        "construction",
        "建設|工務店|リフォーム|大工|建築|土木|左官|塗装|水道工事|電気工事|設備工事|ハウスメーカー|とび|職人",
        r"builders?(?! of soft)|construction|contractors?|carpenters?|renovat\w+|plumbers?|roofers?"
        r"|civil engineers?"
        r"|electricians?|craftsmen|tradesmen|tradespeople|(?<!software )architects?",
    ),
    (
        "property",
        "不動産|大家|賃貸|家主|地主|アパート|マンション(オーナー|経営|の持ち主)|ビルオーナー|空き家|空室",
        r"(?<!intellectual )property (owners?|managers?|investors?|agents?|developers?)|real estate"
        r"|realtors?|landlords?|landlad(y|ies)"
        r"|estate agents?|letting agents?",
    ),
    (
        "it",
        "エンジニア|プログラマ|システム(開発|会社|担当)|情報システム|ソフトウェア|アプリ|ウェブ"
        "|[Ww][Ee][Bb]"
        r"|(?<![A-Za-z])IT(?![A-Za-z])|(?<![A-Za-z])SE(?![A-Za-z])",
        r"software|programmers?|developers?|(?<!civil )engineers?|coders?|web (design|develop)\w*"
        r"|tech (compan|start|people|work)\w*"
        r"|saas|it (compan(y|ies)|people|staff|managers?|departments?|professionals?|teams?)",
    ),
    (
        "manufacturing",
        "製造|工場|メーカー|ものづくり|モノづくり|金属加工|部品|鋳物|板金|印刷会社",
        r"manufactur\w*|factor(y|ies)|machine shops?|plant managers?|production managers?"
        r"|metalwork\w*|printers",
    ),
    (
        "retail",
        "小売|ネットショップ|通販|雑貨|販売店|商店|お店|ショップ|店主|店長|物販|(?<![A-Za-z])EC(?![A-Za-z])",
        r"retail\w*|shop ?(owners?|keepers?)|shops?|stores?|e-?commerce|online sellers?|boutiques?"
        r"|merchants?",
    ),
    (
        "founders",
        "起業|創業|開業|独立(?!行政)|スタートアップ|事業を始め|会社を(作|つく|始め|立ち上げ)",
        r"founders?|start-?ups?|entrepreneurs?"
        r"|start(ing)? (a|an|their|your|his|her) (own )?(business|compan)\w*|new businesses",
    ),
    (
        "owners",
        "経営者|社長|中小企業|会社役員|取締役|オーナー|後継者|事業承継|事業主",
        r"(business|company) owners?|owners of|owner-managers?|smes?"
        r"|(small|family|local) (business|compan|firm)\w*|ceos?"
        r"|managing directors?|company presidents?",
    ),
)
_TABLE: Final[tuple[tuple[Group, str], ...]] = tuple(
    (group, rf"{japanese}|(?i:\b(?:{english})\b)") for group, japanese, english in _WORDS
)


def group_of(audience: str) -> Group:
    """Return the group that the words of ``audience`` name; ``general`` where they name none."""
    words = unicodedata.normalize("NFKC", audience)
    return next((group for group, pattern in _TABLE if re.search(pattern, words)), "general")
