"""Makes ``pitchcoach/transcript/japanese.npz``: ``python -m tests.training SPEECH``.

``SPEECH`` is a folder for what the voices say; it is filled at the first call (some ten minutes of work, with
the extra ``voices`` installed) and used again afterwards. The training itself takes about six minutes. What
comes out depends on the voices' versions and on nothing else: chance is seeded.

``--without kokoro:jm_kumo`` keeps a voice back, for the figures of a speaker the model never heard.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from pitchcoach.transcript.acoustic import MODEL
from pitchcoach.transcript.phones import PHONES
from tests.training.augment import heard, shifted
from tests.training.fit import Example, fit
from tests.training.speech import load, make

COPIES = 6
"""How often each utterance is learned from, each time as somebody else somewhere else, once as it is."""


def main() -> None:
    """Make the speech where it is missing, learn from it, write the model."""
    parser = argparse.ArgumentParser(description="Train the acoustic model.")
    parser.add_argument("speech", type=Path)
    parser.add_argument("--without", action="append", default=[], metavar="VOICE")
    parser.add_argument("--copies", type=int, default=COPIES)
    parser.add_argument("--out", type=Path, default=MODEL)
    options = parser.parse_args()
    make(options.speech)
    chance = np.random.default_rng(1)
    examples = []
    for one in load(options.speech):
        if one.voice not in options.without:
            for copy in range(options.copies):
                seen, step = heard(one, chance, plain=copy == 0)
                examples.append(Example(seen, step, one.phrases, shifted(one)))
    print(f"{len(examples)} utterances, {sum(len(one.seen) for one in examples)} frames", flush=True)
    model = fit(examples, lambda told: print(told, flush=True))
    np.savez(
        options.out,
        phones=np.array(PHONES),
        weights=model.weights.astype(np.float16),
        means=model.means.astype(np.float16),
        variances=model.variances.astype(np.float32),
    )


if __name__ == "__main__":
    main()
