"""Whole takes: what is no speech is doubted, the parts of a take do not matter, and the port is kept."""

import numpy as np
import pytest

from pitchcoach.coach.sound_ports import Measurer
from pitchcoach.model.sound import Interval
from pitchcoach.speech.fake import FakeMeasurer
from pitchcoach.speech.measurer import SpeechMeasurer
from pitchcoach.speech.notes import notes
from tests.speech.signals import Samples, music, noise, take, vowels


@pytest.mark.parametrize("measurer", [SpeechMeasurer(), FakeMeasurer()])
def test_every_measurer_takes_whatever_there_is(measurer: Measurer) -> None:
    stereo = np.zeros((16_000, 2), np.float32)
    for samples in (stereo, stereo[:, 0], stereo[:0], stereo[:1]):
        found = measurer.measure(samples, 16_000, (Interval(0.1, 0.2),))
        assert found.duration_seconds == len(samples) / 16_000
        assert found.speech == found.pauses == ()
    assert measurer.measure_blocks([stereo, stereo[:8_000]], 16_000, 2).duration_seconds == 1.5
    assert measurer.measure_blocks([], 16_000, 2).duration_seconds == 0.0


@pytest.mark.parametrize("size", [999, 16_000, 123_457])
def test_the_blocks_in_which_it_comes_do_not_matter(size: int) -> None:
    samples, _ = take([3.0, 0.5, 4.0, 0.8, 8.0], 16_000)
    whole = SpeechMeasurer().measure(samples, 16_000)
    blocks = [samples[at : at + size, None] for at in range(0, len(samples), size)]
    parts = SpeechMeasurer().measure_blocks(blocks, 16_000, 1)
    assert parts.pauses == whole.pauses
    assert parts.f0_median_hz == pytest.approx(whole.f0_median_hz)
    assert parts.loudness_lufs == pytest.approx(whole.loudness_lufs, abs=1e-3)
    assert parts.level.values == pytest.approx(whole.level.values, abs=0.05)


@pytest.mark.parametrize(
    ("clipped", "snr", "told"),
    [
        (0.0, 30.0, []),
        (0.01, 30.0, ["clipped"]),
        (0.0, 8.0, ["loud"]),
        (0.01, 8.0, ["clipped", "loud"]),
        (0.0, None, []),
    ],
)
def test_a_clipped_and_a_noisy_take_are_noted(clipped: float, snr: float | None, told: list[str]) -> None:
    found = notes(60.0, 40.0, clipped, snr, sounds=True)
    assert len(found) == len(told)
    assert all(word in note.text for word, note in zip(told, found, strict=True))


@pytest.mark.parametrize(
    ("seconds", "spoken", "snr", "told"),
    [
        (20.0, 0.5, 2.0, "noise or music"),
        (20.0, 0.5, 40.0, "only {seconds} s"),
        (1.4, 1.2, None, "only {seconds} s"),
    ],
)
def test_a_moment_that_stands_out_of_loud_music_is_no_speech(
    seconds: float, spoken: float, snr: float | None, told: str
) -> None:
    (note,) = notes(seconds, spoken, 0.0, snr, sounds=True)
    assert told in note.text


def swelling(rate: int) -> Samples:
    time = np.arange(10 * rate) / rate
    return (noise(10.0, rate, 0.1) * (np.sin(2 * np.pi * 0.5 * time) > 0)).astype(np.float32)


@pytest.mark.parametrize(
    ("samples", "doubt"),
    [
        (np.concatenate([music(4.0, 16_000), np.zeros(16_000, np.float32)] * 2), "even"),
        (swelling(16_000), "voiceless"),
        (vowels(10.0, 16_000, 120.0)[0], ""),
        (vowels(10.0, 16_000, 120.0)[0] + noise(10.0, 16_000, 0.01), ""),
    ],
)
def test_music_and_noise_are_told_from_speech(samples: Samples, doubt: str) -> None:
    assert SpeechMeasurer().measure(samples, 16_000).doubt == doubt


def test_a_minute_needs_no_more_memory_for_being_an_hours() -> None:
    """What a meter keeps of a block is figures, and less than its samples."""
    import tracemalloc

    block = vowels(10.0, 16_000, 130.0)[0][:, None]
    tracemalloc.start()
    SpeechMeasurer().measure_blocks([block], 16_000, 1)
    _, short = tracemalloc.get_traced_memory()
    tracemalloc.reset_peak()
    SpeechMeasurer().measure_blocks([block] * 4, 16_000, 1)
    _, long = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert long - short < block.nbytes
