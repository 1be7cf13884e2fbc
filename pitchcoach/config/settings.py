"""Every limit and choice of the program, its default, and where the figure comes from.

One frozen dataclass per table of ``settings.toml`` (without slots: they double the time this module takes to
load, which every command pays). A field's metadata tells what it means (``about``), its
unit, its source and what it may be; ``folklore`` marks a popular figure that nobody has measured.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from pitchcoach.i18n import LOCALES

OWN_INFERENCE: Final = "our own inference"
ARTICLE: Final = "article on networking events: one minute is 300–350 characters"
TOASTMASTERS: Final = "Toastmasters, one-minute speech"


def _setting(
    default: float | str | bool,
    about: str,
    *,
    unit: str = "",
    source: str = "",
    choices: tuple[str, ...] = (),
) -> object:
    told = {"about": about, "unit": unit, "source": source, "choices": choices}
    return field(default=default, metadata=told)


def setting_float(default: float, about: str, *, unit: str = "", source: str = "") -> float:
    """Declare a number; the cast keeps the field's own type for type checkers."""
    return _setting(default, about, unit=unit, source=source)  # type: ignore[return-value]  # dataclasses.field


def setting_int(default: int, about: str, *, unit: str = "", source: str = "") -> int:
    """Declare a whole number."""
    return _setting(default, about, unit=unit, source=source)  # type: ignore[return-value]  # dataclasses.field


def setting_text(default: str, about: str, *, source: str = "", choices: tuple[str, ...] = ()) -> str:
    """Declare a text; ``choices`` are all it may be, where not any text will do."""
    return _setting(default, about, source=source, choices=choices)  # type: ignore[return-value]  # dataclasses.field


def setting_flag(default: bool, about: str, *, source: str = "") -> bool:
    """Declare a yes or no."""
    return _setting(default, about, source=source)  # type: ignore[return-value]  # dataclasses.field


@dataclass(frozen=True)
class Length:
    """``[length]``: how much text fits."""

    characters_min: int = setting_int(
        300, "fewest characters in one minute", unit="characters/min", source=ARTICLE
    )
    characters_max: int = setting_int(
        350, "most characters in one minute", unit="characters/min", source=ARTICLE
    )
    words_min: int = setting_int(
        130, "fewest English words in one minute", unit="words/min", source="usual band"
    )
    words_max: int = setting_int(
        150, "most English words in one minute", unit="words/min", source="usual band"
    )
    breath_seconds: float = setting_float(
        12.0, "longest sentence to say in one breath", unit="s", source=OWN_INFERENCE
    )


@dataclass(frozen=True)
class Time:
    """``[time]``: how long speech takes, before anything is known of the speaker."""

    slot_seconds: float = setting_float(60.0, "slot of a pitch that names none", unit="s", source=ARTICLE)
    shortest_share: float = setting_float(
        0.85,
        "below this share of the slot a pitch is short",
        unit="share",
        source="300/350, from the character band",
    )
    rate_easy_min: float = setting_float(
        5.5, "slowest pace that is easy to follow", unit="morae/s", source="field"
    )
    rate_easy_max: float = setting_float(
        8.0, "fastest pace that is easy to follow", unit="morae/s", source="field"
    )
    rate_lost: float = setting_float(
        8.5, "from here on listeners with poor hearing lose it", unit="morae/s", source="field"
    )
    words_easy_min: int = setting_int(
        100, "slowest English pace that is easy to follow", unit="words/min", source="Microsoft Speaker Coach"
    )
    words_easy_max: int = setting_int(
        165, "fastest English pace that is easy to follow", unit="words/min", source="Microsoft Speaker Coach"
    )


@dataclass(frozen=True)
class Signals:
    """``[signals]``: when the colours of a one-minute round come, as shares of the slot."""

    green: float = setting_float(0.5, "you qualify", unit="share of the slot", source=TOASTMASTERS + ": 0:30")
    yellow: float = setting_float(
        0.75, "the target", unit="share of the slot", source=TOASTMASTERS + ": 0:45"
    )
    red: float = setting_float(1.0, "the maximum", unit="share of the slot", source=TOASTMASTERS + ": 1:00")
    over_after: float = setting_float(
        1.0, "seconds past the slot until red becomes over", unit="s", source=OWN_INFERENCE
    )
    sound: bool = setting_flag(True, "a sound at each signal")
    preset: str = setting_text(
        "own",
        "whose signals a round has: own are the points above, the others those of their custom",
        choices=("own", "toastmasters", "table_topics", "bni", "bells", "cut"),
    )


