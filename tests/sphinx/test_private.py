"""What is private to the libraries below: used in one module each, and as that module expects it.

Where a test fails after an update, the library has changed what the named module relies on.
"""

from __future__ import annotations

import ast
import inspect
import json
import logging as python_logging
import re
from datetime import datetime
from enum import Enum
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

import icalendar
import pytest
import sphinx
import yaml
from docutils.utils.math.latex2mathml import tex2mathml
from pydantic import TypeAdapter, ValidationError
from sphinx.builders import linkcheck
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util import logging
from sphinx.util.parallel import ParallelTasks, SerialTasks, parallel_available
from sphinx.writers.html5 import HTML5Translator
from sphinx.writers.manpage import ManualPageTranslator
from sphinx.writers.text import TextTranslator

import sphinx_workshop
from sphinx_workshop.build.domain import domain_of
from sphinx_workshop.model.base import Entry
from sphinx_workshop.model.plain import Mapping, Place
from tests.unit.test_imports import imported

if TYPE_CHECKING:
    from tests.sphinx.conftest import Site

PACKAGE: Final = Path(sphinx_workshop.__file__).parent
SPHINX: Final = Path(sphinx.__file__).parent
PYDATA: Final = Path(str(files("pydata_sphinx_theme")))

USED: Final = {
    r"current_docname": "build/current_page.py",
    r"collect_relations": "build/domain.py",
    r"get_output_path|render_partial|handle_page": "build/theme_pages.py",
    r"process_result|write_linkstat|write_entry|suppress_logging|\.hyperlinks": "build/linkcheck.py",
    r"app\.parallel\b": "build/session.py",
    r"ParallelTasks|SerialTasks|parallel_available": "papers/output.py",
    r"theme_announcement": "build/assets.py",
    r"generate_toctree_html": "theme/page.py",
    r"state_machine": "directives/base.py",
    r"docutils\.utils\.math|tex2mathml|add_permalink_ref": "render/mathml.py",
    r"builder\.images\b": "build/pictures.py",
    r"builder\.imgpath\b": "render/picture_nodes.py",
    r"ensure_eol|end_state|new_state": "render/nodes.py",
    r"\[\"expected\"\]": "source/validate.py",
    r"__slots__ = \(\"_place\"": "model/base.py",
    r"_RESOLVER": "yamledit/values.py",
    r"could not find expected|nesting depth": "source/syntax.py",
}
"""What is private, each with the module that uses it."""

DOCUMENTED: Final = {
    "docutils": {"nodes", "parsers.rst"},
    "icalendar": {""},
    "pydantic": {"", "fields", "json_schema"},
    "pydantic_core": {"", "core_schema"},
    "sphinx": {
        "addnodes",
        "application",
        "builders",
        "builders.html",
        "config",
        "domains",
        "environment",
        "errors",
        "locale",
        "transforms.post_transforms",
        "util.docutils",
        "util.logging",
        "util.nodes",
        "util.typing",
        "writers.html5",
        "writers.manpage",
        "writers.text",
    },
    "yaml": {"", "error", "events"},
}
"""The modules of each library that its documentation has, or whose classes it tells extensions to use."""
PRIVATE: Final = {
    "build/linkcheck.py": "sphinx.builders.linkcheck",
    "papers/output.py": "sphinx.util.parallel",
    "render/mathml.py": "docutils.utils.math",
}
"""The other modules that are imported, each by the one module that may."""

HOOKS: Final = """
import json
from pathlib import Path

found = {}


def note_updated(app, env):
    found["doctree is saved when all is read"] = Path(app.doctreedir, "index.doctree").is_file()
    found["environment is pickled later"] = not Path(app.doctreedir, "environment.pickle").exists()


def note_started(app, builder):
    found["environment is pickled before pages are written"] = Path(
        app.doctreedir, "environment.pickle"
    ).is_file()


def write_page(app):
    builder = app.builder
    found["path"] = str(builder.get_output_path("sub/page").relative_to(app.outdir))
    found["title"] = builder.render_partial(app.env.titles["index"])["title"]
    page = Path(app.outdir, "elsewhere.txt")
    context = {"title": "Our title", "body": "Our body", "metatags": "<!-- Our head -->", "meta": {}}
    builder.handle_page("sub/page", context, "page.html", outfilename=page)
    found["page"] = page.read_text()
    Path(app.outdir, "found.json").write_text(json.dumps(found))
    return ()


def setup(app):
    app.connect("env-updated", note_updated)
    app.connect("write-started", note_started)
    app.connect("html-collect-pages", write_page)
"""


