"""The formats that a workshop is published in: one table for the command line and the build.

An exporter knows the model and the wording; it knows neither Sphinx nor data files.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx_workshop.model.workshop import Workshop


def _ics(workshop: Workshop) -> str:
    from sphinx_workshop.export.ics import calendar  # noqa: PLC0415 (a command that exports nothing needs no icalendar)

    return calendar(workshop)


def _bibtex(workshop: Workshop) -> str:
    from sphinx_workshop.export.bibtex import bibtex  # noqa: PLC0415 (as above)

    return bibtex(workshop)


CALENDAR: Final = "calendar.ics"
"""The calendar of a site."""
FORMATS: Final[Mapping[str, Callable[[Workshop], str]]] = MappingProxyType({"ics": _ics, "bibtex": _bibtex})
"""What turns a workshop into a text of the format, by the name of the format."""
