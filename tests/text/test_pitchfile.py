import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pitchcoach.errors import ChangedOnDiskError, UnreadablePitchError, UnwritableError
from pitchcoach.text.document.pitchfile import DiskPitchFiles

PITCH = """---
title: 行政書士の自己紹介
audience: 飲食店の方
slot: 45
language: ja
---
## ターゲット
大阪で店を開く方。

## 特徴
許可だけを八年。

## ベネフィット
二週間早い。
"""
FILES = DiskPitchFiles()


def written(tmp_path: Path, data: bytes, name: str = "pitch.md") -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (PITCH.encode(), ("utf-8", False, "\n")),
        (b"\xef\xbb\xbf" + PITCH.encode(), ("utf-8", True, "\n")),
        (PITCH.replace("\n", "\r\n").encode(), ("utf-8", False, "\r\n")),
        (PITCH.replace("\n", "\r").encode(), ("utf-8", False, "\r")),
        (b"\xff\xfe" + PITCH.encode("utf-16-le"), ("utf-16-le", True, "\n")),
        (b"\xfe\xff" + PITCH.encode("utf-16-be"), ("utf-16-be", True, "\n")),
        (PITCH.encode("utf-16-le"), ("utf-16-le", False, "\n")),
        (PITCH.replace("\n", "\r\n").encode("utf-16-be"), ("utf-16-be", False, "\r\n")),
        (PITCH.replace("\n", "\r\n").encode("cp932"), ("cp932", False, "\r\n")),
        (unicodedata.normalize("NFD", PITCH).encode(), ("utf-8", False, "\n")),
    ],
)
def test_every_encoding_reads_the_same_and_is_written_back_byte_for_byte(tmp_path, data, form):
    path = written(tmp_path, data)
    pitch = FILES.load(path)
    assert [s.spoken.text for s in pitch.sections] == [
        "大阪で店を開く方。",
        "許可だけを八年。",
        "二週間早い。",
    ]
    assert (pitch.title, pitch.audience, pitch.slot_seconds) == ("行政書士の自己紹介", "飲食店の方", 45)
    assert (pitch.form.encoding, pitch.form.bom, pitch.form.newline) == form
    FILES.save(pitch)
    assert path.read_bytes() == data


def test_a_character_that_cp932_lacks_makes_the_file_utf8_and_says_so(tmp_path):
    path = written(tmp_path, PITCH.encode("cp932"))
    saved = FILES.save(FILES.with_body(FILES.load(path), "target", "笑顔の方🙂"))
    assert saved.form.encoding == "utf-8"
    assert "笑顔の方🙂" in path.read_text("utf-8")


def test_a_change_keeps_what_is_not_understood(tmp_path):
    text = PITCH.replace("slot: 45", "mood: [calm, warm] # for me\nslot: 45").replace(
        "## 特徴", "<!-- ask Yamada -->\n\n## メモ\nひとこと\n\n## 特徴"
    )
    pitch = FILES.load(written(tmp_path, text.encode()))
    FILES.save(FILES.with_value(FILES.with_body(pitch, "feature", "新しい特徴。"), "audience", "建設業: 小"))
    after = pitch.path.read_text("utf-8")
    assert after == text.replace("許可だけを八年。", "新しい特徴。").replace("飲食店の方", "'建設業: 小'")


def test_a_missing_part_is_put_in_its_place(tmp_path):
    pitch = FILES.load(written(tmp_path, PITCH.replace("## 特徴\n許可だけを八年。\n\n", "").encode()))
    changed = FILES.with_body(FILES.with_body(pitch, "hook", "聞いてください。"), "feature", "許可だけ。")
    assert [s.role for s in changed.sections] == ["target", "feature", "benefit", "hook"]
    assert FILES.body_of(changed, "feature") == "許可だけ。"


def test_a_part_emptied_and_filled_again_keeps_its_heading(tmp_path):
    pitch = FILES.load(written(tmp_path, PITCH.encode()))
    empty = FILES.with_body(pitch, "feature", "")
    assert FILES.body_of(empty, "feature") == ""
    assert FILES.with_body(empty, "feature", "許可だけを八年。").sections[1].spoken.text == "許可だけを八年。"


BODIES = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="#＃`~\u2028\u2029"), max_size=40
)


