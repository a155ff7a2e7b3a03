"""Decisions as other systems word them: whether a paper is accepted, and how it is presented."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from sphinx_workshop.importers import texts

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
"""A form in brackets or at the end; elsewhere it is part of a name: `Workshop on Oral History`."""
_FILLER: Final = re.compile(
    r"\b(?:accept(?:ed|ance)?|as|an?|for|the|paper|presentation|yes|camera[- ]ready(?: submitted)?)\b"
    r"|[^\w\s&/+-]",
    re.IGNORECASE,
)


class Decision(NamedTuple):
    """What the words of a decision mean."""

    accepted: bool
    presentation: str
    """`oral`, `spotlight`, `poster` or words of the source; empty if it does not say."""


def decision_of(words: str) -> Decision:
    """Return what a decision means: `Accept (Oral)` accepts, as `oral`; words that are not known do not."""
    accepted = not _NO.search(words.strip()) and _YES.search(words) is not None
    if form := _FORM.search(words):
        return Decision(accepted, form[1].lower())
    return Decision(accepted, texts.name(_FILLER.sub(" ", words).strip(" &/+-")).lower())


def presentation_at(venue: str) -> str:
    """Return how a paper is presented, by the name of its venue: `NeurIPS 2022 Workshop VGM Poster`."""
    form = _LAST.search(venue.strip())
    return (form[1] or form[2]).lower() if form else ""
