"""Link check that knows the data: a dead address is reported where it was written.

Sphinx's own builder knows only pages, and would give the page's name with the
line of the data file.

The builder's links, and how it takes a result and writes a summary, are private to Sphinx, as is
`suppress_logging`. They are used here alone: Sphinx has no event for a result. Tested in test_private.py.
"""

from __future__ import annotations

from logging import WARNING
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes
from sphinx.builders.linkcheck import CheckExternalLinksBuilder
from sphinx.util import logging

from sphinx_workshop.config import settings
from sphinx_workshop.problems import Kind

if TYPE_CHECKING:
    from typing import Any

    from sphinx.application import Sphinx
    from sphinx.builders.linkcheck import CheckResult

logger = logging.getLogger(__name__)


class Written(NamedTuple):
    """Where an address of the data was written."""

    file: str
    line: int


class LinkCheckBuilder(CheckExternalLinksBuilder):
    """Checks all links, and reports those of the data at their lines in the data files."""

    def init(self) -> None:
        """Begin with no link seen."""
        super().init()
        self.written: dict[str, Written] = {}

    def process_result(self, result: CheckResult) -> None:
        """Report a result, at its place in the data if that is where the address was written."""
        written = self.written.get(result.uri)
        if written is None:
            super().process_result(result)
            return
        with logging.suppress_logging() as said:  # the page's name with the line of the data file
            super().process_result(result)
        if str(result.status) in {"broken", "timeout"}:
            problem = f"does not answer: {result.message or result.status}"
        elif any(record.levelno >= WARNING for record in said.buffer):
            problem = f"leads on to {result.message}"
        else:
            logger.info("%s:%s: %s %s", written.file, written.line, result.status, result.uri)
            return
        logger.warning(
            "the address %s %s; correct it, or write TBD",
            result.uri,
            problem,
            location=f"{written.file}:{written.line}",
            type="workshop",
            subtype=Kind.LINK.value,
        )

    def write_entry(self, what: Any, docname: str, filename: Any, line: int, uri: str) -> None:  # noqa: ANN401
        """Write a line of the summary, with the data file in place of the page."""
        written = self.written.get(uri.partition(": ")[0].partition(" to ")[0])
        if written is not None:
            filename, line = written.file, written.line
        super().write_entry(what, docname, filename, line, uri)

    def write_linkstat(self, data: dict[str, Any]) -> None:
        """Write a record of the summary for programs, with the data file in place of the page."""
        written = self.written.get(data["uri"])
        if written is not None:
            data |= {"filename": written.file, "lineno": written.line}
        super().write_linkstat(data)


def note_data_links(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Remember where the addresses on a page were written, if that is in the data.

    Sphinx has noted the first place of each address by now.
    """
    if not isinstance(app.builder, LinkCheckBuilder):
        return
    folder = Path(app.srcdir) / settings(app.config).data
    seen: set[str] = set()
    for node in doctree.findall(nodes.reference):
        uri = node.get("refuri")
        if not uri:
            continue
        uri = app.events.emit_firstresult("linkcheck-process-uri", uri) or uri
        noted = app.builder.hyperlinks.get(uri)
        if uri in seen or noted is None or noted.docname != docname:
            continue
        seen.add(uri)
        if node.source and Path(node.source).is_relative_to(folder):
            app.builder.written[uri] = Written(node.source, node.line or 1)