@given(BODIES, BODIES)
def test_any_body_comes_back_as_it_was_given(one, two):
    blank = FILES.blank(Path("new.md"), "ja")
    pitch = FILES.with_body(FILES.with_body(blank, "target", one), "benefit", two)
    if "<!--" in one or "<!--" in two:
        return  # an unclosed comment hides what follows, as everywhere in Markdown
    assert FILES.body_of(pitch, "target") == one.strip()
    assert FILES.body_of(pitch, "benefit") == two.strip()
    assert [s.role for s in pitch.sections] == ["target", "feature", "benefit", "hook"]


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        (b"---\ntitle: [a\nslot: 60\n---\n", 3, "YAML"),
        (b"---\ntitle: a\nslot: soon\n---\n", 3, "slot"),
        (b"---\nslot: -5\n---\n", 2, "slot"),
        (b"---\nlanguage: fr\n---\n", 2, "language"),
        (b"---\ntitle: [a, b]\n---\n", 2, "title"),
        (b"---\ntitle: a\nno end\n", 1, "closed"),
        (b"---\n- a\n- b\n---\n", 2, "front matter"),
        ("一行目\n".encode() + b"\xff\xfe\xfd\x81\n", 2, "UTF-8"),
        (bytes(range(256)), None, "text file"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1", None, "text file"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(tmp_path, data, line, words):
    path = written(tmp_path, data)
    with pytest.raises(UnreadablePitchError) as caught:
        FILES.load(path)
    error = caught.value
    assert (error.path, error.line) == (path, line)
    assert words in error.message.text.format(**error.message.values)
    assert error.remedy is not None


@pytest.mark.parametrize(
    ("value", "slot"),
    [("60", 60), ("1:00", 60), ("90s", 90), ("３０", 30), ("2分", 120), ("45 秒", 45), ("", 60)],
)
def test_a_slot_is_written_in_many_ways(tmp_path, value, slot):
    assert FILES.load(written(tmp_path, f"---\nslot: {value}\n---\nあ\n".encode())).slot_seconds == slot


def test_an_empty_file_and_a_file_without_headings_are_pitches(tmp_path):
    assert FILES.load(written(tmp_path, b"")).sections == ()
    plain = FILES.load(written(tmp_path, "私は*大工*です。\n# 題".encode(), "memo.txt"))
    assert [(s.role, s.spoken.text) for s in plain.sections] == [(None, "私は*大工*です。")]
    assert plain.title == "題"


def test_a_file_changed_by_another_program_is_not_overwritten(tmp_path):
    pitch = FILES.load(written(tmp_path, PITCH.encode()))
    pitch.path.write_text("theirs", "utf-8")
    with pytest.raises(ChangedOnDiskError):
        FILES.save(pitch)
    assert pitch.path.read_text("utf-8") == "theirs"


def test_a_new_pitch_does_not_overwrite_a_file_of_its_name(tmp_path):
    path = written(tmp_path, b"there before")
    with pytest.raises(ChangedOnDiskError):
        FILES.save(FILES.blank(path, "ja"))


def test_a_folder_that_cannot_be_written_loses_nothing(tmp_path):
    blocked = written(tmp_path, b"a file, not a folder", "folder")
    with pytest.raises(UnwritableError):
        FILES.save(replace(FILES.blank(blocked / "pitch.md", "ja")))
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_a_link_stays_a_link_and_a_mode_stays(tmp_path):
    path = written(tmp_path, PITCH.encode(), "real.md")
    path.chmod(0o640)
    link = tmp_path / "link.md"
    link.symlink_to(path)
    FILES.save(FILES.with_body(FILES.load(link), "hook", "どうぞ。"))
    assert link.is_symlink()
    assert "どうぞ。" in path.read_text("utf-8")
    assert path.stat().st_mode & 0o777 == 0o640


def test_folders_are_walked_without_what_is_hidden(tmp_path):
    for name in ("b.md", "a.txt", "README.md", ".hidden.md", "x.py", "sub/c.MD", ".git/d.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("a", "utf-8")
    assert [p.name for p in FILES.find(tmp_path)] == ["a.txt", "b.md", "c.MD"]
    with pytest.raises(UnreadablePitchError):
        FILES.find(tmp_path / "nowhere")


@pytest.mark.parametrize("value", ["C104, H103", "[C104, h103]", "\n  - C104\n  - H103"])
def test_rules_are_switched_off_by_a_line_or_by_a_list(tmp_path, value):
    path = written(tmp_path, PITCH.replace("slot: 45", f"rules_off: {value}\nslot: 45").encode())
    pitch = FILES.load(path)
    assert pitch.rules_off == {"C104", "H103"} and pitch.slot_seconds == 45
    changed = FILES.with_value(pitch, "rules_off", "C104, H103, L102")
    assert changed.rules_off == {"C104", "H103", "L102"} and changed.slot_seconds == 45


def test_a_list_where_text_is_meant_is_told_with_its_line(tmp_path):
    path = written(tmp_path, PITCH.replace("slot: 45", "follows: [a, b]").encode())
    with pytest.raises(UnreadablePitchError) as told:
        FILES.load(path)
    assert told.value.line == 4


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no endless file")
def test_a_file_without_an_end_is_not_read_to_its_end():
    with pytest.raises(UnreadablePitchError, match="larger than 1 MB"):
        FILES.load(Path("/dev/zero"))
