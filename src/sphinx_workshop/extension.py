"""Everything that is registered with Sphinx; `build.events` describes the order of a build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop import __version__
from sphinx_workshop.build import (
    assets,
    calendar,
    collector,
    editions,
    events,
    head,
    meta,
    not_found,
    others,
    paper_files,
)
from sphinx_workshop.build.linkcheck import LinkCheckBuilder, note_data_links
from sphinx_workshop.build.offer import place_offer
from sphinx_workshop.build.paper_nodes import add_paper_nodes
from sphinx_workshop.build.pictures import place_pictures
from sphinx_workshop.build.proposal import ProposalBuilder
from sphinx_workshop.build.reporting import report_missing_page
from sphinx_workshop.config import add_settings
from sphinx_workshop.directives.table import LazyWorkshopDomain
from sphinx_workshop.locale import add_messages
from sphinx_workshop.render.hero_nodes import add_hero_nodes
from sphinx_workshop.render.mathml import add_formulas
from sphinx_workshop.render.nodes import add_nodes
from sphinx_workshop.render.picture_nodes import add_picture_nodes
from sphinx_workshop.render.program_nodes import add_program_nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup_extension(app: Sphinx) -> ExtensionMetadata:
    """Register the settings, the domain, the nodes and the events."""
    app.setup_extension("sphinx_workshop.theme")
    add_settings(app)
    app.add_config_value("workshop_phase", "", "env", types=str)
    add_messages(app)
    app.add_domain(LazyWorkshopDomain)
    add_nodes(app)
    add_hero_nodes(app)
    add_picture_nodes(app)
    add_program_nodes(app)
    add_formulas(app)
    add_paper_nodes(app)
    calendar.add_calendar_node(app)
    app.add_builder(LinkCheckBuilder, override=True)
    app.add_builder(ProposalBuilder)
    app.connect("config-inited", events.set_phase)
    app.connect("config-inited", editions.exclude_editions)
    app.connect("config-inited", others.leave_not_found_out)
    app.connect("builder-inited", assets.add_static_folder)
    app.connect("env-get-outdated", events.begin)
    app.connect("env-get-outdated", editions.begin)
    app.connect("env-before-read-docs", events.begin_reading)
    app.connect("env-updated", events.settle)
    app.connect("write-started", events.end_reading)
    app.connect("warn-missing-reference", report_missing_page)
    app.connect("doctree-read", meta.note_meta)
    app.connect("doctree-resolved", note_data_links)
    app.connect("doctree-resolved", place_pictures)
    app.connect("doctree-resolved", place_offer)
    app.connect("doctree-resolved", editions.place_links)
    app.connect("html-page-context", assets.add_to_page)
    app.connect("html-page-context", head.add_head, priority=head.PRIORITY)
    app.connect("html-collect-pages", paper_files.write_paper_files)
    app.connect("html-collect-pages", not_found.write_not_found)
    app.connect("build-finished", events.finish)
    app.connect("build-finished", collector.end)
    return {"version": __version__, "env_version": 4, "parallel_read_safe": True, "parallel_write_safe": True}
