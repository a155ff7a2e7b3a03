"""What an exporter raises if the facts cannot be written in its form."""

from __future__ import annotations


class Refused(Exception):  # noqa: N818 (not a mistake of anybody: the facts are not there)
    """The facts that a format needs are missing; the message says which, and what to do."""

    def __init__(self, message: str) -> None:
        """Refuse.

        Args:
            message: what is missing, in one sentence for the organizers
        """
        super().__init__(message)