@dataclass(frozen=True)
class Delivery:
    """``[delivery]``: the bands of the field for what listeners notice in a recording."""

    stall_seconds: float = setting_float(
        3.0, "a silence this long is a stall, not a pause", unit="s", source="MiiTel"
    )
    pause_min: float = setting_float(0.4, "shortest pause that sounds meant", unit="s", source="several")
    pause_max: float = setting_float(1.2, "longest pause that sounds meant", unit="s", source="several")
    pace_window: float = setting_float(
        8.0,
        "shortest stretch over which a pace is told; shorter ones jump",
        unit="s",
        source="Speaker Coach users",
    )
    partner_pace: float = setting_float(
        0.1, "how far from a partner's pace one may be before it feels wrong", unit="share", source="MiiTel"
    )
    fillers_min: int = setting_int(
        6, "fewest fillers usual on the phone (Japanese)", unit="1/min", source="MiiTel"
    )
    fillers_max: int = setting_int(
        9, "most fillers usual on the phone (Japanese)", unit="1/min", source="MiiTel"
    )
    fillers_pitch: int = setting_int(
        2, "fillers to aim at in a prepared minute; none is not the goal", unit="1/min", source=OWN_INFERENCE
    )
    fillers_english: float = setting_float(
        0.04, "share of English words that may be fillers", unit="share", source="Read AI"
    )
    f0_flat: float = setting_float(
        2.0, "a spread of the voice's f0 below this sounds flat", unit="semitones", source="voice-coach"
    )
    loudness_flat: float = setting_float(
        3.0, "a variation of loudness below this sounds flat", unit="dB", source="voice-coach"
    )
    rush_share: float = setting_float(
        1.2, "a section this many times as fast as the rest is rushed", unit="times", source=OWN_INFERENCE
    )
    late_start: float = setting_float(
        2.0, "beginning later than this after the start of the clock is late", unit="s", source=OWN_INFERENCE
    )


@dataclass(frozen=True)
class Rehearsal:
    """``[rehearsal]``: how a round runs."""

    countdown: int = setting_int(3, "seconds counted down before a round", unit="s", source=OWN_INFERENCE)
    rounds: int = setting_int(3, "rounds offered at a time", source=OWN_INFERENCE)
    allow_pause: bool = setting_flag(True, "whether the clock of a round may be paused")
    read_first: bool = setting_flag(False, "whether the voice reads the pitch before a round")
    follow: str = setting_text(
        "plan",
        "what moves the text of a round: plan, section (waits for your mark) or hand (your keys)",
        choices=("plan", "section", "hand"),
    )
    peek_seconds: float = setting_float(
        4.0, "how long hidden words are shown when you look them up", unit="s", source=OWN_INFERENCE
    )
    wait_longest: float = setting_float(
        12.0, "longest wait, as at the event, until you are called", unit="s", source=OWN_INFERENCE
    )
    record: str = setting_text(
        "ask", "whether rounds are recorded on this machine: ask, yes or no", choices=("ask", "yes", "no")
    )
    takes_kept: int = setting_int(
        10, "recordings kept of each pitch; the best round's is kept besides", source=OWN_INFERENCE
    )


@dataclass(frozen=True)
class Sound:
    """``[sound]``: voices and devices, by name."""

    voice_ja: str = setting_text("", "voice for Japanese; empty: the best there is")
    voice_en: str = setting_text("", "voice for English; empty: the best there is")
    microphone: str = setting_text("", "microphone; empty: the system's default")
    loudspeaker: str = setting_text("", "loudspeaker; empty: the system's default")
    noisy_room: float = setting_float(
        42.0,
        "a room whose noise is less than this below full scale is too loud for a recording",
        unit="dB",
        source=OWN_INFERENCE,
    )
    quiet_voice: float = setting_float(
        45.0,
        "a voice more than this below full scale is too soft for a recording",
        unit="dB",
        source=OWN_INFERENCE,
    )
    silent_microphone: float = setting_float(
        78.0,
        "a microphone whose loudest sound is more than this below full scale is muted or far away",
        unit="dB",
        source=OWN_INFERENCE,
    )
    snr_least: float = setting_float(
        15.0,
        "speech less than this above the room's noise cannot be measured well",
        unit="dB",
        source=OWN_INFERENCE,
    )
    cache_megabytes: int = setting_int(
        200, "most space that speech kept for the next time may take", unit="MB", source=OWN_INFERENCE
    )


@dataclass(frozen=True)
class Interface:
    """``[interface]``: how the screens look and speak."""

    locale: str = setting_text(
        "", "ja or en; empty: as the terminal's environment says", choices=("", *LOCALES)
    )
    theme: str = setting_text("pitchcoach-dark", "colours")
    ascii_signs: bool = setting_flag(False, "plain signs for terminals that draw ● or ▲ two cells wide")


@dataclass(frozen=True)
class Speaker:
    """``[speaker]``: from when on rounds tell how the user speaks."""

    since_ja: str = setting_text("", "learn the Japanese pace from rounds after this time only (ISO 8601)")
    since_en: str = setting_text("", "learn the English pace from rounds after this time only (ISO 8601)")


@dataclass(frozen=True)
class Rules:
    """``[rules]``: what the check looks at."""

    off: str = setting_text("", "rules that are switched off, by id, separated by commas: C104, H103")


@dataclass(frozen=True)
class Settings:
    """All tables of ``settings.toml``."""

    length: Length = field(default_factory=Length)
    """How much text fits."""
    time: Time = field(default_factory=Time)
    """How long speech takes."""
    signals: Signals = field(default_factory=Signals)
    """When the signals come."""
    delivery: Delivery = field(default_factory=Delivery)
    """What listeners notice."""
    rehearsal: Rehearsal = field(default_factory=Rehearsal)
    """How a round runs."""
    sound: Sound = field(default_factory=Sound)
    """Voices and devices."""
    interface: Interface = field(default_factory=Interface)
    """How the screens look."""
    speaker: Speaker = field(default_factory=Speaker)
    """Which rounds tell how the user speaks."""
    rules: Rules = field(default_factory=Rules)
    """What the check looks at."""
    readings: dict[str, str] = field(default_factory=dict)
    """The user's own dictionary: a word as written to its reading in kana."""
    keys: dict[str, str] = field(default_factory=dict)
    """Rebound keys: binding id to keys, separated by commas."""
