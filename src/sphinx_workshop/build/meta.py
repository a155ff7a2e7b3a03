"""What a page says of itself to search engines and other sites, in its `html_meta`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

OWN_PICTURE: Final = frozenset({"og:image", "twitter:image"})
"""The tags by which a page names a picture of its own."""
_NOTED: Final = OWN_PICTURE | {"description", "robots"}
_KEY: Final = "workshop_meta"
"""The key in what Sphinx remembers of each page."""


def note_meta(app: Sphinx, doctree: nodes.document) -> None:
    """Remember what a page says of itself."""
    tags = (
        (node.get("name") or node.get("property"), node.get("content"))
        for node in doctree.findall(nodes.meta)
    )
    said = {name: content for name, content in tags if name in _NOTED and content}
    if said:
        app.env.metadata[app.env.docname][_KEY] = said


def meta_of(env: BuildEnvironment, docname: str) -> Mapping[str, str]:
    """Return what a page says of itself, by the name of the tag."""
    said: Mapping[str, str] = env.metadata.get(docname, {}).get(_KEY, {})
    return said
