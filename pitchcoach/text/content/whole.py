"""Is a pitch written far enough to miss something in it?"""

from __future__ import annotations

from pitchcoach.model.pitch import REQUIRED_ROLES
from pitchcoach.model.report import CheckReport
from pitchcoach.text.content.rule import part_of


def is_whole(report: CheckReport) -> bool:
    """Tell whether target, feature and benefit all say something.

    Without headings: whether half of what fits the slot is written.
    """
    if report.pitch.has_headings:
        return all(part_of(report, role) for role in REQUIRED_ROLES)
    low, _ = report.target_characters or (0, 0)
    return bool(report.sections) and report.characters >= low / 2
