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
        "call": "sphinx_workshop.export.call:call",
        "jsonld": "sphinx_workshop.export.jsonld:jsonld",
        "json": "sphinx_workshop.export.public.facts:public_json",
        "cff": "sphinx_workshop.export.cff:citation",
        "atom": "sphinx_workshop.export.atom:feed",
        "ai-deadlines": "sphinx_workshop.export.ai_deadlines:entry",
    }
)
"""What turns a workshop into the content of a file, by the name of the format."""

PURPOSES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "ics": "calendar: dates and program",
        "bibtex": "proceedings and papers, for reference managers",
        "call": "call for papers as text, for mailing lists",
        "jsonld": "event, people, papers, for search engines",
        "json": "all public facts, for programs (workshop.json)",
        "cff": "CITATION.cff: how to cite the workshop",
        "atom": "the news, for feed readers",
        "ai-deadlines": "entry of huggingface/ai-deadlines, a list of deadlines",
    }
)
"""What each format is for, in a few words: the help of the command and the docs show them."""

OPTIONS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {"ics": ("internal", "only", "track", "room"), "call": ("words",)}
)
"""The options of the command line that a format takes, by the name of the format."""

OF_CALL: Final = frozenset({"call"})
"""The formats that are refused while a fact is missing that a call for papers needs."""