def sources() -> dict[str, str]:
    return {
        path.relative_to(PACKAGE).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(PACKAGE.rglob("*.py"))
    }


@pytest.mark.parametrize("pattern", USED)
def test_what_is_private_is_used_in_one_module_which_says_why(pattern: str) -> None:
    found = {name: text for name, text in sources().items() if re.search(pattern, text)}
    assert list(found) == [USED[pattern]]
    assert "test_private.py" in found[USED[pattern]], "name this test where the reason is given"


def test_only_documented_modules_are_imported() -> None:
    for name, text in sources().items():
        module = f"sphinx_workshop.{name.removesuffix('.py').replace('/', '.')}"
        for full, line in imported(ast.parse(text), module):
            library, _dot, rest = full.partition(".")
            known = DOCUMENTED.get(library)
            if known is None or full.startswith(PRIVATE.get(name, "no private module")):
                continue
            # `from a import b` may import the module a.b, or b of the module a
            assert {rest, rest.rpartition(".")[0]} & known, f"{name}:{line} imports {full}, which is private"


# Sphinx


def test_the_html_builder_writes_a_page_of_ours_as_the_theme_does(site: Site) -> None:
    """For `build/paper_files.py`, and for `build/session.py`: when what is saved."""
    conf = (site.source / "conf.py").read_text(encoding="utf-8")
    built = site.write({"conf.py": conf + HOOKS}).build(strict=True)
    found = json.loads(built.text("found.json"))
    page = found.pop("page")
    assert found == {
        "doctree is saved when all is read": True,
        "environment is pickled later": True,
        "environment is pickled before pages are written": True,
        "path": "sub/page.html",
        "title": "Home",
    }
    assert [text in page for text in ("Our title", "Our body", "<!-- Our head -->")] == [True] * 3
    assert not (built.out / "sub/page.html").exists(), "the page is written where we ask for it alone"
    inspect.signature(StandaloneHTMLBuilder.handle_page).bind(None, "name", {}, "page.html", outfilename="")


def test_a_writer_knows_which_page_it_is_writing(site: Site) -> None:
    """For `build/current_page.py`."""
    pages = {
        "index.md": "# Home\n\n```{toctree}\nsub/dates\n```\n",
        "sub/dates.md": "# Dates\n\n```{important-dates}\n```\n",
        "data/dates.yml": "- name: Paper submission\n  kind: submission\n  due: 2022-09-22\n",
    }
    page = site.write(pages).build("dirhtml", strict=True).html("sub/dates/index.html")
    assert [str(link["href"]) for link in page.find_all("a", string="Add to calendar")] == [
        "../../calendar/deadlines.ics"
    ]


def test_the_environment_gives_pages_in_reading_order(site: Site) -> None:
    """For `build/domain.py`."""
    index = "# Home\n\n```{toctree}\nz\nb\n```\n"
    built = site.write(
        {"index.md": index, "b.md": "# B\n", "z.md": "# Z\n\n```{toctree}\na\n```\n", "a.md": "# A\n"}
    ).build(strict=True)
    assert list(built.env.collect_relations()) == ["index", "z", "a", "b"]


def test_the_application_tells_how_many_processes_may_work(site: Site) -> None:
    """For `build/session.py`."""
    assert domain_of(site.build(parallel=2).env).session.jobs == 2
    assert domain_of(site.build().env).session.jobs <= 1


def test_tasks_hand_over_what_they_return() -> None:
    """For `papers/output.py`: the argument comes first where there are processes."""
    found: list[tuple[object, ...]] = []
    serial = SerialTasks()
    serial.add_task(lambda: "result", None, lambda *results: found.append(results))
    serial.join()
    assert found == [("result",)]
    if parallel_available:
        parallel = ParallelTasks(2)
        parallel.add_task(lambda: "result", None, lambda *results: found.append(results))
        parallel.join()
        assert found[1:] == [(None, "result")]


