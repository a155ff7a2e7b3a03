"""The table of formats, for the command line and the build.

An exporter knows the model and how dates are worded; it knows neither Sphinx nor data files.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from sphinx_workshop.export.bibtex import bibtex
from sphinx_workshop.export.ics import calendar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx_workshop.model.workshop import Workshop

FORMATS: Final[Mapping[str, Callable[[Workshop], str]]] = MappingProxyType(
    {"ics": calendar, "bibtex": bibtex}
)
"""What turns a workshop into a text of the format, by the name of the format."""
