"""Everything that is registered with Sphinx."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_workshop import __version__, locale
from sphinx_workshop.build import assets, events
from sphinx_workshop.build.linkcheck import LinkCheckBuilder, note_data_links
from sphinx_workshop.build.papers import add_paper_nodes
from sphinx_workshop.build.transforms import ExpandPaperLists, ExpandPaperTitles
from sphinx_workshop.config import add_settings
from sphinx_workshop.directives.table import WorkshopDomainWithNames
from sphinx_workshop.papers.write import begin_pages, write_papers
from sphinx_workshop.render.mathml import add_math_renderer
from sphinx_workshop.render.nodes import add_nodes
from sphinx_workshop.render.program_nodes import add_program_nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


LAST: Final = 900
"""After what other extensions do, which come at 500."""


def setup_extension(app: Sphinx) -> ExtensionMetadata:
    """Register the settings, the domain, the nodes and the events."""
    add_settings(app)
    app.add_config_value("workshop_phase", "", "env", types=str)
    app.add_message_catalog(locale.CATALOG, str(locale.FOLDER))
    app.add_domain(WorkshopDomainWithNames)
    add_nodes(app)
    add_program_nodes(app)
    add_math_renderer(app)
    app.add_builder(LinkCheckBuilder, override=True)
    assets.add_calendar_node(app)
    app.add_post_transform(ExpandPaperTitles)
    app.add_post_transform(ExpandPaperLists)
    add_paper_nodes(app)
    app.connect("config-inited", events.rest_collector)
    app.connect("config-inited", events.set_phase)
    app.connect("builder-inited", events.know_builder)
    app.connect("builder-inited", assets.add_static_folder)
    app.connect("env-get-outdated", events.load_facts)
    app.connect("env-before-read-docs", events.rest_collector)
    app.connect("env-updated", events.settle)
    app.connect("doctree-resolved", note_data_links)
    app.connect("html-page-context", assets.add_to_page)
    app.connect("doctree-resolved", begin_pages, priority=LAST)
    app.connect("html-collect-pages", begin_pages)
    app.connect("build-finished", assets.write_calendar)
    app.connect("build-finished", write_papers)
    app.connect("build-finished", events.wake_collector)
    return {"version": __version__, "env_version": 2, "parallel_read_safe": True, "parallel_write_safe": True}
