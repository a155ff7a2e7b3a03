"""Decisions as other systems word them: whether a paper is accepted, and how it is presented."""

from __future__ import annotations

import re
from typing import Final

from sphinx_workshop.importers.words import name

_NO: Final = re.compile(
    r"reject|withdr|declin|desk|submitted to|not accept|not present|await|pending|under review|in review"
    r"|^no$|^draft|conditional",
    re.IGNORECASE,
)
_YES: Final = re.compile(
    r"\baccept|\b(?:oral|spotlight|poster|talk|notable|camera[- ]ready|yes)\b", re.IGNORECASE
)
_FORM: Final = re.compile(r"(?<![^\W_])(oral|spotlight|poster)s?(?![^\W_])", re.IGNORECASE)
_LAST: Final = re.compile(
    rf"\([^()]*?{_FORM.pattern}[^()]*\)|{_FORM.pattern}(?:\s+(?:paper|presentation|talk|session))?$",
    re.IGNORECASE,
)
"""A form at the end of a venue or in brackets: what stands before is its name, `Workshop on Oral History`."""
_FILLER: Final = re.compile(
    r"\b(?:accept(?:ed|ance)?|as|an?|for|the|paper|presentation|yes|camera[- ]ready(?: submitted)?)\b"
    r"|[^\w\s&/+-]",
    re.IGNORECASE,
)


def is_accepted(decision: str) -> bool:
    """Return whether the words of a decision accept a paper; words that nobody knows do not."""
    return not _NO.search(decision.strip()) and _YES.search(decision) is not None


def presentation(decision: str) -> str:
    """Return how a paper is presented, by the words of its decision: `Accept (Oral)` gives `oral`.

    Nothing where the decision does not say; text as it is where it says something of its own.
    """
    if form := _FORM.search(decision):
        return form[1].lower()
    return name(_FILLER.sub(" ", decision).strip(" &/+-")).lower()


def presentation_at(venue: str) -> str:
    """Return how a paper is presented, by the name of its venue: `NeurIPS 2022 Workshop VGM Poster`."""
    form = _LAST.search(venue.strip())
    return (form[1] or form[2]).lower() if form else ""
