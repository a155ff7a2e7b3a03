"""Papers are the same however many processes write them, and whatever other extensions do meanwhile."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Final

import pytest

from tests.sphinx.test_papers import FILES

if TYPE_CHECKING:
    from tests.sphinx.conftest import Site


@pytest.fixture
def papers(site: Site) -> Site:
    """A site with papers."""
    return site.write(FILES)


def with_extension(site: Site, text: str) -> None:
    """Let the site's own settings take part in its builds."""
    conf = (site.source / "conf.py").read_text(encoding="utf-8")
    site.write({"conf.py": f"{conf}\n{text}"})


@pytest.mark.parametrize("jobs", [1, 2])
def test_each_formula_that_is_not_understood_is_reported_once(papers: Site, jobs: int) -> None:
    broken = "".join(
        f"- id: p{n}\n  title: On $\\nosuch{{{n}}}$\n  authors: [Ada Example]\n"
        f"  abstract: And $\\nosuch{{x}}$.\n"
        for n in range(40)
    )
    papers.write({"data/papers.yml": broken, "data/program.yml": "TBD\n", "index.md": "# Home\n"})
    lines = [line for line in papers.build(parallel=jobs).warnings if "nosuch" in line]
    assert len(lines) == broken.count("nosuch") == len(set(lines)) == 80


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_warning_of_any_process_fails_a_strict_build(papers: Site, jobs: int) -> None:
    papers.replace("data/papers.yml", "Second things", "Second $\\nosuch{x}$ things")
    assert papers.build(parallel=jobs, strict=True, workshop_paper_pages=True).statuscode == 1


def test_an_error_in_another_process_reaches_the_user(papers: Site) -> None:
    """A folder stands where the page of a paper should be written."""
    (papers.folder / "html/papers/third.html").mkdir(parents=True)
    with pytest.raises(Exception, match=r"third\.html"):
        papers.build(parallel=2)


RESOLVE: Final = """
import warnings

def resolve(app, *_facts):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # newer versions of Sphinx want more arguments
        app.env.get_and_resolve_doctree("index", app.builder)

def setup(app):
    app.connect("{event}", resolve)
"""


@pytest.mark.parametrize(
    "event", ["env-updated", "env-check-consistency", "write-started", "html-page-context"]
)
def test_another_extension_may_resolve_documents_at_any_time(papers: Site, event: str) -> None:
    text = RESOLVE.format(event=event)
    if event == "env-updated":
        text = text.replace("app.builder)\n", "app.builder)\n    return []\n")
    with_extension(papers, text)
    build = papers.build(parallel=2)
    assert (build.out / "papers/second.html").is_file()
    assert "Second things" in build.text("papers.html")


SEEN: Final = """
def count(app, _doctree, docname):
    app.seen = [*getattr(app, "seen", []), docname]

def tell(app, _name, _template, context, _doctree):
    context["metatags"] = context.get("metatags", "") + f"<meta name='seen' content='{len(app.seen)}'>"

def setup(app):
    app.connect("doctree-resolved", count)
    app.connect("html-page-context", tell)
"""


def test_pages_of_papers_say_what_other_extensions_have_found_in_documents(papers: Site) -> None:
    with_extension(papers, SEEN)
    build = papers.build()
    (seen,) = {line.strip() for line in build.text("search.html").split(">") if "'seen'" in line}
    assert seen in build.text("papers/second.html")


FROZEN: Final = """
import gc

def tell(app, _name, _template, context, _doctree):
    facts = app.env.get_domain("workshop").session.facts
    searched = any(one is facts for one in gc.get_objects())
    context["metatags"] = context.get("metatags", "") + f"<meta name='searched' content='{searched}'>"

def setup(app):
    app.connect("html-page-context", tell)
"""


def test_the_garbage_collector_passes_over_the_facts_until_the_build_ends(papers: Site) -> None:
    with_extension(papers, FROZEN)
    assert "<meta name='searched' content='False'>" in papers.build().text("search.html")
    assert gc.get_freeze_count() == 0
