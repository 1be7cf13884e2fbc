"""The rules of the check: each looks at the figures of one pitch and says what it finds, with its place.

A rule never measures; what it compares has been measured before it is called. Ids are stable: L length,
T time, S sections, V variants, B breath, R readings, C content, H how it is heard.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from pitchcoach.config.settings import Settings
from pitchcoach.i18n import Message, msg
from pitchcoach.model.pitch import REQUIRED_ROLES, ROLE_NAMES, ROLES, Pitch
from pitchcoach.model.reading import Sentence
from pitchcoach.model.report import CheckReport, Finding, SectionReport, Severity
from pitchcoach.text.characters import count_words, index_after_characters, index_after_words
from pitchcoach.text.content.book import CONTENT_RULES

Rule = Callable[[CheckReport, Settings], Iterable[Finding]]


def length(report: CheckReport, settings: Settings) -> Iterator[Finding]:
    """L101 too-long, L102 too-short: characters (ja) or words (en) against what fits the slot."""
    if report.length == "fits":
        return
    pitch = report.pitch
    count = report.characters if report.words is None else report.words
    low, high = report.target_words or report.target_characters or (0, 0)
    values = {"count": count, "slot": f"{report.slot_seconds:g}", "low": low, "high": high}
    if report.length == "long":
        values["over"] = count - high
        if report.words is None:
            message = msg(
                "{count} characters: {over} too many for {slot} s ({low}–{high}); here the limit is passed",
                **values,
            )
        else:
            message = msg(
                "{count} words: {over} too many for {slot} s ({low}–{high}); here the limit is passed",
                **values,
            )
        place = limit_place(report)
        yield _finding(
            "L101 too-long", "warning", pitch, len(pitch.text) if place is None else place, message
        )
    else:
        values["under"] = low - count
        if report.words is None:
            message = msg("{count} characters: {under} too few for {slot} s ({low}–{high})", **values)
        else:
            message = msg("{count} words: {under} too few for {slot} s ({low}–{high})", **values)
        yield _finding("L102 too-short", "warning", pitch, _first_place(pitch), message)


def time(report: CheckReport, settings: Settings) -> Iterator[Finding]:
    """T101 overruns, T102 ends-early: estimated seconds against the slot."""
    values = {"seconds": f"{report.estimate.seconds:.0f}", "slot": f"{report.slot_seconds:g}"}
    place = _first_place(report.pitch)
    if report.time == "long":
        values["rate"] = f"{report.asked_rate:.1f}"
        if report.words is not None:
            values["rate"] = f"{report.asked_rate * 60:.0f}"
            message = msg(
                "takes about {seconds} s, the slot is {slot} s: you would need {rate} words a minute",
                **values,
            )
        elif report.asked_rate > settings.time.rate_easy_max:
            message = msg(
                "takes about {seconds} s, the slot is {slot} s: you would need {rate} morae a second, "
                "too fast to follow",
                **values,
            )
        else:
            message = msg(
                "takes about {seconds} s, the slot is {slot} s: you would need {rate} morae a second",
                **values,
            )
        yield _finding("T101 overruns", "warning", report.pitch, place, message)
    elif report.time == "short" and report.length != "short":
        message = msg("takes only about {seconds} s of {slot} s", **values)
        yield _finding("T102 ends-early", "hint", report.pitch, place, message)


def sections(report: CheckReport, settings: Settings) -> Iterator[Finding]:
    """S101 missing-…, S102 empty-…, S103 missing-hook (hint), S104 no-headings (hint, plain text only)."""
    pitch = report.pitch
    if not pitch.has_headings and pitch.path.suffix.lower() == ".txt":
        message = msg("no headings: whether target, feature and benefit are all there cannot be told")
        yield _finding("S104 no-headings", "hint", pitch, _first_place(pitch), message)
        return
    for role in REQUIRED_ROLES:
        section = pitch.section(role)
        if section is None:
            message = msg("there is no section {section}", section=ROLE_NAMES[role])
            yield _finding(f"S101 missing-{role}", "warning", pitch, len(pitch.text), message)
        elif not section.spoken.text:
            message = msg("the section {section} is empty", section=ROLE_NAMES[role])
            yield Finding("S102", f"empty-{role}", "warning", section.line, 1, message)
    hook = pitch.section("hook")
    if hook is None or not hook.spoken.text:
        line = hook.line if hook else line_and_column(pitch, len(pitch.text))[0]
        message = msg("no hook: a question or an offer at the end lets the talk go on")
        yield Finding("S103", "missing-hook", "hint", line, 1, message)


def variants(report: CheckReport, settings: Settings) -> Iterator[Finding]:
    """V101 base-moved-on, V102 base-missing: hints for a pitch that is based on another."""
    pitch = report.pitch
    for role in ROLES:
        section = pitch.section(role)
        if role in pitch.moved_on and section is not None:
            message = msg(
                "{base} says something else in this part since it was written here", base=pitch.based_on
            )
            yield Finding("V101", "base-moved-on", "hint", section.line, 1, message)
    if pitch.base_missing:
        message = msg("{base}, which this pitch is based on, cannot be read", base=pitch.based_on)
        yield Finding("V102", "base-missing", "hint", 1, 1, message)


def breath(report: CheckReport, settings: Settings) -> Iterator[Finding]:
    """B101 long-sentence: a sentence that takes longer than one breath at the pace of the estimate."""
    whole = sum(_weight(part.reading.sentences) for part in report.sections)
    if not whole:
        return
    limit = settings.length.breath_seconds
    for part, sentence in _sentences(report):
        seconds = report.estimate.seconds * _weight((sentence,)) / whole
        if seconds > limit:
            message = msg(
                "this sentence takes about {seconds} s; more than {limit} s is hard to say in one breath",
                seconds=f"{seconds:.0f}",
                limit=f"{limit:g}",
            )
            place = part.section.spoken.places[sentence.start]
            yield _finding("B101 long-sentence", "warning", report.pitch, place, message)


def readings(report: CheckReport, settings: Settings) -> Iterator[Finding]:
    """R101 reading-unknown, R102 reading-of-a-name, R103 several-readings: hints, each word once."""
    seen = set()
    for part in report.sections:
        for phrase in part.reading.phrases:
            if not phrase.doubt or phrase.doubtful in seen:
                continue
            seen.add(phrase.doubtful)
            values = {"word": phrase.doubtful, "phrase": phrase.text.strip(), "kana": phrase.kana}
            rule, message = {
                "unknown": (
                    "R101 reading-unknown",
                    msg("{word}: {phrase} is read {kana}, a guess", **values),
                ),
                "name": (
                    "R102 reading-of-a-name",
                    msg("{word}: {phrase} is read {kana}; names may differ", **values),
                ),
                "several": (
                    "R103 several-readings",
                    msg("{word} has several readings; {phrase} is read {kana}", **values),
                ),
            }[phrase.doubt]
            yield _finding(rule, "hint", report.pitch, part.section.spoken.places[phrase.start], message)


def content(report: CheckReport, settings: Settings) -> Iterator[Finding]:
    """Apply the rules about what is said; while readings are only rough they wait."""
    if not report.exact:
        return
    for rule in CONTENT_RULES:
        if report.pitch.language in rule.info.languages:
            for hit in rule.look(report):
                places = hit.part.section.spoken.places
                index = places[min(hit.start, len(places) - 1)]
                name = f"{rule.info.id} {rule.info.name}"
                yield _finding(name, rule.info.severity, report.pitch, index, hit.message)


RULES: Final[tuple[Rule, ...]] = (length, time, sections, variants, breath, readings, content)


def limit_place(report: CheckReport) -> int | None:
    """Return the index in the file's text where the slot's length is passed; None when it is not."""
    english = report.target_words is not None
    _, left = report.target_words or report.target_characters or (0, 0)
    for part in report.sections:
        spoken = part.section.spoken
        count = count_words(spoken.text) if english else part.characters
        if count > left:
            index = (index_after_words if english else index_after_characters)(spoken.text, left)
            return spoken.places[index]
        left -= count
    return None


def line_and_column(pitch: Pitch, index: int) -> tuple[int, int]:
    """Return the 1-based line and column of an index in the file's text; past the end is its last line."""
    text = pitch.text[:index]
    if index >= len(pitch.text):
        text = text.rstrip("\n")
    return text.count("\n") + 1, len(text) - (text.rfind("\n") + 1) + 1


def _finding(rule: str, severity: Severity, pitch: Pitch, index: int, message: Message) -> Finding:
    line, column = line_and_column(pitch, index)
    code, name = rule.split(" ")
    return Finding(code, name, severity, line, column, message)


def _first_place(pitch: Pitch) -> int:
    return next((s.spoken.places[0] for s in pitch.sections if s.spoken.places), len(pitch.text))


def _sentences(report: CheckReport) -> Iterator[tuple[SectionReport, Sentence]]:
    for part in report.sections:
        for sentence in part.reading.sentences:
            yield part, sentence


def _weight(sentences: Iterable[Sentence]) -> float:
    """Return the length of sentences in morae or syllables, a comma counted as three of them."""
    return sum(s.morae + s.syllables + 3 * s.commas for s in sentences)
