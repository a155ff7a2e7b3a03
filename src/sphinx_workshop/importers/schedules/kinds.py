"""What kind of session an event is, and what the source calls it where that says more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_workshop.model.program import SessionKind

if TYPE_CHECKING:
    from sphinx_workshop.importers.schedules.events import Event

_KINDS: Final = {
    "break": "break breaks lunch coffee tea breakfast pause pausen mittagspause kaffeepause mittagessen "
    "déjeuner dejeuner café almuerzo descanso pausa pranzo pauze",
    "poster": "poster posters postersession",
    "panel": "panel podium podiumsdiskussion roundtable paneldiskussion",
    "spotlight": "spotlight spotlights lightning lightningtalk lightningtalks blitzvortrag éclair",
    "tutorial": "tutorial tutorials training trainings tutoriel",
    "social": "social dinner reception party banquet abendessen empfang soirée",
    "opening": "opening welcome eröffnung ouverture accueil",
    "closing": "closing farewell abschluss clôture",
    "talk": "talk talks lecture keynote invited vortrag vorträge présentation conférence charla",
}
"""The words of schedules for our kinds of session; the first that is found counts."""
_PLAIN: Final = frozenset({"lecture", "vortrag", "lunch", "pause", *(known.value for known in SessionKind)})
"""Words that say no more than the kind."""
_LONGEST_TITLE: Final = 4
"""How many words the title of a break has, at most."""


def kind_of(event: Event) -> str:
    """Return the kind of session that an event is; empty if its words do not say."""
    kind = event.kind.strip().lower()
    if kind in {known.value for known in SessionKind} - {"other", "talk"}:
        return kind
    found = kind_in(kind)
    if not event.people and found in {"", "talk"} and len(event.title.split()) <= _LONGEST_TITLE:
        found = kind_in(event.title.lower(), ("break", "social", "opening", "closing")) or found
    return found or ("other" if kind == "other" else "")


def label_of(event: Event) -> str:
    """Return what the source calls the session, unless it says no more than the kind."""
    text = " ".join(event.kind.split())
    if text.lower() in _PLAIN:
        return ""
    return text.replace("_", " ").capitalize() if text.isupper() and len(text) > len("BOF") else text


def kind_in(text: str, kinds: tuple[str, ...] = tuple(_KINDS)) -> str:
    """Return the first of some kinds that a word of a text, in lower case, means; empty if none does."""
    words = set(re.findall(r"[^\W\d_]+", text))
    return next((kind for kind in kinds if not words.isdisjoint(_KINDS[kind].split())), "")
