"""What is for the host's reviewers, or not public yet, is in no file of any form but the proposal's PDF."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import pytest

from sphinx_workshop.directives.table import DIRECTIVES
from sphinx_workshop.export.formats import FORMATS
from sphinx_workshop.export.refused import Refused
from sphinx_workshop.source.loader import load
from tests.marked import MARK, PLACES, Marked, marked_files, marks_in, places
from tests.sphinx.conftest import FULL

if TYPE_CHECKING:
    from tests.sphinx.conftest import Site

OLD_JSON: Final = pytest.mark.filterwarnings("ignore:'sphinxcontrib.serializinghtml.JSONHTMLBuilder.app'")
BUILDERS: Final = (
    "html",
    "dirhtml",
    "singlehtml",
    "text",
    "latex",
    "epub",
    "man",
    "texinfo",
    "gettext",
    pytest.param("json", marks=OLD_JSON),
)
COUNTED: Final = frozenset({f"{MARK}{field}" for field in ("careerstage", "gender", "sector", "affiliation")})
"""What `team-facts` counts, and therefore says: the career stages, and so on, but not whose they are."""
ARGUMENTS: Final = {"organizer": "ada-example", "speaker": "grace-example"}
"""The arguments of the directives that need one."""
LAYOUTS: Final = ("cards", "faces", "list", "table")


def hidden_facts() -> dict[str, str]:
    """Return data files, and files that they name, with a mark in each fact that is not for readers."""
    marked = Marked()
    hidden = f"mark-{MARK}name"
    speakers = [
        {"name": "Grace Example", "proposal": marked.proposal("speakers.yml")},
        {"name": "Tess Example", "status": "tentative", "proposal": marked.proposal("speakers.yml")},
        marked.entry("speakers.yml", name=f"Mark {MARK}name", id=hidden, status="invited", role="speaker"),
        marked.entry("speakers.yml", name=f"Dan {MARK}name", id=f"dan-{MARK}name", status="declined"),
    ]
    members = [
        marked.entry(
            "committee.yml", "people", name=f"{status} {MARK}name", id=f"{status}-{MARK}", status=status
        )
        for status in ("invited", "tentative", "declined")
    ]
    session = {"speakers": hidden, "chairs": f"Mark {MARK}name", "moderators": hidden}
    data: dict[str, object] = {
        "workshop": {
            "name": "Example Workshop",
            "phase": "call",
            "date": "2026-12-02",
            "url": "https://example.org/site",
            "proposal": marked.proposal("workshop.yml"),
        },
        "organizers": [{"name": "Ada Example", "proposal": marked.proposal("organizers.yml")}],
        "speakers": speakers,
        "committee": [
            {
                "role": "Board",
                "people": [
                    {"name": "Cy Example", "proposal": marked.proposal("committee.yml", "people")},
                    *members,
                ],
            }
        ],
        "dates": [
            {"name": "Submission", "kind": "submission", "due": "2026-09-01"},
            marked.entry("dates.yml", due="2187-06-06", kind="other", track="full"),
        ],
        "news": [{"date": "2026-07-01", "text": "The site is up."}],
        "program": [
            {
                "date": "2026-12-02",
                "sessions": [
                    {"title": "Opening", "start": "08:30", "end": "09:00"},
                    {**session, "start": "09:00", "end": "10:00"},
                ],
            }
        ],
        "papers": [marked.entry("papers.yml", id="p1", authors=[f"Author {MARK}name"], track="full")],
        "awards": [{"name": "Best paper", "to": ["p1", f"Mark {MARK}name", hidden, f"Dan {MARK}name"]}],
        "call": {"tracks": [{"name": "Full", "organizers": [f"Mark {MARK}name", hidden]}]},
    }
    files = {f"data/{stem}.yml": json.dumps(content) for stem, content in data.items()}
    return files | {f"data/{name}": "" for name in marked.files}


def page(*directives: str) -> str:
    """Return a page with directives, each in all of its layouts."""
    blocks = ["# Home"]
    for name in directives:
        head = f"```{{{name}}} {ARGUMENTS.get(name, '')}".rstrip()
        chosen = [f":layout: {one}\n" for one in LAYOUTS if takes(name, one)] or [""]
        blocks += [f"{head}\n{option}```" for option in chosen]
    return "\n\n".join([*blocks, ""])


def takes(directive: str, layout: str) -> bool:
    """Return whether a directive has a layout."""
    convert = (DIRECTIVES[directive].option_spec or {}).get("layout")
    try:
        return convert is not None and convert(layout) == layout
    except ValueError:
        return False


def write_hidden(site: Site) -> Site:
    """Write a site whose facts that are not for readers are all marked, with every directive but one."""
    files = hidden_facts()
    for name in [name for name, content in files.items() if not content]:
        del files[name]
        path = site.source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        example = FULL / ("data/photos/ada.png" if path.suffix == ".png" else "data/slides/vera.pdf")
        path.write_bytes(example.read_bytes() + MARK.encode())
    return site.write({**files, "index.md": page(*(name for name in DIRECTIVES if name != "team-facts"))})


@pytest.fixture
def hidden(site: Site) -> Site:
    """Have such a site."""
    return write_hidden(site)


def test_every_place_of_facts_that_are_not_for_readers_is_marked() -> None:
    assert places() == PLACES, "mark the new place in `hidden_facts`, and add it to PLACES"


def test_each_fact_for_reviewers_has_a_mark_that_says_its_name() -> None:
    proposal = Marked().proposal("organizers.yml")
    assert set(proposal) > {"career_stage", "experience"}
    assert {key for key, value in proposal.items() if not marks_in(str(value).encode())} == {
        "new"
    }  # yes or no
    assert marks_in(str(proposal).encode()) >= {f"{MARK}careerstage", f"{MARK}experience"}


@pytest.mark.parametrize("builder", BUILDERS)
def test_nothing_of_a_proposal_and_nobody_who_is_only_invited_is_in_an_output(
    hidden: Site, builder: str
) -> None:
    build = hidden.build(builder, html_show_sourcelink=False)
    assert build.warnings == [warning for warning in build.warnings if "[workshop.declined]" in warning]
    assert marked_files(build.out) == {}


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_no_export_has_them(hidden: Site, name: str) -> None:
    workshop = load(hidden.source / "data", hidden.source).workshop
    try:
        content = FORMATS[name].make(workshop)
    except Refused as refusal:  # no paper is public yet
        content = str(refusal)
    assert marks_in(content if isinstance(content, bytes) else content.encode()) == set()


def test_no_role_reaches_a_proposal(hidden: Site) -> None:
    hidden.write({"index.md": "# Home\n\n{fact}`proposal.needs` {fact}`proposal`\n"})
    build = hidden.build()
    assert len([one for one in build.warnings if "no fact has the id `proposal`" in one]) == 2
    assert marked_files(build.out) == {}


def test_the_team_in_numbers_counts_what_a_proposal_says_and_names_nobody(hidden: Site) -> None:
    hidden.write({"index.md": page("team-facts")})
    found = marked_files(hidden.build("text").out)
    assert found == {"index.txt": COUNTED}


def test_an_award_names_papers_once_they_are_public(site: Site) -> None:
    paper = f"- id: p1\n  title: Paper {MARK}\n  authors:\n    - Author {MARK}\n"
    to = f"[p1, Mark {MARK}, mark-{MARK}, Dan {MARK}]"
    speakers = f"- name: Mark {MARK}\n  status: invited\n- name: Dan {MARK}\n  status: declined\n"
    site.write(
        {
            "data/workshop.yml": "name: Example Workshop\nphase: call\n",
            "data/papers.yml": paper,
            "data/speakers.yml": speakers,
            "data/awards.yml": f"- name: Best paper\n  to: {to}\n",
            "index.md": "# Home\n\n```{awards}\n```\n",
        }
    )
    assert "Best paper To be announced" in site.build("text").words()
    site.replace("data/workshop.yml", "phase: call", "phase: program")
    page = site.build("html", html_show_sourcelink=False).html()
    link = page.select_one("dl.workshop-awards a")
    assert link is not None
    assert (link.get_text(), link["href"]) == (f"Paper {MARK}", "papers/p1.html")
    lines = [line.get_text() for line in page.select("dl.workshop-awards dd p")]
    assert lines == [f"Paper {MARK}. Author {MARK}", "To be announced"]


def test_a_part_in_the_program_has_a_name_even_of_who_has_not_confirmed_for_the_committee(site: Site) -> None:
    panel = (
        "title: Panel\n      start: 09:00\n      end: 10:00\n      chairs: cy-two\n      moderators: Cy Two\n"
    )
    site.write(
        {
            "data/committee.yml": "- role: Board\n  people:\n    - name: Cy Two\n      status: invited\n",
            "data/program.yml": f"- date: 2022-12-02\n  sessions:\n    - {panel}",
            "index.md": "# Home\n\n```{program}\n```\n",
        }
    )
    assert "Panel** Chair: Cy Two Moderator: Cy Two" in site.build("text").words()
    assert "cy-two" not in str(FORMATS["ics"].make(load(site.source / "data").workshop))
    site.replace("data/committee.yml", "Cy Two", "Cyd Two\n      id: cy-two")
    assert "Chair: Cyd Two" in site.build("text").words()
