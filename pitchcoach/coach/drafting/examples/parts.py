"""What an example pitch is: its parts, word for word."""

from __future__ import annotations

from collections.abc import Mapping

from pitchcoach.model.pitch import Role

Parts = Mapping[Role, str]
"""The words of each part, without markup."""
