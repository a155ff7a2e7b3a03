"""Time zones as people write them beside a deadline: `AoE`, `UTC+8`, `PST`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_workshop.model.times import AOE, tzinfo

if TYPE_CHECKING:
    from datetime import datetime

_AOE: Final = re.compile(r"\baoe\b|anywhere[\s-]+(?:on|in)(?:[\s-]+the)?[\s-]+(?:earth|world)", re.IGNORECASE)
_OFFSET: Final = re.compile(r"\b(?:UTC|GMT)\s?([+\-−–])\s?(\d{1,2})(?::?(\d\d))?(?!\d)", re.IGNORECASE)
_UTC: Final = re.compile(r"\b(?:UTC|GMT)\b")
_NAMES: Final = {
    "PST": "America/Los_Angeles",
    "PDT": "America/Los_Angeles",
    "PT": "America/Los_Angeles",
    "MST": "America/Denver",
    "MDT": "America/Denver",
    "EST": "America/New_York",
    "EDT": "America/New_York",
    "ET": "America/New_York",
    "CET": "Europe/Berlin",
    "CEST": "Europe/Berlin",
    "JST": "Asia/Tokyo",
    "KST": "Asia/Seoul",
    "AEST": "Australia/Sydney",
    "AEDT": "Australia/Sydney",
    "NZST": "Pacific/Auckland",
    "NZDT": "Pacific/Auckland",
}
_ALL_YEAR: Final = frozenset({"PT", "ET"})
"""Names that mean the clock of the place, in summer and winter."""
_NAME: Final = re.compile(r"\b(?:[A-Z]{2,4}T|[EP]T)\b")
_FARTHEST: Final = 14


def zone_in(text: str, local: datetime) -> tuple[str, str]:
    """Return the zone that a text names, empty if it names none; and what is unclear about it.

    An abbreviation counts only if the clocks of its place show it then: there is no PST in July.
    """
    if _AOE.search(text):
        return AOE, ""
    if match := _OFFSET.search(text):
        return _by_offset(match)
    if _UTC.search(text):
        return "UTC", ""
    for match in _NAME.finditer(text):
        name = _NAMES.get(match[0], "")
        if not name:
            return "", f"nobody can tell which zone {match[0]} is"
        if match[0] not in _ALL_YEAR and local.replace(tzinfo=tzinfo(name)).tzname() != match[0]:
            return "", f"{match[0]} is not what clocks show on that day"
        return name, ""
    return "", ""


def _by_offset(match: re.Match[str]) -> tuple[str, str]:
    hours, minutes = int(match[2]), int(match[3] or 0)
    sign = "-" if match[1] == "+" else "+"  # POSIX counts the other way (IANA's file `etcetera`)
    if minutes or hours > _FARTHEST or (sign == "+" and hours > _FARTHEST - 2):
        return "", f"no zone has the name {match[0].strip()}"
    if hours == _FARTHEST - 2 and sign == "+":
        return AOE, ""
    return (f"Etc/GMT{sign}{hours}" if hours else "UTC"), ""
