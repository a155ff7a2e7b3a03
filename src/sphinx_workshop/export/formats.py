"""The table of formats, for the command line and the docs: a new format is a module and a row.

An exporter knows the model and how dates are worded; it knows neither Sphinx nor data files. It is called
with the workshop, the addresses of its site, and the options of its row by name; it returns text, or bytes,
or refuses (`export.refused`). The same facts give the same bytes: no exporter knows today.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from sphinx_workshop.export.addresses import NOWHERE, Addresses
from sphinx_workshop.table import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_workshop.model.workshop import Workshop


class Format(NamedTuple):
    """A form in which the facts are published."""

    maker: str
    """The function that makes it, as ``module:function`` below this package: imported when it is used."""
    purpose: str
    """What it is for, in a few words."""
    options: tuple[str, ...] = ()
    """The options of the command line that it takes."""
    notes: str = ""
    """The function that says in sentences what of the workshop it leaves out; it takes the same options."""
    library: str = ""
    """The library that it needs beyond those of the package; the extra with its name installs that."""
    needs_call: bool = False
    """Whether it is refused while a fact is missing that a call for papers needs."""

    def make(self, workshop: Workshop, addresses: Addresses = NOWHERE, **options: object) -> str | bytes:
        """Return the workshop in this form.

        Raises:
            ModuleNotFoundError: Its library is not installed.
            Refused: The workshop lacks what it needs.
        """
        return cast("str | bytes", load(f"{__package__}.{self.maker}")(workshop, addresses, **options))

    def left_out(self, workshop: Workshop, **options: object) -> Iterable[str]:
        """Return what organizers are told of what it leaves out, in sentences."""
        if not self.notes:
            return ()
        return cast("Iterable[str]", load(f"{__package__}.{self.notes}")(workshop, **options))


FORMATS: Final[Mapping[str, Format]] = MappingProxyType(
    {
        "ics": Format("ics:calendar", "calendar: dates and program", ("internal", "only", "track", "room")),
        "call": Format(
            "call:call", "call for papers as text, for mailing lists", ("words",), needs_call=True
        ),
        "csv": Format(
            "delimited:csv_text",
            "papers, program or people, for a host's system: a sheet",
            ("sheet",),
            notes="delimited:csv_notes",
        ),
        "xlsx": Format(
            "xlsx:workbook",
            "the same three sheets, as a workbook of Excel",
            notes="xlsx:workbook_notes",
            library="openpyxl",
        ),
        "frab": Format(
            "frab.json_schedule:frab_json",
            "program, for apps and pretalx: schedule as JSON",
            notes="frab.events:left_out",
        ),
        "frab-xml": Format("frab.xml_schedule:frab_xml", "the same, as XML", notes="frab.events:left_out"),
        "bibtex": Format("bibtex:bibtex", "proceedings and papers, for reference managers"),
        "cff": Format("cff:citation", "CITATION.cff: how to cite the workshop"),
        "jsonld": Format("jsonld:jsonld", "event, people, papers, for search engines"),
        "json": Format("public.facts:public_json", "all public facts, for programs (workshop.json)"),
        "atom": Format("atom:feed", "the news, for feed readers"),
        "ai-deadlines": Format(
            "ai_deadlines:entry", "entry of huggingface/ai-deadlines, a list of deadlines"
        ),
    }
)
"""The formats by name."""
