"""Link check that knows the data: a dead address is reported where it was written.

Sphinx's own builder knows only pages, and would give the page's name with the
line of the data file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from docutils import nodes
from sphinx.builders.linkcheck import CheckExternalLinksBuilder
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

from sphinx_workshop.problems import Kind

if TYPE_CHECKING:
    from typing import Any

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
        """Report a result; Sphinx's report of a dead link is followed by one at its place in the data."""
        super().process_result(result)
        written = self.written.get(result.uri)
        if written is not None and str(result.status) in {"broken", "timeout"}:
            logger.warning(
                "the address %s does not answer: %s; correct it, or write TBD",
                result.uri,
                result.message or result.status,
                location=f"{written.file}:{written.line}",
                type="workshop",
                subtype=Kind.LINK.value,
            )

    def write_entry(self, what: Any, docname: str, filename: Any, line: int, uri: str) -> None:  # noqa: ANN401
        """Write a line of the summary, with the data file in place of the page."""
        written = self.written.get(uri.partition(": ")[0].partition(" to ")[0])
        super().write_entry(what, docname, *((written.file, written.line) if written else (filename, line)), uri)  # type: ignore[arg-type]

    def write_linkstat(self, data: dict[str, Any]) -> None:
        """Write a record of the summary for programs, with the data file in place of the page."""
        written = self.written.get(data["uri"])
        if written is not None:
            data |= {"filename": written.file, "lineno": written.line}
        super().write_linkstat(data)


class DataLinkCollector(SphinxPostTransform):
    """Remembers where the addresses on a page were written, if that is in the data."""

    builders = ("linkcheck",)
    default_priority = 790
    """Just before Sphinx collects the links itself."""

    def run(self, **_kwargs: object) -> None:
        """Look at each link that no page before this one has."""
        builder = cast("LinkCheckBuilder", self.env._app.builder)  # noqa: SLF001
        page = str(self.env.doc2path(self.env.docname))
        for node in self.document.findall(nodes.reference):
            uri = node.get("refuri")
            if uri and uri not in builder.hyperlinks and uri not in builder.written and node.source and node.source != page:
                builder.written[uri] = Written(node.source, node.line or 1)
