import pytest

from pitchcoach.cli.compose import compose_rooms
from pitchcoach.coach.introductions import INTRODUCTIONS, running, spoken_introduction
from pitchcoach.config.settings import Settings
from pitchcoach.locations import locations

ROOMS = compose_rooms(Settings(), locations())
ALL = [(language, one) for language, some in INTRODUCTIONS.items() for one in some]


@pytest.mark.parametrize(("language", "one"), ALL)
def test_whoever_speaks_before_takes_half_a_minute_at_most_and_every_word_is_shown(language, one):
    found, seconds = running(one, language, ROOMS.checker)
    assert 8 < seconds <= 30
    assert "".join(cue.text for cue in found) == one.text == spoken_introduction(one).text
    assert [cue.at for cue in found] == sorted(cue.at for cue in found)
    assert found[-1].at < seconds
    assert one.name.split()[0][:2] in one.text
