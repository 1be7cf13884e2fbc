"""How every word is read: which word stands where, and what a correction changes and leaves alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pitchcoach.cli.compose import compose_rooms
from pitchcoach.coach.check import check
from pitchcoach.coach.drafting.own_dictionary import entry_for, forget, remember
from pitchcoach.coach.drafting.phrase_words import as_typed, pieces, sound_pattern
from pitchcoach.coach.drafting.readings import (
    Word,
    as_kana,
    corrected,
    guesses,
    in_one_piece,
    next_guess,
    not_kana,
    not_kana_or_empty,
    sentence_at,
    settled,
    word_at,
    words,
)
from pitchcoach.coach.rooms import Rooms
from pitchcoach.config.load import load_settings
from pitchcoach.config.settings import Settings
from pitchcoach.errors import PitchcoachError
from pitchcoach.locations import Locations, example_pitches, locations
from pitchcoach.model.pitch import Pitch
from pitchcoach.model.report import CheckReport
from pitchcoach.text.document.pitchfile import DiskPitchFiles
from pitchcoach.text.reading.kana import pronounced
from pitchcoach.text.reading.reader import PitchReader

FILES = DiskPitchFiles()
READER = PitchReader(None)


def rooms_in(home: Locations) -> Rooms:
    rooms = compose_rooms(Settings(), home)
    return replace(rooms, checker=replace(rooms.checker, reader=PitchReader(None)))


@pytest.fixture
def rooms() -> Rooms:
    return rooms_in(locations())


def pitch_of(text: str) -> Pitch:
    blank = FILES.blank(Path("pitch.md"), "ja")
    return FILES.parse(f"---\nlanguage: ja\n---\n## 特徴\n{text}\n", blank)


def report_of(text: str, rooms: Rooms | None = None) -> CheckReport:
    return checked(pitch_of(text), rooms)


def checked(pitch: Pitch, rooms: Rooms | None = None) -> CheckReport:
    checker = (rooms or rooms_in(locations())).checker
    if rooms is None:
        checker = replace(checker, reader=READER)
    return check(pitch, checker, Settings())


def sounds(report: CheckReport) -> str:
    return "".join(phrase.kana for part in report.sections for phrase in part.reading.phrases)


KNOWN = [
    # text, a word in it, the word that is offered, its kana, where that comes from
    ("人気があります。", "人気", "人気", "にんき", "guess"),
    ("「心斎橋」の店です。", "心斎橋", "心斎橋", "しんさいばし", ""),
    ("坂を上る人です。", "上る", "上", "のぼ", ""),
    ("大阪市内で開業しました。", "大阪", "大阪市内", "おーさかしない", ""),
    ("Zoomで会います。", "Zoom", "Zoom", "ずーむ", ""),
    ("COCOAを使います。", "COCOA", "COCOA", "しーおーしーおーえー", "guess"),
    ("iPhone15の話です。", "iPhone", "iPhone15", "あいふぉんじゅーご", ""),
    ("Kuvernix社です。", "Kuvernix", "Kuvernix", "くばーにっくす", "guess"),
    ("Web制作会社です。", "Web", "Web制作会社", "うぇぶせーさくがいしゃ", ""),
    ("B2Bの仕事です。", "B2B", "B2B", "びーとぅーびー", ""),
    ("A社とB社の違い。", "B社", "B社", "びーしゃ", ""),
    ("インターネットへ。", "ネット", "インターネット", "いんたーねっと", ""),
    ("カレー店では、", "カレー", "カレー店", "かれーてん", ""),
    ("ヴァイオリンを習う。", "ヴァ", "ヴァイオリン", "ゔぁいおりん", ""),
    ("ｶﾚｰ屋です。", "ｶﾚｰ", "ｶﾚｰ屋", "かれーや", ""),
    ("お問い合わせはこちらへ。", "問い", "問い合", "といあ", ""),
    ("取り扱っています。", "扱", "取り扱", "とりあつか", ""),
    ("話し合いを続けます。", "話し", "話し合", "はなしあ", ""),
    ("見積もりは無料です。", "見積", "見積", "みつ", ""),
    ("引っ越しの仕事です。", "越", "引っ越", "ひっこ", ""),
    ("聞こえる声です。", "聞こえる", "聞", "き", ""),
    ("大きくします。", "大きく", "大", "おー", ""),
    ("思うことがあります。", "思う", "思", "おも", ""),
    ("食べ放題です。", "放題", "放題", "ほうだい", ""),
    ("お手伝いしました。", "手伝", "手伝", "てつだ", ""),
    ("お声がけください。", "声", "声", "こえ", ""),
    ("お忙しいところを。", "忙", "忙", "いそが", ""),
    ("ご両親がいます。", "両親", "両親", "りょうしん", ""),
    ("120件お手伝いしました。", "120", "120件", "ひゃくにじゅっけん", ""),
    ("二百件お手伝いしました。", "二百件", "二百件", "にひゃっけん", ""),
    ("二百件お手伝いしました。", "手伝", "手伝", "てつだ", ""),
    ("3,000円です。", "3,000", "3,000円", "さんぜんえん", ""),
    ("12月に始めます。", "12", "12月", "じゅーにがつ", ""),
    ("2日目に会います。", "2日", "2日目", "ふつかめ", ""),
    ("1人で始めました。", "1人", "1人", "ひとり", ""),
    ("第1回です。", "第1回", "第1回", "だいいっかい", ""),
    ("11:00に始めます。", "11", "11:00", "じゅーいちじ", ""),
    ("50%引きです。", "50", "50%引", "ごじゅっぱーせんとび", ""),
    ("㈱山田の社長です。", "山田", "㈱山田", "かぶしきがいしゃやまだ", ""),
    ("田中さんが来ます。", "田中", "田中", "たなか", "guess"),
    ("山田太郎と申します。", "山田", "山田", "やまだ", "guess"),
    ("山田太郎と申します。", "太郎", "太郎", "たろう", ""),
    ("経営者の方へお伝えします。", "方", "方", "かた", "guess"),
    ("経営者の方へお伝えします。", "経営者", "経営者", "けいえいしゃ", ""),
    ("悩まれている方に。", "悩", "悩", "なや", ""),
    ("今日はありがとう。", "今日", "今日", "きょう", "guess"),
    ("営業許可だけを。", "営業", "営業許可", "えいぎょうきょか", ""),
    ("{青山|あおやま}みどりです。", "青山", "青山", "あおやま", "ruby"),
    ("{行政書士|ギョウセイショシ}の仕事。", "行政", "行政書士", "ギョウセイショシ", "ruby"),
    ("{COCOA|ここあ}を使います。", "COCOA", "COCOA", "ここあ", "ruby"),
    ("はじめまして。", "じめ", "はじめまして", "はじめまして", ""),
    ("👍いいね、と言われます。", "いいね", "いいね", "いいね", ""),
    ("スティーブ・ジョブズと話す。", "ジョブズ", "ジョブズ", "じょぶず", ""),
    ("www.example.co.jpを見る。", "example", "www.example.co.jp", None, "guess"),
]


@pytest.mark.parametrize(("text", "place", "word", "kana", "source"), KNOWN)
def test_the_word_at_a_place(text: str, place: str, word: str, kana: str | None, source: str) -> None:
    report = report_of(text)
    found = word_at(report, report.pitch.text.index(place))
    assert found is not None
    assert (found.word, found.source) == (word, source)
    assert kana is None or found.kana == kana
    assert report.pitch.text[found.start : found.end] == word


def test_the_ending_of_a_word_and_the_end_of_the_text_belong_to_it() -> None:
    report = report_of("人気があります。心斎橋です。")
    text = report.pitch.text
    assert [w.word for w in words(report)] == ["人気", "あります", "心斎橋"]
    for place, word in (("が", "人気"), ("りま", "あります"), ("です。", "心斎橋"), ("\n", "心斎橋")):
        found = word_at(report, text.rindex(place))
        assert found is not None
        assert found.word == word


def test_what_stands_before_a_word_in_its_phrase_leads_to_it() -> None:
    report = report_of("はい、お手伝いします。")
    found = word_at(report, report.pitch.text.index("お手伝い"))
    assert found is not None
    assert found.word == "手伝"


def test_there_is_no_word_in_the_front_matter() -> None:
    assert word_at(report_of("人気です。"), 3) is None
    assert word_at(report_of(""), 30) is None


def test_rough_readings_and_english_have_no_words(tmp_path: Path) -> None:
    rooms = rooms_in(locations())
    assert not words(check(pitch_of("心斎橋です。"), rooms.checker, Settings(), now=True))
    english = FILES.parse("## Feature\nI keep books.\n", FILES.blank(tmp_path / "e.md", "en"))
    assert not words(checked(replace(english, language="en")))


@pytest.mark.parametrize("path", sorted(example_pitches().glob("*.md")), ids=lambda path: path.stem)
def test_every_phrase_of_the_examples_has_its_words(path: Path) -> None:
    report = checked(FILES.load(path))
    found = words(report)
    if report.pitch.language == "ja":
        assert {w.phrase for w in found} == set(range(sum(len(p.reading.phrases) for p in report.sections)))
        for word in found:
            kana = "".join(p.kana for p in report.sections[word.section].reading.phrases)
            assert pronounced(word.kana) == pronounced(kana[slice(*word.sound)])
            assert in_one_piece(report.pitch, word)


def test_guesses_come_in_the_order_of_the_file_and_begin_anew() -> None:
    report = report_of("市場に行く方は、COCOAで話す。")
    assert [guess.word for guess in guesses(report)] == ["市場", "方", "COCOA"]
    first = next_guess(report, len(report.pitch.text))
    assert first is not None
    assert first.word == "市場"
    assert next_guess(report_of("初回の相談です。"), 0) is None


# Corrections


@pytest.mark.parametrize(
    ("text", "place", "kana", "written"),
    [
        ("東海林です。", "東海林", "しょうじ", "{東海林|しょうじ}です。"),
        ("人気があります。", "人気", "ひとけ", "{人気|ひとけ}があります。"),
        ("坂を上る。", "上る", "あが", "坂を{上|あが}る。"),
        # A ruby on 良 alone would leave い人 to be read イニン.
        ("この人は良い人へ渡す。", "良い", "い", "この人は{良い|いい}人へ渡す。"),
        ("COCOAを使います。", "COCOA", "ココア", "{COCOA|ココア}を使います。"),
        ("{青山|あおやま}です。", "青山", "せいざん", "{青山|せいざん}です。"),
        ("**{青山|あおやま}**です。", "青山", "せいざん", "**{青山|せいざん}**です。"),
        ("{青山|あおやま}です。", "青山", "", "青山です。"),
        ("**心斎橋**です。", "心斎", "しんさい", "**{心斎橋|しんさい}**です。"),
        ("心斎橋です。", "心斎橋", " ｼﾝｻｲ ", "{心斎橋|シンサイ}です。"),
    ],
)
def test_a_correction_becomes_a_ruby(text: str, place: str, kana: str, written: str) -> None:
    report = report_of(text)
    word = word_at(report, report.pitch.text.index(place))
    assert word is not None
    changed = corrected(report, word, kana, READER, FILES)
    assert changed.text == report.pitch.text.replace(text, written)


def test_a_word_that_markup_or_a_line_cuts_is_not_touched() -> None:
    for text in ("心斎\n橋です。", "**心斎**橋です。"):
        report = report_of(text)
        word = words(report)[0]
        assert (word.word, in_one_piece(report.pitch, word)) == ("心斎橋", False)
        with pytest.raises(PitchcoachError):
            settled(report.pitch, word, "しんさい", FILES)


def test_kana_written_as_two_characters_are_corrected_whole() -> None:
    report = report_of("か\u3099っこう堂です。")
    word = words(report)[0]
    changed = settled(report.pitch, replace(word, start=word.start), "どう", FILES)
    assert "か\u3099" in changed.text
    assert "|どう}" in changed.text


SOME_KANA = st.text(
    alphabet="あいうえおかきくけこさしすせそたてとなにのはまみもやゆよらりるれろわんーょっ",
    min_size=1,
    max_size=8,
).map(lambda kana: "か" + kana)
PLACES = st.integers(0, 200)


@settings(max_examples=60)
@given(st.sampled_from(sorted(example_pitches().glob("*.md"))), PLACES, SOME_KANA)
def test_a_corrected_word_sounds_so_and_taken_back_the_file_is_as_it_was(
    path: Path, at: int, kana: str
) -> None:
    report = checked(FILES.load(path))
    every = words(report)
    if not every:
        return
    word = every[at % len(every)]
    changed = corrected(report, word, kana, READER, FILES)
    after = checked(changed)
    again = next(w for w in words(after) if (w.section, w.place) == (word.section, word.place))
    assert again.source == "ruby"
    section = after.sections[word.section].reading
    phrase = next(p for p in section.phrases if p.start <= word.place < p.end)
    assert pronounced(kana) in phrase.kana
    # Everything but the ruby is the file's own.
    start, end = again.start - 1, changed.text.index("}", again.end) + 1
    assert changed.text[start] == "{"
    assert changed.text[:start] + again.word + changed.text[end:] == (
        report.pitch.text if word.source != "ruby" else _without_ruby(report, word)
    )
    if word.source == "ruby":
        back = settled(changed, again, word.kana, FILES)
    else:
        back = settled(changed, again, "", FILES)
    assert back.text == report.pitch.text


def _without_ruby(report: CheckReport, word: Word) -> str:
    return settled(report.pitch, word, "", FILES).text


@settings(max_examples=150)
@given(
    st.text(alphabet="心斎橋上る。、「」をはおごとA1ーカ・々 👍", max_size=14),
    st.text(alphabet="アカオヲワゴトシンー", max_size=14),
)
def test_words_of_any_phrase_lie_inside_it_and_do_not_overlap(text: str, kana: str) -> None:
    end = sound = 0
    for piece in pieces(text, kana):
        assert end <= piece.start < piece.end <= len(text)
        assert sound <= piece.at <= len(kana)
        assert kana[piece.at : piece.at + len(piece.kana)] == piece.kana
        end, sound = piece.end, piece.at + len(piece.kana)


@given(SOME_KANA)
def test_what_is_written_in_kana_may_sound_as_the_reader_pronounces_it(kana: str) -> None:
    import re

    assert re.fullmatch(sound_pattern(kana), pronounced(kana))


@pytest.mark.parametrize(
    ("kana", "word", "typed"),
    [
        ("ギョーセーショシ", "行政書士", "ぎょうせいしょし"),
        ("オーサカ", "大阪", "おーさか"),
        ("コーツー", "交通", "こうつう"),
        ("トール", "通る", "とーる"),
        ("カレーテン", "カレー店", "かれーてん"),
        ("チーサナ", "小さな", "ちーさな"),
        ("フーフ", "夫婦", "ふうふ"),
    ],
)
def test_long_vowels_are_offered_as_one_writes_them_where_that_is_certain(
    kana: str, word: str, typed: str
) -> None:
    assert as_typed(kana, word) == typed
    assert pronounced(typed) == kana


@pytest.mark.parametrize(
    ("typed", "kana"),
    [("ｼﾝｻｲﾊﾞｼ", "シンサイバシ"), (" しん さい ", "しんさい"), ("カレ-", "カレー"), ("が", "が")],
)
def test_half_width_and_spaces_are_understood(typed: str, kana: str) -> None:
    assert as_kana(typed) == kana
    assert not_kana(typed) is None


@pytest.mark.parametrize("typed", ["心斎橋", "shinsai", "ー", "・", "し|ん", "{し}"])
def test_other_answers_are_refused(typed: str) -> None:
    assert not_kana(typed) is not None
    assert not_kana_or_empty(typed) is not None


def test_an_empty_answer_is_one() -> None:
    assert not_kana("") is not None
    assert not_kana_or_empty("  ") is None


def test_one_sentence_is_cut_out_with_its_rubies() -> None:
    report = report_of("初回です。{青山|あおやま}です。以上です。")
    part = report.sections[0]
    place = part.section.spoken.text.index("青山")
    spoken = sentence_at(report.pitch, 0, part.reading, place + 1)
    assert spoken.text == "青山です。"
    assert [(r.start, r.end, r.kana) for r in spoken.rubies] == [(0, 2, "あおやま")]
    assert report.pitch.text[spoken.places[0]] == "青"


# The user's own dictionary


def test_a_remembered_word_counts_at_once_and_after_a_restart(rooms: Rooms) -> None:
    report = report_of("東海林です。", rooms)
    [word] = words(report)
    entry = entry_for(report, word, "しょうじ", rooms)
    assert entry == ("東海林", "しょうじ")
    remember(*entry, rooms)
    again = checked(report.pitch, rooms)
    [word] = words(again, rooms.checker.reader.personal)
    assert (sounds(again), word.source, word.kana) == ("ショージデス", "dictionary", "しょうじ")
    assert load_settings(rooms.locations.settings).readings == {"東海林": "しょうじ"}
    forget("東海林", rooms)
    assert sounds(checked(report.pitch, rooms)) == sounds(report)
    assert load_settings(rooms.locations.settings).readings == {}


@pytest.mark.parametrize(
    ("text", "place", "kana", "entry"),
    [
        ("大きくします。", "大", "でか", ("大きく", "でかきく")),
        ("坂を上る。", "上", "あが", ("上る", "あがる")),
        ("人気があります。", "人気", "ひとけ", ("人気", "ひとけ")),
        ("Zoomで会います。", "Zoom", "ズーン", ("Zoom", "ズーン")),
        ("COCOAを使います。", "COCOA", "ここあ", ("COCOA", "ここあ")),
    ],
)
def test_the_entry_takes_as_much_of_the_ending_as_the_library_needs(
    rooms: Rooms, text: str, place: str, kana: str, entry: tuple[str, str]
) -> None:
    report = report_of(text, rooms)
    word = word_at(report, report.pitch.text.index(place))
    assert word is not None
    assert entry_for(report, word, kana, rooms) == entry
    assert not rooms.checker.reader.personal, "trying an entry leaves nothing behind"
    remember(*entry, rooms)
    assert pronounced(entry[1]) in sounds(checked(report.pitch, rooms))


def test_a_ruby_goes_before_the_dictionary(rooms: Rooms) -> None:
    remember("青山", "せいざん", rooms)
    report = report_of("{青山|あおやま}と青山です。", rooms)
    found = [(w.word, w.kana, w.source) for w in words(report, rooms.checker.reader.personal)]
    assert found == [("青山", "あおやま", "ruby"), ("青山", "せいざん", "dictionary")]


def test_a_word_of_the_dictionary_inside_a_longer_one_has_no_say(rooms: Rooms) -> None:
    remember("方", "かた", rooms)
    report = report_of("方法を話す。", rooms)
    found = words(report, rooms.checker.reader.personal)
    assert [(w.word, w.source) for w in found] == [("方法", ""), ("話", "")]
