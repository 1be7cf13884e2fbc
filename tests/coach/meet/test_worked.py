"""What worked is counted, per variant."""

from datetime import UTC, datetime
from pathlib import Path

from pitchcoach.coach.meet.pattern import apply
from pitchcoach.coach.meet.today import answered, done
from pitchcoach.coach.meet.worked import Worked, worked
from pitchcoach.model.meet import Encounter, Event, Talk
from tests.coach.meet.evening import DAY, EN, evening, met

NOW = datetime(2026, 9, 11, 8, tzinfo=UTC)


def test_counts_of_a_variant() -> None:
    variant = Path("/pitches/cafe.md")
    meetings, event = evening(variant=variant)
    meetings.add_event(Event(None, "Without a pitch", DAY))
    aoyama = met(meetings, event, "Aoyama", "now")
    met(meetings, event, "Only on the list", note="")
    assert event.id is not None and aoyama.id is not None
    meetings.put_encounter(Encounter(event.id, aoyama.id, 0, note="a bakery", talked=True))
    meetings.add_talk(Talk(None, NOW, 300, 120, 180, event.id, aoyama.id))
    meetings.add_talk(Talk(None, NOW, 300, 120, 180))
    apply(meetings, EN, DAY)
    first, second, *_ = meetings.touches()
    meetings.put_touch(done(first, NOW))
    meetings.put_touch(answered(done(second, NOW), NOW))
    mine = next(one for one in worked(meetings) if one.variant == variant)
    assert mine == Worked(variant, events=1, people=1, talks=1, one_to_ones=1, follow_ups=2, answers=1)
    assert sum(one.events for one in worked(meetings)) == 2


def test_nothing_yet() -> None:
    meetings, _ = evening()
    assert [(one.variant, one.people) for one in worked(meetings)] == [(None, 0)]
