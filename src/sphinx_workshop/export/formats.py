"""The table of formats, for the command line and the build.

An exporter knows the model and how dates are worded; it knows neither Sphinx nor data files.
"""

from __future__ import annotations

from typing import Final

from sphinx_workshop.table import Table

FORMATS: Final = Table(
    {
        "ics": "sphinx_workshop.export.ics:calendar",
        "bibtex": "sphinx_workshop.export.bibtex:bibtex",
    }
)
"""What turns a workshop into a text of the format, by the name of the format."""
