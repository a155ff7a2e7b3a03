"""The days of a workshop, and the years that a site names as those of its edition."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers.jekyll.leaves import Leaf
from sphinx_workshop.yamledit import Unquoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_workshop.importers.dates.deadlines import Deadline
    from sphinx_workshop.importers.jekyll.leaves import Tree
    from sphinx_workshop.yamledit import Value

_YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_MOST_DAYS: Final = 31


def date_of(found: Deadline) -> Value:
    """Return the days of the workshop as workshop.yml has them; nothing while only a month is known."""
    first, last = (Unquoted(day[:10]) for day in (found.first, found.due))
    if len(last) < len("2030-01-01"):
        return ""
    if not first:
        return last
    return {"one_of": [first, last]} if found.is_choice else {"start": first, "end": last}


def days_of(value: object) -> list[date]:
    """Return the days that a date of workshop.yml has; none while they are not decided."""
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return [date.fromisoformat(value)]
    if not isinstance(value, dict) or "start" not in value:
        return []
    first, last = (date.fromisoformat(str(value[key])) for key in ("start", "end"))
    return [
        date.fromordinal(day)
        for day in range(first.toordinal(), min(last.toordinal(), first.toordinal() + 30) + 1)
    ]


def years_in(config: Mapping[str, Tree]) -> list[int]:
    """Return the years that the settings name as those of the edition, the surest first."""
    found: list[int] = []
    for key in (
        "active_year",
        "current-year",
        "current_year",
        "year",
        "edition",
        "title",
        "short_title",
        "description",
    ):
        leaf = config.get(key)
        found += map(int, _YEAR.findall(leaf.text)) if isinstance(leaf, Leaf) else []
    return found
