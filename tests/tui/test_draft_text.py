"""Places and the manuscript, whatever is typed: the rest of the file stays, and no place gets lost."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from pitchcoach.model.pitch import ROLES, FileForm, Pitch, Role
from pitchcoach.text.document.parse import parse_pitch
from pitchcoach.text.document.pitchfile import DiskPitchFiles
from pitchcoach.tui.screens.draft_places import field_place, file_index, role_at
from pitchcoach.tui.screens.manuscript import Manuscript
from pitchcoach.tui.widgets.places import index_of, place_of, to_raw, to_shown

HEAD = "---\ntitle: 試\n---\n<!-- 秘 -->\n## ターゲット\n"
REST = "\n\n## 特徴\nか\u3099くせい、八年。\n\n## 覚え書き\n名刺。\n"
words = st.text(alphabet="あか\u3099行。、 　\n#-<!>[/]{|}*ab:", max_size=40)


def pitch_of(text: str) -> Pitch:
    return parse_pitch(text, Path("p.md"), FileForm())


@given(words, st.integers(0, 60))
def test_an_index_and_its_place_are_the_same(text: str, index: int) -> None:
    index = min(index, len(text))
    assert index_of(text, place_of(text, index)) == index


@given(words)
def test_what_a_field_shows_leads_back_to_the_file(raw: str) -> None:
    shown = unicodedata.normalize("NFC", raw)
    for index in range(len(shown) + 1):
        assert to_shown(raw, to_raw(raw, index)) <= index
    assert to_raw(raw, len(shown)) == len(raw)


@given(st.lists(words, min_size=1, max_size=6))
def test_typing_in_one_field_leaves_the_rest_of_the_file(typed: list[str]) -> None:
    text = Manuscript(pitch_of(f"{HEAD}始め。{REST}"), DiskPitchFiles())
    for body in typed:
        text.write_body("target", body)
        kept = text.to_keep.text
        assert kept.startswith(HEAD)
        assert kept.endswith(REST.lstrip("\n"))
        assert body.strip("\n") in kept or not body.strip()
    text.write_body("target", "始め。")
    assert text.to_keep.text == f"{HEAD}始め。{REST}"


@given(words)
def test_a_whole_file_is_kept_as_it_was_typed(whole: str) -> None:
    text = Manuscript(pitch_of(f"{HEAD}始め。{REST}"), DiskPitchFiles())
    text.write_whole(whole)
    assert text.to_keep.text == whole


def test_a_place_in_a_decomposed_part_is_found_from_the_field_and_back() -> None:
    pitch = pitch_of(f"{HEAD}始め。{REST}")
    shown = Manuscript(pitch, DiskPitchFiles()).body("feature")
    assert shown == "がくせい、八年。"
    index = file_index(pitch, "feature", shown, (0, 1))
    assert pitch.text[index:].startswith("くせい")
    assert field_place(pitch, "feature", shown, index) == (0, 1)
    assert role_at(pitch, index) == "feature"
    assert role_at(pitch, 0) is None


def test_missing_parts_are_written_in_their_order() -> None:
    text = Manuscript(pitch_of("## 特徴\n八年。\n"), DiskPitchFiles())
    order: tuple[Role, ...] = ("hook", "target", "benefit")
    for role in order:
        text.write_body(role, f"{role}です。")
    assert [section.role for section in text.pitch.sections] == list(ROLES)
