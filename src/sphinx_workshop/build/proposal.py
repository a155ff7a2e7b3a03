"""The builder `proposal`: chosen pages and the facts for reviewers as one typeset document.

Its output is a file, `proposal.pdf`. WeasyPrint, and all that makes the document, is imported only when this
builder is used.

What `html_of` and `pictures` use of the builder and of its writer is private to Sphinx: nothing else writes
the nodes of one page as HTML. Tested by every build of test_proposal_pdf.py.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, cast
from urllib.parse import quote

from docutils import nodes
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.docutils import new_document

from sphinx_workshop.build.current_page import begin_page
from sphinx_workshop.export.addresses import base_of
from sphinx_workshop.pdf import OF_PAGE, OUTSIDE
from sphinx_workshop.table import Table

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from sphinx.writers.html5 import HTML5Translator

WRITING: Final = Table({"write_proposal": "sphinx_workshop.build.proposal_document:write_proposal"})

IMAGES: Final = "_images"
"""The folder of pictures, as the HTML of pages names it."""


class ProposalBuilder(StandaloneHTMLBuilder):
    """Writes the proposal as a PDF."""

    name = "proposal"
    epilog = "The proposal is in %(outdir)s/proposal.pdf"
    allow_parallel = False
    add_permalinks = False
    copysource = False
    download_support = False
    html_scaled_image_link = False
    search = False

    def init(self) -> None:
        """Say at once if WeasyPrint is missing.

        Raises:
            ExtensionError: It is, or the system lacks what it needs.
        """
        super().init()
        self.imgpath = IMAGES
        self.included: frozenset[str] = frozenset()
        WRITING["write_proposal"]  # the look-up imports it

    def get_outdated_docs(self) -> str:  # type: ignore[override]
        """Return what is to be written: always all of it."""
        return "the proposal"

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:  # noqa: ARG002 (Sphinx's signature)
        """Return the address of a page: in the proposal, else on the site."""
        if docname in self.included:
            return f"{OF_PAGE}{docname}"
        base = base_of(self.config.html_baseurl)
        return f"{base}{quote(docname)}{self.link_suffix}" if base else f"{OUTSIDE}{docname}"

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:  # noqa: ARG002
        """Return the address of a page: all pages of the proposal are in one document."""
        return self.get_target_uri(to, typ)

    def html_of(self, docname: str, content: nodes.Element) -> str:
        """Return nodes as HTML, as their page has them; their headings are one level below the head's."""
        document = new_document("<proposal>", self.docsettings)
        document.settings.cloak_email_addresses = False  # which is for pages that robots read
        is_holder = isinstance(content, nodes.container | nodes.document)
        document += content.children if is_holder else content
        begin_page(self, docname)
        self.secnumbers = self.env.toc_secnumbers.get(docname, {})
        self.fignumbers = self.env.toc_fignumbers.get(docname, {})
        writer = cast("HTML5Translator", self.create_translator(document, self))
        writer.section_level = 1
        document.walkabout(writer)
        return "".join(writer.fragment)

    def pictures(self) -> dict[str, Path]:
        """Return the files of the pictures, by the names that `html_of` gives them."""
        return {f"{IMAGES}/{name}": Path(self.srcdir, path) for path, name in self.images.items()}

    def copy_assets(self) -> None:
        """Copy nothing: fonts and pictures are inside the document."""

    def write_documents(self, _docnames: AbstractSet[str]) -> None:
        """Write the proposal."""
        WRITING["write_proposal"](self)

    def finish(self) -> None:
        """Write nothing else."""
