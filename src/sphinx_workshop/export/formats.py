"""The table of formats, for the command line and the build.

An exporter knows the model and how dates are worded; it knows neither Sphinx nor data files. It is called
with the workshop, the addresses of its site, and the options of its row by name; it returns text, or bytes.
The same facts give the same bytes: no exporter knows today.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from sphinx_workshop.table import Table

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMATS: Final = Table(
    {
        "ics": "sphinx_workshop.export.ics:calendar",
        "bibtex": "sphinx_workshop.export.bibtex:bibtex",
        "csv": "sphinx_workshop.export.delimited:csv_text",
        "xlsx": "sphinx_workshop.export.xlsx:workbook",
        "frab": "sphinx_workshop.export.frab.json_schedule:frab_json",
        "frab-xml": "sphinx_workshop.export.frab.xml_schedule:frab_xml",
    }
)
"""What turns a workshop into the content of a file, by the name of the format."""

PURPOSES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "ics": "calendar: dates and program",
        "bibtex": "papers, for reference managers",
        "csv": "papers, program or people, for a host's system: a sheet",
        "xlsx": "the same three sheets, as a workbook of Excel",
        "frab": "program, for apps and pretalx: schedule as JSON",
        "frab-xml": "the same, as XML",
    }
)
"""What each format is for, in a few words: the help of the command and the docs show them."""

OPTIONS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType({"ics": ("internal",), "csv": ("sheet",)})
"""The options of the command line that a format takes, by the name of the format."""

NOTES: Final = Table(
    {
        "csv": "sphinx_workshop.export.delimited:csv_notes",
        "xlsx": "sphinx_workshop.export.xlsx:workbook_notes",
        "frab": "sphinx_workshop.export.frab.events:left_out",
        "frab-xml": "sphinx_workshop.export.frab.events:left_out",
    }
)
"""What tells organizers, in sentences, what of the workshop a format leaves out, by the name of the format.

It is called with the workshop and the options of the format."""

EXTRAS: Final[Mapping[str, str]] = MappingProxyType({"xlsx": "openpyxl"})
"""The library that a format needs beyond those of the package, by the name of the format: it comes with the
extra of the same name."""
