"""The phases of a workshop's life."""

from __future__ import annotations

from enum import Enum


class Phase(Enum):
    """Where the workshop stands, from its proposal to its archive."""

    PROPOSAL = "proposal"
    CALL = "call"
    REVIEW = "review"
    PROGRAM = "program"
    LIVE = "live"
    ARCHIVE = "archive"

    def reaches(self, phase: Phase) -> bool:
        """Return whether this phase is another one, or comes after it."""
        phases = list(Phase)
        return phases.index(self) >= phases.index(phase)
