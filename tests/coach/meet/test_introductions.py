import pytest

from pitchcoach.cli.compose import compose_rooms
from pitchcoach.coach.meet.introductions import running, spoken_introduction
from pitchcoach.coach.meet.partners import partners
from pitchcoach.config.settings import Settings
from pitchcoach.locations import locations

ROOMS = compose_rooms(Settings(), locations())


@pytest.mark.parametrize("language", ["ja", "en"])
def test_whoever_speaks_before_takes_half_a_minute_at_most_and_every_word_is_shown(language):
    for one in partners(language):
        found, seconds = running(one, language, ROOMS.checker)
        assert 8 < seconds <= 30, one.introduction
        assert "".join(cue.text for cue in found) == one.introduction == spoken_introduction(one).text
        assert [cue.at for cue in found] == sorted(cue.at for cue in found)
        assert found[-1].at < seconds
