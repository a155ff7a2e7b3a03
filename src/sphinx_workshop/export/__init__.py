"""The formats that a workshop can be exported to: one table for the command line and the build.

Exporters use the model and the wording of dates; they know neither Sphinx nor the data files.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx_workshop.model.workshop import Workshop


def _ics(workshop: Workshop) -> str:
    from sphinx_workshop.export.ics import calendar  # noqa: PLC0415 (icalendar is slow to import, and most commands export nothing)

    return calendar(workshop)


def _bibtex(workshop: Workshop) -> str:
    from sphinx_workshop.export.bibtex import bibtex  # noqa: PLC0415 (as above)

    return bibtex(workshop)


CALENDAR: Final = "calendar.ics"
"""The file of a site's calendar."""
FORMATS: Final[Mapping[str, Callable[[Workshop], str]]] = MappingProxyType({"ics": _ics, "bibtex": _bibtex})
"""The function that exports a workshop to each format, by the name of the format."""