def test_the_link_check_takes_results_and_writes_its_summary_as_before() -> None:
    """For `build/linkcheck.py`."""
    builder = linkcheck.CheckExternalLinksBuilder
    assert [*inspect.signature(builder.process_result).parameters] == ["self", "result"]
    assert [*inspect.signature(builder.write_linkstat).parameters] == ["self", "data"]
    parameters = ["self", "what", "docname", "filename", "line", "uri"]
    assert [*inspect.signature(builder.write_entry).parameters] == parameters
    assert {"uri", "status", "message"} <= {*linkcheck.CheckResult._fields}
    assert "docname" in linkcheck.Hyperlink._fields
    assert {"broken", "timeout"} <= {str(status) for status in linkcheck._Status}
    assert "hyperlinks" in inspect.getsource(builder.init)


def test_what_sphinx_logs_can_be_held_back() -> None:
    """For `build/linkcheck.py`."""
    logging.getLogger(__name__)
    with logging.suppress_logging() as said:
        logging.getLogger("test").warning("held back")
    assert [(record.levelno, record.getMessage()) for record in said.buffer] == [
        (python_logging.WARNING, "held back")
    ]


# docutils, and the writers that Sphinx makes of its


@pytest.mark.parametrize("suffix", ["md", "rst"])
def test_a_directive_knows_the_section_that_it_is_in(site: Site, suffix: str) -> None:
    """For `directives/program.py`, and MyST's stand-in for docutils' state machine."""
    page = {
        "md": "# Home\n\n## Days\n\n### Program\n\n```{program}\n```\n",
        "rst": "Home\n====\n\nDays\n----\n\nProgram\n~~~~~~~\n\n.. program::\n",
    }
    site.delete("index.md")
    site.write({f"index.{suffix}": page[suffix], "data/program.yml": "- date: 2022-12-02\n  sessions: TBD\n"})
    site.replace("data/workshop.yml", "phase: proposal", "phase: proposal\ndate: 2022-12-02")
    (heading,) = site.build(strict=True).html().select(".workshop-day-title")
    assert heading.name == "h4"


def test_a_formula_becomes_mathml() -> None:
    """For `render/mathml.py`."""
    assert re.match(r"<math\b.*<msup>", tex2mathml("x^2", as_block=False), re.DOTALL)
    assert 'display="block"' in tex2mathml("x^2", as_block=True)


@pytest.mark.parametrize(
    ("writer", "method", "arguments"),
    [
        (HTML5Translator, "starttag", ["node", "div", ""]),
        (HTML5Translator, "attval", ["text"]),
        (HTML5Translator, "encode", ["text"]),
        (HTML5Translator, "visit_list_item", ["node"]),
        (HTML5Translator, "add_permalink_ref", ["node", "title"]),
        (ManualPageTranslator, "ensure_eol", []),
        (TextTranslator, "new_state", [0]),
        (TextTranslator, "end_state", []),
    ],
)
def test_a_writer_has_what_our_nodes_are_written_with(
    writer: type, method: str, arguments: list[object]
) -> None:
    """For `render/nodes.py`, `render/program_nodes.py` and `render/mathml.py`."""
    assert hasattr(writer, method), f"{writer.__name__} has no {method} any more"
    inspect.signature(getattr(writer, method)).bind(None, *arguments)


# The themes


def test_the_theme_shows_the_bar_of_a_page(site: Site) -> None:
    """For `build/assets.py`."""
    site.write({"data/dates.yml": "- name: Paper submission\n  kind: submission\n  due: 2022-09-22\n"})
    site.replace(
        "data/workshop.yml", "phase: proposal", "phase: call\nlinks:\n  submission: https://example.org"
    )
    page = site.build(html_theme="pydata_sphinx_theme").text("index.html")
    bar = page.partition("bd-header-announcement")[2][:500]
    assert 'href="https://example.org"' in bar


def test_the_theme_defines_the_colours_and_sizes_that_our_styles_take_from_it() -> None:
    ours = "".join(path.read_text(encoding="utf-8") for path in (PACKAGE / "static").glob("*.css"))
    theirs = "".join(path.read_text(encoding="utf-8") for path in PYDATA.rglob("*.css"))
    used = {*re.findall(r"--pst-[\w-]+", ours)}
    assert used
    assert {name for name in used if f"{name}:" not in theirs} == set()


