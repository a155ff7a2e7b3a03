"""The files that a build writes beside the pages, by what the example workshop has of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx_workshop.build.facts import Facts
from sphinx_workshop.config import Settings
from sphinx_workshop.export.addresses import Addresses
from sphinx_workshop.model.phase import Phase
from sphinx_workshop.source.digests import digests_of
from sphinx_workshop.web.files import FILES
from sphinx_workshop.web.site import Page, Redirect, Site
from workshop_manual.reference.writing import first_line, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes

EXAMPLE: Final = Path(__file__).parents[3] / "example"


def files(_document: nodes.document) -> Iterator[nodes.Node]:
    """Yield the rows of the table of files, each with the names of its files in the example."""
    rows = []
    for row, names in written().items():
        rows.append([", ".join(f"`{name}`" for name in names), _words(row)])
    yield table(["Files", "What is in them"], rows, [40, 60])


def written() -> dict[str, list[str]]:
    """Return the names of the files that each row of the table makes of the example."""
    facts = Facts(EXAMPLE, EXAMPLE, EXAMPLE / "archive", digests_of(EXAMPLE), "en", own_pages=True)
    workshop = facts.workshop
    event = workshop.event.with_facts({"phase": Phase.PROGRAM}, workshop.event.place)
    site = Site(
        workshop=replace(workshop, event=event),
        addresses=Addresses("https://example.org/2030/", {}),
        pages=(Page("index", "", "Home"),),
        language="en",
        proposal=b"%PDF",
        around=facts.around(Settings().pages),
        redirects=(Redirect("old.html", "old.html", "cfp.html", "cfp.html"),),
    )
    return {row: [name for name, _content in FILES[row](site)] for row in FILES}


def _words(row: str) -> str:
    """Return what a row has, from what its function says that it yields."""
    text = first_line(FILES[row].__doc__).removeprefix("Yield ")
    return f"{text[0].upper()}{text[1:]}"
