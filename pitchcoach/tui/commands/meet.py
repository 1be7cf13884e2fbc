"""The commands of the screens about events and people."""

from __future__ import annotations

from typing import Final

from pitchcoach.i18n import msg
from pitchcoach.tui.commands.command import Command
from pitchcoach.tui.commands.one_to_one import ONE_TO_ONE

_EVENTS: Final[tuple[Command, ...]] = (
    Command("events.open", "events", "enter", "open", msg("Open"), msg("Open this event.")),
    Command("events.new", "events", "n", "new", msg("New"), msg("Begin a new event.")),
    Command(
        "events.today", "events", "t", "today", msg("Today"), msg("See whom to get in touch with today.")
    ),
    Command(
        "events.talk",
        "events",
        "o",
        "talk",
        msg("1-to-1"),
        msg("Practise a one-to-one with a made-up partner."),
    ),
    Command("events.people", "events", "p", "people", msg("People"), msg("See everybody met so far.")),
    Command("events.edit", "events", "e", "edit", msg("Change"), msg("Change what is known of this event.")),
    Command(
        "events.export",
        "events",
        "f",
        "export",
        msg("Export"),
        msg("Write everything about events and people into a file."),
    ),
    Command(
        "events.delete",
        "events",
        "delete",
        "delete",
        msg("Delete"),
        msg("Delete this event with its notes; asks first."),
    ),
)
_FORMS: Final[tuple[Command, ...]] = (
    Command(
        "eventform.next",
        "eventform",
        "enter",
        "next",
        msg("Next line"),
        msg("Go on to the next line; at the last one the event is kept."),
        priority=True,  # before the field's own, which no footer would show
    ),
    Command("eventform.save", "eventform", "ctrl+s", "save", msg("Save"), msg("Keep the event.")),
    Command(
        "eventform.suggest",
        "eventform",
        "f6",
        "suggest",
        msg("Suggest a purpose"),
        msg("Put a purpose that people often have into its line; again for the next one."),
    ),
    Command(
        "personform.next",
        "personform",
        "enter",
        "next",
        msg("Next line"),
        msg("Go on to the next line; at the last one it is kept."),
        priority=True,  # as above
    ),
    Command("personform.save", "personform", "ctrl+s", "save", msg("Save"), msg("Keep what is written.")),
)
_EVENT: Final[tuple[Command, ...]] = (
    Command(
        "event.note",
        "event",
        "enter",
        "note",
        msg("Note"),
        msg("Begin to note at this person, while the introductions run."),
    ),
    Command(
        "event.import",
        "event",
        "i",
        "import",
        msg("Paste a list"),
        msg("Paste a list of participants, or read one from a file."),
    ),
    Command("event.add", "event", "a", "add", msg("Add"), msg("Put one more person on the list.")),
    Command("event.talk", "event", "o", "talk", msg("1-to-1"), msg("Time a one-to-one with this person.")),
    Command(
        "event.person", "event", "p", "person", msg("Person"), msg("See all that is known of this person.")
    ),
    Command(
        "event.rehearse", "event", "r", "rehearse", msg("Rehearse"), msg("Rehearse the pitch for this event.")
    ),
    Command("event.edit", "event", "e", "edit", msg("Change"), msg("Change what is known of this event.")),
    Command(
        "event.same", "event", "k", "same", msg("Known already"), msg("See who of them may be known already.")
    ),
    Command(
        "event.export",
        "event",
        "f",
        "export",
        msg("Export"),
        msg("Write this event and its people into a file."),
    ),
)
_PASTING: Final[tuple[Command, ...]] = (
    Command(
        "pasting.keep",
        "pasting",
        "ctrl+s",
        "keep",
        msg("Save"),
        msg("Put these people at the end of the event's list."),
    ),
)
_NOTING: Final[tuple[Command, ...]] = (
    Command(
        "noting.next",
        "noting",
        "enter",
        "next",
        msg("Next person"),
        msg("Keep the line and go on to the next person; a new name is kept first."),
        priority=True,  # before the field's own, which no footer would show
    ),
    Command(
        "noting.down",
        "noting",
        "down",
        "down",
        msg("Next person"),
        msg("Keep the line and go on to the next person."),
        show=False,
        priority=True,  # as above
    ),
    Command(
        "noting.previous",
        "noting",
        "up",
        "previous",
        msg("Back"),
        msg("Keep the line and go back to the person before."),
        priority=True,  # as above
    ),
    Command(
        "noting.new",
        "noting",
        "ctrl+n",
        "new",
        msg("Somebody new"),
        msg("Keep the line and write down somebody who is not on the list."),
    ),
    Command(
        "noting.find",
        "noting",
        "ctrl+f",
        "find",
        msg("Find"),
        msg("Go to somebody by a few letters of the name or the firm."),
        priority=True,  # before the field's own
    ),
    Command(
        "noting.talked",
        "noting",
        "f3",
        "mark('talked')",
        msg("Talked"),
        msg("Note that you talked with them; the same key takes it back."),
        show=False,
    ),
    Command(
        "noting.same",
        "noting",
        "f4",
        "mark('same_trade')",
        msg("Same trade"),
        msg("Note that they do the same as you; the same key takes it back."),
        show=False,
    ),
    Command(
        "noting.now",
        "noting",
        "f5",
        "category('now')",
        msg("Ready now"),
        msg("Wants it and is choosing from whom; the same key takes it back."),
        show=False,
    ),
    Command(
        "noting.worried",
        "noting",
        "f6",
        "category('worried')",
        msg("Has a worry"),
        msg("Has the trouble you solve but looks for no help yet; the same key takes it back."),
        show=False,
    ),
    Command(
        "noting.someday",
        "noting",
        "f7",
        "category('someday')",
        msg("Some day"),
        msg("Will need it one day and knows it; the same key takes it back."),
        show=False,
    ),
    Command(
        "noting.notyet",
        "noting",
        "f8",
        "category('notyet')",
        msg("Not yet"),
        msg("Does not see a need, as most people; the same key takes it back."),
        show=False,
    ),
    Command(
        "noting.talk",
        "noting",
        "ctrl+o",
        "talk",
        msg("1-to-1"),
        msg("Time a one-to-one with this person."),
    ),
)
_SAME: Final[tuple[Command, ...]] = (
    Command(
        "same.merge",
        "same",
        "enter",
        "merge",
        msg("One person"),
        msg("Make the two entries one; nothing of them is lost."),
    ),
    Command("same.apart", "same", "n", "apart", msg("Two people"), msg("Leave them two people.")),
)
_TODAY: Final[tuple[Command, ...]] = (
    Command("today.copy", "today", "enter,c", "copy", msg("Copy"), msg("Copy the text.")),
    Command("today.done", "today", "d", "done", msg("Mark done"), msg("It was done, with this text.")),
    Command("today.snooze", "today", "s", "snooze(1)", msg("Tomorrow"), msg("Ask again tomorrow.")),
    Command(
        "today.later", "today", "l", "snooze(7)", msg("In a week"), msg("Ask again in a week."), show=False
    ),
    Command(
        "today.keep", "today", "ctrl+s", "keep", msg("Save"), msg("Keep the text and go back to the list.")
    ),
    Command("today.edit", "today", "e", "edit", msg("Change"), msg("Change the text first.")),
    Command(
        "today.alone",
        "today",
        "v",
        "alone",
        msg("Text alone"),
        msg("Show the text alone, to be marked with the mouse (hold Shift); again for the list."),
        show=False,
    ),
    Command("today.answered", "today", "a", "answered", msg("Answered"), msg("It led to an answer.")),
    Command("today.drop", "today", "x", "drop", msg("Not at all"), msg("It will not be done.")),
    Command("today.undo", "today", "u", "undo", msg("Undo"), msg("Take the last one back.")),
    Command(
        "today.pattern",
        "today",
        "f4",
        "pattern",
        msg("Pattern"),
        msg("Open the pattern in your own editor: steps, letters, your name, when to stop."),
    ),
    Command(
        "today.person", "today", "p", "person", msg("Person"), msg("See all that is known of this person.")
    ),
)
_PEOPLE: Final[tuple[Command, ...]] = (
    Command(
        "people.open", "people", "enter", "open", msg("Open"), msg("See all that is known of this person.")
    ),
    Command("people.find", "people", "slash", "find", msg("Find"), msg("Find somebody by a few letters.")),
    Command("people.same", "people", "k", "same", msg("Doubles"), msg("See who may stand here twice.")),
    Command(
        "people.export",
        "people",
        "f",
        "export",
        msg("Export"),
        msg("Write everything about events and people into a file."),
    ),
    Command(
        "people.delete_all",
        "people",
        "ctrl+delete",
        "delete_all",
        msg("Delete everything"),
        msg("Delete every event and everything about people; asks first."),
        show=False,
    ),
    Command("person.edit", "person", "e", "edit", msg("Change"), msg("Change what is known.")),
    Command("person.talk", "person", "o", "talk", msg("1-to-1"), msg("Time a one-to-one with this person.")),
    Command(
        "person.answered", "person", "a", "answered", msg("Answered"), msg("An answer came to this one.")
    ),
    Command("person.done", "person", "d", "done", msg("Mark done"), msg("This one was done.")),
    Command(
        "person.reopen", "person", "u", "reopen", msg("Still to do"), msg("This one is still to be done.")
    ),
    Command(
        "person.quiet",
        "person",
        "t",
        "quiet",
        msg("No contact"),
        msg("Send them nothing more, or send again."),
    ),
    Command(
        "person.export",
        "person",
        "f",
        "export",
        msg("Export"),
        msg("Write this person into a file: vCard, CSV or Markdown."),
    ),
    Command(
        "person.delete",
        "person",
        "delete",
        "delete",
        msg("Delete"),
        msg("Delete all that is known of this person; asks first."),
    ),
)
MEET: Final[tuple[Command, ...]] = (
    *_EVENTS,
    *_FORMS,
    *_EVENT,
    *_PASTING,
    *_NOTING,
    *ONE_TO_ONE,
    *_SAME,
    *_TODAY,
    *_PEOPLE,
)
