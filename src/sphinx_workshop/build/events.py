"""When Sphinx does what with the facts: in before pages are read, settled before pages are written."""

from __future__ import annotations

import atexit
import gc
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx.util import logging

from sphinx_workshop.build.digests import Checked, digest_of_text
from sphinx_workshop.build.domain import domain_of
from sphinx_workshop.build.session import in_one_process
from sphinx_workshop.config import settings
from sphinx_workshop.model.phase import Phase
from sphinx_workshop.model.plain import Mapping
from sphinx_workshop.papers import FOLDER
from sphinx_workshop.papers.write import are_of_other_facts, begin_index, has_missed_edits, plan
from sphinx_workshop.problems import Kind
from sphinx_workshop.render.targets import PaperTarget
from sphinx_workshop.source.reading import read_document
from sphinx_workshop.workers import wait_for_others

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from sphinx_workshop.build.domain import WorkshopDomain
    from sphinx_workshop.model.workshop import Workshop
    from sphinx_workshop.problems import Problem


logger = logging.getLogger(__name__)

PASSING: Final = frozenset({Kind.PATH, Kind.UNREADABLE, Kind.NO_DATA, Kind.UNKNOWN_FILE})
"""Kinds of problems that may be mended, or come, without any change of the data files."""
SELDOM: Final = (50_000, 50, 1000)
"""How many objects must come, and how often that must be, before the garbage collector looks at them."""
USUAL: Final = gc.get_threshold()
"""The same, before a build."""
PAGED: Final = frozenset({"html", "dirhtml"})
"""The builders whose output has a file for each page, so that it can have more of them than documents."""


def data_folder(app: Sphinx) -> Path:
    """Return the data folder of a site."""
    return Path(app.srcdir) / settings(app.config).data


def set_phase(app: Sphinx, config: Config) -> None:
    """Set the tag of the workshop's phase, before any page is read.

    The configuration value makes Sphinx read all pages again when the phase changes.
    """
    path = data_folder(app) / "workshop.yml"
    data = read_document(path).data if path.is_file() else None
    phase = data.get("phase") if isinstance(data, Mapping) else None
    known = phase if isinstance(phase, str) and phase in {phase.value for phase in Phase} else ""
    config["workshop_phase"] = known
    if known:
        app.tags.add(f"phase_{known}")


def load_facts(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> Sequence[str]:
    """Load the facts, report their problems, and return the pages that show what has changed.

    Where neither pages nor facts have changed, nothing is loaded: what was wrong with them still is.
    """
    domain = domain_of(env)
    domain.begin(data_folder(app), Path(app.srcdir))
    wait_for_others()  # of which nobody asks the outcome any more
    domain.shared_before = getattr(app.builder, "globalcontext", None)
    domain.calendar_moved = False
    known = domain.checked
    domain.digests_before = known.digests if known is not None else None
    if known is not None:
        # Pages that are read here load the facts that they show; other processes find them loaded.
        alone, as_before = in_one_process(app), known.digests == domain.digests
        # What was written by hand, and is gone, leaves a paper without its page.
        lacking = any(name.startswith(f"{FOLDER}/") for name in removed)
        untouched = not (added or changed or lacking)
        if as_before and (alone or untouched) and not lacking:
            report(known.problems)
            return []
        if untouched and plan(app, domain):
            report(known.problems)
            begin_index(app, domain)
            return []
    problems = tuple(domain.load().problems)
    report(problems)
    lasting = not any(problem.kind in PASSING for problem in problems)
    domain.checked = Checked(domain.digests, problems) if lasting else None
    gc.freeze()  # the facts stay, too
    begin_index(app, domain)
    return domain.outdated()


def report(problems: Sequence[Problem]) -> None:
    """Report problems of the data files as warnings of the build."""
    for problem in problems:
        place, kind = str(problem.position), problem.kind.value
        logger.warning(problem.message, location=place, type="workshop", subtype=kind)


def settle(app: Sphinx, env: BuildEnvironment) -> Sequence[str]:
    """Fix what pages say of the whole; return the pages to write again.

    These are the pages whose links lead elsewhere than before, and all if readers are led elsewhere.
    """
    domain = domain_of(env)
    if domain.facts is None:
        if domain.plan is not None:
            if domain.plan.presented:
                workshop = domain.plan.edits.workshop
                settle_calendar(domain, replace(workshop, papers=domain.plan.presented.now))
            return domain.settle_targets(domain.plan.targets(domain.papers), but=domain.plan.documents)
        moved = domain.settle_targets(domain.papers)
        if not are_of_other_facts(app, domain):
            return moved
        domain.calendar_moved = True  # another format may have the new one alone
        return sorted({*moved, *domain.listed, *domain.naming_papers()})
    moved = domain.settle_targets(paper_targets(domain))
    from sphinx_workshop.render.action import lead  # noqa: PLC0415 (a build without a change needs no model)
    from sphinx_workshop.render.wording import locale_of  # noqa: PLC0415 (the same)

    settle_calendar(domain, domain.workshop)
    if has_missed_edits(app, domain):
        domain.calendar_moved = True
        moved = sorted({*moved, *domain.listed, *domain.naming_papers()})
    now = lead(domain.workshop, settings(app.config).pages, locale_of(app.config.language))
    if now == domain.lead:
        return moved
    domain.lead = now
    return sorted(env.found_docs)


def settle_calendar(domain: WorkshopDomain, workshop: Workshop) -> None:
    """Remember what the calendar says: any facts but those of papers in no session."""
    public, presented = workshop.public_papers, workshop.sessions_of_papers
    titles = [(key, public[key].title) for key in presented if key in public]
    said = digest_of_text(repr(titles)) + domain.digests.around
    domain.calendar = said if workshop.is_dated else ""


def paper_targets(domain: WorkshopDomain) -> dict[str, PaperTarget]:
    """Return the public papers by id, each with the first list that shows it."""
    from sphinx_workshop.model.markup import plain_text  # noqa: PLC0415 (a build without a change needs no model)
    from sphinx_workshop.papers.list import list_pages  # noqa: PLC0415 (the same)

    papers = domain.workshop.public_papers
    if not papers:
        return {}
    shown = list_pages(map(domain.layout, domain.listings()))
    return {
        key: PaperTarget(plain_text(paper.title), paper.title, *shown.get(key, ("", "")), paper.own_pdf)
        for key, paper in papers.items()
    }


def know_builder(app: Sphinx) -> None:
    """Tell the domain what the builder can do: papers may have pages of their own only in a site."""
    domain = domain_of(app.env)
    domain.is_site = app.builder.name in PAGED
    domain.own_pages = domain.is_site and settings(app.config).paper_pages


def rest_collector(_app: Sphinx, *_facts: object) -> None:
    """Let the garbage collector pass over what is there, and look for garbage less often.

    Modules and types live to the end, and so do most of the nodes of a page: it walks them again and again
    while pages are read and written. Without, a build takes a tenth less; one of large pages, a quarter.
    """
    gc.freeze()
    gc.set_threshold(*SELDOM)


def wake_collector(_app: Sphinx, _error: Exception | None) -> None:
    """Give all back to the collector, for programs that build more than once.

    Where the program ends, it need not walk through thousands of papers once more.
    """
    gc.unfreeze()
    gc.set_threshold(*USUAL)
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)
