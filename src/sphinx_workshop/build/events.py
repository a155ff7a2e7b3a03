"""The order of a build: which event of Sphinx does what with the facts.

1. ``config-inited``: `set_phase` sets the tag of the workshop's phase, before any page is read, and the
   address of the site. `editions.exclude_editions` keeps Sphinx from reading archived editions.
2. ``builder-inited``: `assets.add_static_folder` lets Sphinx copy our scripts and styles.
3. ``env-get-outdated``: `begin` starts the session of this build, reports what is wrong with the data, and
   returns the pages whose facts have changed. If nothing has changed, the facts are not even loaded.
   `editions.begin` removes the mark of the last build, and refuses pages where archived editions go.
4. ``env-before-read-docs``: `begin_reading`. Sphinx reads pages. Directives and roles ask the facts, and note
   in the domain what a page shows and asks. ``doctree-read``: `meta.note_meta` notes what it says of itself.
5. ``env-updated``: `settle` decides where links lead and what pages say to search engines, and returns the
   pages to write again. Then Sphinx pickles the environment, and with it the domain's data.
   ``write-started``: `end_reading`.
6. ``doctree-resolved``: `pictures.place_pictures` makes photos and logos small;
   `offer.place_offer` links to the PDF of the proposal; `editions.place_links` leads to archived editions;
   `linkcheck.note_data_links` (link check only).
7. ``html-page-context``: `assets.add_to_page` gives each page its bar, scripts and styles; `head.add_head`
   its full address, and its tags for search engines, other sites, devices and feed readers.
8. ``html-collect-pages``: `paper_files.write_paper_files` writes the files of papers that have changed,
   `not_found.write_not_found` the page for addresses that nothing is at.
9. ``build-finished``: `finish` writes the files that are no pages (`cards`, `icons`, `site_files`), copies
   archived editions and marks the site as finished (`editions`), and remembers what this build was made from.

Only step 9 marks the output as current. A build that is stopped before leaves no mark, and the next one
writes every page again.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from sphinx_workshop.build.cards import write_cards
from sphinx_workshop.build.described import settle_descriptions
from sphinx_workshop.build.domain import domain_of
from sphinx_workshop.build.editions import copy_editions, mark
from sphinx_workshop.build.icons import write_icons
from sphinx_workshop.build.not_found import fix_own_page
from sphinx_workshop.build.offer import settle_offer
from sphinx_workshop.build.reporting import report
from sphinx_workshop.build.session import Session, data_folder
from sphinx_workshop.build.site_files import write_site_files
from sphinx_workshop.config import settings
from sphinx_workshop.export.addresses import base_of
from sphinx_workshop.model.phase import Phase
from sphinx_workshop.model.plain import Mapping
from sphinx_workshop.papers import FOLDER
from sphinx_workshop.source.yaml import read_document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment


def set_phase(app: Sphinx, config: Config) -> None:
    """Set the tag of the workshop's phase, before any page is read, and the address of the site.

    The configuration value makes Sphinx read all pages again when the phase changes. The address is that of
    conf.py, else that of workshop.yml, else the one that Read the Docs gives each build.
    """
    path = data_folder(app) / "workshop.yml"
    data = read_document(path).data if path.is_file() else None
    phase, url = (data.get("phase"), data.get("url")) if isinstance(data, Mapping) else (None, None)
    given = config.html_baseurl or base_of(url if isinstance(url, str) else None)
    given = given or os.environ.get("READTHEDOCS_CANONICAL_URL", "")
    config.html_baseurl = base_of(given) or given
    known = phase if isinstance(phase, str) and phase in {phase.value for phase in Phase} else ""
    config["workshop_phase"] = known
    if known:
        app.tags.add(f"phase_{known}")


def begin(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> Sequence[str]:
    """Begin a build: report the problems of the data, and return the pages that show what has changed."""
    domain = domain_of(env)
    domain.session = session = Session(app, domain.state())
    last = session.last
    # A page that was written by hand, and is gone, leaves a paper without its page.
    is_uncovered = any(name.startswith(f"{FOLDER}/") for name in removed)
    # Pages that this process reads load the facts themselves; other processes should find them loaded.
    can_wait = session.jobs <= 1 or not (added or changed)
    if session.is_torn:
        report(session.facts.problems)
        return sorted(env.found_docs)
    if last.facts == session.digests and can_wait and not is_uncovered and not session.is_stale:
        report(last.problems)
        return []
    report(session.facts.problems)
    return domain.outdated()


def begin_reading(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:  # noqa: ARG001 (Sphinx's)
    """Note that pages are being read, if there are any to read."""
    if docnames:
        domain_of(env).session.begin_reading()


def end_reading(app: Sphinx, _builder: Builder) -> None:
    """Note that the environment is pickled: Sphinx begins to write."""
    domain_of(app.env).session.end_reading()


def settle(app: Sphinx, env: BuildEnvironment) -> Sequence[str]:
    """Decide what pages say of the whole site; return the pages to write again.

    These are the pages with links that lead elsewhere than before, those that say something else to search
    engines, and that of the proposal, if the site offers another PDF. They are all pages if the bar or the
    footer changes, or if another format was built meanwhile, or a build was stopped.
    """
    domain = domain_of(env)
    session, around, chosen = domain.session, domain.around, settings(app.config)
    papers, before = domain.papers, (around, domain.action_target)
    if session.is_loaded:
        papers = session.facts.paper_targets(domain.listings())
        around = session.facts.around(chosen.pages) if chosen.publish else None
    moved = domain.settle_targets(papers)
    domain.around = around
    moved += [*settle_descriptions(app), *settle_offer(app, domain)]
    is_other_around = (around, domain.action_target) != before
    session.settle(domain.state())
    return sorted(env.found_docs) if session.is_stale or is_other_around else sorted(set(moved))


def finish(app: Sphinx, error: Exception | None) -> None:
    """Write the files that are no pages, and remember what all was made from; after an error, do neither."""
    if error is not None:
        return
    write_cards(app)
    write_icons(app)
    fix_own_page(app)
    write_site_files(app)
    copy_editions(app)
    mark(app)
    domain_of(app.env).session.finish()