def test_the_search_page_has_the_element_that_our_script_looks_for() -> None:
    """For `static/papers.js`."""
    for page in (SPHINX / "themes/basic/search.html", *PYDATA.rglob("search.html")):
        assert 'id="search-results"' in page.read_text(encoding="utf-8"), page


def test_the_search_leaves_permalinks_out_of_excerpts() -> None:
    """For `render/program_nodes.py`."""
    script = (SPHINX / "themes/basic/static/searchtools.js").read_text(encoding="utf-8")
    assert '".headerlink"' in script


# pydantic


class _Colour(Enum):
    RED = "red"
    GREEN = "green"
    BLUE = "blue"


class _Thing(Entry):
    name: str


@pytest.mark.parametrize(
    ("kind", "value", "error"),
    [
        (_Thing, {"name": "one", "nmae": "one"}, "extra_forbidden"),
        (_Thing, {}, "missing"),
        (_Thing, "one", "model_type"),
        (tuple[_Thing, ...], "one", "tuple_type"),
        (_Colour, "pink", "enum"),
    ],
)
def test_an_error_has_the_type_that_its_problem_is_made_from(kind: Any, value: object, error: str) -> None:  # noqa: ANN401 (any type)
    """For `source/validate.py`."""
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(value)
    assert [found["type"] for found in caught.value.errors()] == [error]


def test_an_error_lists_the_choices_in_quotes() -> None:
    """For `source/validate.py`."""
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(_Colour).validate_python("pink")
    assert [found["ctx"]["expected"] for found in caught.value.errors()] == ["'red', 'green' or 'blue'"]


def test_a_model_may_have_a_slot_for_its_place() -> None:
    """For `model/base.py`: the place is no field, survives a copy with other facts, and is not compared."""
    first, second = (Mapping(Place("things.yml", line, 1)) for line in (1, 2))
    first["name"] = second["name"] = "one"
    one, other = map(_Thing.model_validate, (first, second))
    assert [thing.place.line for thing in (one, other)] == [1, 2]
    assert one == other
    assert vars(one) == {"name": "one"}
    assert one.with_facts({"name": "two"}, other.place).place.line == 2


# PyYAML


def test_the_resolver_knows_what_is_no_text() -> None:
    """For `yamledit/values.py`."""
    resolver = yaml.SafeLoader("")
    tags = [resolver.resolve(yaml.ScalarNode, text, (True, False)) for text in ("No", "2022-09-22", "Ada")]  # type: ignore[no-untyped-call]
    assert tags == [f"tag:yaml.org,2002:{name}" for name in ("bool", "timestamp", "str")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a:1\nb: 2\n", "could not find expected ':'|mapping values are not allowed"),
        ("a: b: c\n", "mapping values are not allowed"),
        ("a\nb: c\nd\n", "could not find expected ':'|mapping values are not allowed"),
        ("a: @b\n", "cannot start any token"),
        ("- 'it's'\n", "did not find expected"),
        ("a: 'it's'\n", "did not find expected key"),
        ('a: "\\q"\n', "escape"),
        ("a: * b\n", "alphabetic or numeric character"),
        # libyaml sets a limit from 0.2.6 on
        pytest.param("[" * 20_000, "maximum nesting depth|did not find expected", id="deep"),
        ("a: 'b\n", "unexpected"),
    ],
)
def test_libyaml_complains_in_the_words_that_fixes_are_found_by(text: str, words: str) -> None:
    """For `source/syntax.py`."""
    assert yaml.__with_libyaml__
    with pytest.raises(yaml.MarkedYAMLError) as caught:
        list(yaml.parse(text, Loader=yaml.CSafeLoader))
    assert re.search(words, str(caught.value.problem))


# icalendar


def test_a_time_of_a_calendar_knows_its_zone() -> None:
    """For `export/ics.py`."""
    event = icalendar.Event()
    when = datetime(2022, 12, 2, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
    event.add("DTSTART", when)
    written = event["DTSTART"]
    assert isinstance(written, icalendar.vDDDTypes)
    assert (written.dt, written.params["TZID"]) == (when, "Asia/Ho_Chi_Minh")
