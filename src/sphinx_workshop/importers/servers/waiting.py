"""Servers that ask to be asked later: waiting as they say, and what to say if that does not help."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_workshop.importers.record import CannotImport
from sphinx_workshop.importers.servers.limits import in_words

if TYPE_CHECKING:
    from sphinx_workshop.importers.servers.limits import Visit

PAUSES: Final = (1.0, 2.0)
"""How long to wait before a question is repeated, in seconds."""
TOO_MANY: Final = 429
_LATER: Final = frozenset({TOO_MANY, 500, 502, 503, 504})
"""The answers after which a question may be repeated."""


class Later(NamedTuple):
    """An answer that a server may not give twice."""

    name: str
    """What answers."""
    status: int
    """The HTTP status."""
    asked: float | None
    """For how many seconds it asks to wait; None if it does not."""

    @classmethod
    def of(cls, name: str, status: int, retry_after: str) -> Later:
        """Return what an answer asks for with its head `Retry-After` (RFC 9110, section 10.2.3)."""
        return cls(name, status, _seconds(retry_after.strip()))

    def waited(self, visit: Visit, pause: float, *, may_repeat: bool) -> bool:
        """Wait, if the status is one that may pass; return whether the question may be repeated.

        Args:
            visit: The limits, and what tells the user.
            pause: How many seconds to wait if the server names none.
            may_repeat: Whether the question may be repeated then.
        """
        if self.status not in _LATER:
            return False
        if self.asked is None:
            return may_repeat and visit.pause(pause)
        if self.asked < visit.seconds_left:
            visit.tell(f"{self.name} asks to wait for {in_words(self.asked)} (HTTP {self.status}): waiting")
        return visit.pause(self.asked)

    def error(self, visit: Visit) -> CannotImport:
        """Return the error that there are too many questions, also after the waiting."""
        what = f"{self.name} has too many questions to answer (HTTP {self.status})"
        if self.asked is None:
            return CannotImport(f"{what}; try again later")
        if self.asked >= visit.seconds_left:
            return CannotImport(
                f"{what}, and asks to wait for {in_words(self.asked)}, longer than this import may take; try "
                f"again then, or allow more: --timeout {self.asked + visit.limits.seconds:g}"
            )
        return CannotImport(
            f"{what}, also after the waiting that it asked for; try again in {in_words(self.asked)}"
        )


def _seconds(value: str) -> float | None:
    """Return the seconds of a number or a date; None if it is neither."""
    if re.fullmatch(r"[0-9]{1,9}", value):
        return float(value)
    try:
        until = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max((until - datetime.now(UTC)).total_seconds(), 0)
