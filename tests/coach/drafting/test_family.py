from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from pitchcoach.cli.compose import compose_files
from pitchcoach.coach.drafting.family import Gap, base_for, matrix, members
from pitchcoach.config.settings import Settings
from pitchcoach.i18n import Translator
from pitchcoach.model.report import CheckReport
from tests.coach.pitches import report

EN = Translator("en")
BODY = "## 特徴\n許可だけです。\n"
FITTING = "## 特徴\n" + "許可だけを八年で二百件。" * 27 + "\n"


def variant(audience: str, slot: int, body: str = BODY) -> CheckReport:
    values = {"pitch": "許可", "slot": slot} | ({"audience": audience} if audience else {})
    return report(body, **values)


def test_rows_are_audiences_as_they_come_and_columns_are_the_usual_slots_and_those_that_occur():
    found = matrix([variant("開業者", 60), variant("", 90), variant("起業家", 30)])
    assert found.family == "許可"
    assert found.audiences == ("開業者", "", "起業家")
    assert found.slots == (30, 45, 60, 90)
    assert [[len(cell.variants) for cell in row] for row in found.rows] == [
        [0, 0, 1, 0],
        [0, 0, 0, 1],
        [1, 0, 0, 0],
    ]


def test_several_variants_of_one_cell_stand_together_those_that_fit_first():
    short, fitting = variant("開業者", 60), variant("開業者", 60, FITTING)
    assert fitting.length == "fits"
    found = matrix([short, fitting])
    assert found.rows[0][2].variants == (fitting, short)


def test_the_sentence_names_named_people_and_used_slots_first():
    found = matrix([variant("", 60), variant("開業者", 60), variant("起業家", 30)])
    assert EN.render(found.sentence) == (
        "Missing: 60 s for 起業家; 30 s for 開業者; 45 s for 開業者; and 3 more."
    )
    assert found.gaps[-1] == Gap("", 45)


def test_every_number_of_gaps_has_its_sentence():
    slots = (30, 45, 60)
    everything = [variant(who, slot) for who in ("開業者", "") for slot in slots]
    told = [EN.render(matrix(everything[:count]).sentence) for count in range(len(everything) + 1)]
    assert told == [
        "There is no variant in this family yet.",
        "Missing: 60 s for 開業者; 45 s for 開業者.",
        "Missing: 60 s for 開業者.",
        "Every audience has a variant for every slot.",
        "Missing: 60 s without an audience; 45 s without an audience.",
        "Missing: 60 s without an audience.",
        "Every audience has a variant for every slot.",
    ]
    assert EN.render(matrix([variant("開業者", 90)]).sentence) == (
        "Missing: 60 s for 開業者; 30 s for 開業者; 45 s for 開業者."
    )


def test_a_variant_is_made_from_one_for_the_same_people_with_more_time():
    one, more, less = variant("起業家", 60), variant("開業者", 90), variant("開業者", 30)
    assert base_for(Gap("開業者", 60), [one, more, less]) == more.pitch
    assert base_for(Gap("開業者", 60), [one, less]) == less.pitch
    assert base_for(Gap("店主", 60), [less, one]) == one.pitch


def test_the_family_is_found_below_a_folder_and_what_cannot_be_read_is_passed_over(tmp_path: Path):
    (tmp_path / "sub").mkdir()
    for name, family in (
        ("a.md", "許可"),
        ("sub/b.md", "許可"),
        ("c.md", "別"),
        ("d.md", "許可\nslot: soon"),
    ):
        (tmp_path / name).write_text(f"---\npitch: {family}\n---\n{BODY}", "utf-8")
    files = compose_files(Settings())
    found = members(files.load(tmp_path / "a.md"), tmp_path, files)
    assert {one.path.name for one in found} == {"a.md", "b.md"}


@given(
    st.lists(st.tuples(st.sampled_from(["開業者", "起業家", ""]), st.sampled_from([30, 60, 75])), max_size=6)
)
def test_every_variant_is_in_one_cell_and_every_empty_cell_is_a_gap(kinds):
    variants = [variant(audience, slot) for audience, slot in kinds]
    found = matrix(variants)
    cells = [cell for row in found.rows for cell in row]
    assert sorted(id(one) for cell in cells for one in cell.variants) == sorted(map(id, variants))
    assert all(
        (one.pitch.audience, one.slot_seconds) == (cell.audience, cell.slot_seconds)
        for cell in cells
        for one in cell.variants
    )
    assert {(g.audience, g.slot_seconds) for g in found.gaps} == {
        (cell.audience, cell.slot_seconds) for cell in cells if not cell.variants
    }
