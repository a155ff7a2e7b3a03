"""Live examples: what a page says in Markdown, and below it what readers see, made from the same lines."""

from __future__ import annotations

from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective


class Live(SphinxDirective):
    """The content as code, then what it renders to."""

    has_content = True
    option_spec: ClassVar = {"hidden": directives.flag}

    def run(self) -> list[nodes.Node]:
        """Return the code and its result; `:hidden:` leaves out the code."""
        text = "\n".join(self.content)
        code = nodes.literal_block(text, text, language="md", classes=["manual-source"])
        self.set_source_info(code)
        result = nodes.container("", classes=["manual-result"])
        self.state.nested_parse(self.content, self.content_offset, result)
        return [result] if "hidden" in self.options else [code, result]
