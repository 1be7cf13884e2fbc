"""What every store refuses, the real one and the fake alike."""

from __future__ import annotations

from pitchcoach.errors import StoreError
from pitchcoach.i18n import msg
from pitchcoach.model.round import Outcome, Round


def require_new(new: Round) -> None:
    """Raise ValueError, a fault of the caller, unless the round can begin."""
    if new.id is not None or new.outcome != "running" or new.seconds is not None:
        raise ValueError("a round begins without a number, running, and without its time")
    if new.started_at.utcoffset() is None:
        raise ValueError("the start of a round is an aware datetime")


def require_end(outcome: Outcome) -> None:
    """Raise ValueError, a fault of the caller, unless the outcome closes a round."""
    if outcome == "running":
        raise ValueError("a round does not end as running")


def gone(round_id: int) -> StoreError:
    """Return what to raise for a round that is not there."""
    return StoreError(
        msg("Round {number} is no longer in the database.", number=round_id),
        remedy=msg("It was deleted in the meantime; start a new round."),
    )


def require_open(round_id: int, outcome: Outcome) -> None:
    """Raise StoreError unless a round with this outcome may still be written.

    An interrupted round may: should its program be alive after all, nothing it rehearsed is lost.
    """
    if outcome not in ("running", "interrupted"):
        raise StoreError(
            msg("Round {number} is closed already.", number=round_id),
            remedy=msg("Start a new round to rehearse again."),
        )
