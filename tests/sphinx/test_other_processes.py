"""What other processes write of papers is as if one had written it, whatever else a site does meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from sphinx_workshop import workers
from tests.sphinx.test_edits import FEW, SITE, anew, files, many

if TYPE_CHECKING:
    from tests.sphinx.conftest import Site


@pytest.fixture
def two(site: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Return a site with papers, for two processes."""
    monkeypatch.setattr(workers, "processors", lambda: 2)
    site.write({**SITE, **FEW})
    return site


def with_extension(site: Site, text: str) -> None:
    """Let the site's own settings take part in its builds."""
    conf = (site.source / "conf.py").read_text(encoding="utf-8")
    site.write({"conf.py": f"{conf}\n{text}"})


def test_each_formula_that_is_not_understood_is_told_of_once(two: Site) -> None:
    broken = many(300).replace("All about 1", "All about $\\nosuch{x}$, and 1")
    two.write(
        {
            "data/papers.yml": broken,
            "data/program.yml": "TBD\n",
            "index.md": "# Home\n\n```{toctree}\npapers\n```\n",
        }
    )
    places = [line.partition(": WARNING")[0] for line in two.build().warnings if "nosuch" in line]
    assert len(places) == broken.count("nosuch") == len(set(places)) > 0


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
def test_another_extension_may_resolve_documents_at_any_time(two: Site, event: str) -> None:
    text = RESOLVE.format(event=event)
    if event == "env-updated":
        text = text.replace("app.builder)\n", "app.builder)\n    return []\n")
    expected = anew(two)
    with_extension(two, text)
    assert files(two.build().out).keys() >= expected.keys()


SEEN: Final = """
def count(app, _doctree, docname):
    app.seen = [*getattr(app, "seen", []), docname]

def tell(app, _name, _template, context, _doctree):
    context["metatags"] = context.get("metatags", "") + f"<meta name='seen' content='{len(app.seen)}'>"

def setup(app):
    app.connect("doctree-resolved", count)
    app.connect("html-page-context", tell)
"""


def test_pages_of_papers_say_what_other_extensions_have_found_in_documents(two: Site) -> None:
    with_extension(two, SEEN)
    build = two.build()
    (seen,) = {line.strip() for line in build.text("search.html").split(">") if "'seen'" in line}
    assert seen in build.text("papers/one.html")
