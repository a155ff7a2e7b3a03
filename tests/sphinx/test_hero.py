"""The head of the landing page: what it says in each phase and format, and the title that moves into it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import pytest
from bs4 import BeautifulSoup

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bs4 import Tag

    from tests.sphinx.conftest import Build, Site

PAGE: Final = "# {fact}`name`\n\n```{hero}\n```\n\n## Welcome\n\nText.\n\n```{toctree}\n:glob:\n\n*\n```\n"
PAGES: Final = {
    "index.md": PAGE,
    "proposal.md": "# Proposal\n",
    "program.md": "# Program\n",
    "papers.md": "# Papers\n",
    "dates.md": "# Dates\n",
}
EVENT: Final = """
name: Workshop on Examples
phase: {phase}
tagline: Examples *of* examples
date: 2026-12-05
format: hybrid
venue:
  name: Example Hall
  room: Upper Hall
  address: Example Town
  url: https://example.org/hall
links:
  submission: https://example.org/submit
  livestream: https://example.org/live
  recordings: https://example.org/recordings
"""
CALL: Final = "tracks:\n  - name: Papers\n"
DATES: Final = """
- name: Submission
  kind: submission
  due: 2026-08-10
- name: Abstracts
  kind: abstract
  due: 2026-08-01
- name: Notification
  kind: notification
  due: 2026-09-10
- name: Camera-ready
  kind: camera-ready
  due: 2026-10-10
- name: Videos
  kind: video
  due: 2026-11-10
- name: Registration
  kind: registration
  due: 2026-11-20
- name: Grants
  kind: grant
  due: TBD
- name: Dinner
  kind: event
  due: 2026-12-04
"""
SAID: Final = {
    "proposal": ("Read the proposal", []),
    "call": ("Submit a paper", ["Abstracts", "Submission", "Registration", "Grants"]),
    "review": ("See the dates", ["Notification", "Camera-ready", "Registration", "Grants"]),
    "program": ("See the program", ["Camera-ready", "Videos", "Registration", "Grants"]),
    "live": ("Watch", []),
    "archive": ("Watch the recordings", []),
}
SVG: Final = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 200" width="300" height="200"/>\n'


def known(phase: str = "call") -> Mapping[str, str]:
    """Return the data of a workshop of which all is known."""
    return {"data/workshop.yml": EVENT.format(phase=phase), "data/call.yml": CALL, "data/dates.yml": DATES}


def texts(found: list[Tag]) -> list[str]:
    return [" ".join(one.get_text().split()) for one in found]


def hero(built: Build, name: str = "index.html") -> Tag:
    found = BeautifulSoup(built.text(name), "html.parser").select_one(".workshop-hero")
    assert found is not None
    return found


@pytest.mark.parametrize("phase", SAID)
def test_each_phase_has_its_action_and_the_deadlines_that_readers_must_know(site: Site, phase: str) -> None:
    built = site.write({**PAGES, **known(phase)}).build(strict=True)
    head, (action, ahead) = hero(built), SAID[phase]
    assert texts(head.select(".workshop-open"))[:1] == [action]
    assert texts(head.select(".workshop-ahead-name")) == ahead
    assert texts(head.select(".workshop-hero-tagline")) == ["Examples of examples"]
    assert texts(head.select(".workshop-hero-facts")) == [
        "Saturday, 5 December 2026 · Example Hall, Upper Hall, Example Town · Hybrid: in person and online"
    ]
    assert texts(head.select(".workshop-calendar > a")) == ["Add to calendar"] * (phase != "archive")
    assert (built.out / "calendar.ics").is_file()


@pytest.mark.parametrize(("phase", "anchor"), [("review", "#when"), ("program", "#program")])
def test_the_action_of_a_site_of_one_page_leads_to_its_section(site: Site, phase: str, anchor: str) -> None:
    sections = "## Program\n\n```{program}\n```\n\n## When\n\n```{important-dates}\n```\n"
    site.write({"index.md": f"# Examples\n\n```{{hero}}\n```\n\n{sections}", **known(phase)})
    site.write(
        {"data/program.yml": "- date: 2026-12-05\n  sessions:\n    - title: Opening\n      start: 09:00\n"}
    )
    pages = dict.fromkeys(("dates", "program", "papers"), "index")
    built = site.build(strict=True, workshop_pages=pages)
    assert [link["href"] for link in hero(built).select(".workshop-open > a")] == [anchor]


def test_a_proposal_that_is_not_public_is_no_action(site: Site) -> None:
    pages = {name: text for name, text in PAGES.items() if name != "proposal.md"}
    event = "name: Workshop on Examples\nphase: proposal\nformat: virtual\n"
    site.write({**pages, "data/workshop.yml": event})
    head = hero(site.build(strict=True))
    assert texts(head.find_all(["p", "div"])) == ["Workshop on Examples Virtual", "Virtual"]
    (warning,) = site.build(workshop_pages={"proposal": "plan"}).warnings
    assert "readers are led to the page `plan`, which does not exist" in warning


def test_the_bar_does_not_say_the_deadlines_once_more(site: Site) -> None:
    built = site.write({**PAGES, **known()}).build(strict=True, html_theme="workshop")
    pages = {name: BeautifulSoup(built.text(f"{name}.html"), "html.parser") for name in ("index", "dates")}
    assert [name for name, page in pages.items() if page.select(".bd-header-announcement")] == ["dates"]


def test_only_submission_closes_the_call(site: Site) -> None:
    """Registration and grants go on: only the last submission deadline takes the button away."""
    head = hero(site.write({**PAGES, **known()}).build(strict=True))
    box = head.select_one(".workshop-deadlines")
    assert box is not None
    assert box["data-until"] == "2026-08-11T11:59:00Z"
    assert texts(box.select(".workshop-closed[hidden]")) == ["The call for papers is closed. See the dates"]


def test_what_is_to_be_announced_is_said_and_what_is_absent_is_not(site: Site) -> None:
    tbd = "name: A\nphase: call\n" + "".join(
        f"{key}: TBD\n" for key in ("short_name", "tagline", "date", "format", "venue", "links")
    )
    head = hero(site.write({**PAGES, "data/workshop.yml": tbd, "data/dates.yml": "TBD\n"}).build(strict=True))
    assert texts([head]) == [
        "A Tagline to be announced "
        "Date to be announced · Venue to be announced · Format to be announced Submission to be announced"
    ]
    head = hero(site.write({"data/workshop.yml": "name: A\nphase: proposal\n"}).build(strict=True))
    assert texts([head]) == ["A Read the proposal"]


@pytest.mark.parametrize(
    ("builder", "name"),
    [
        ("html", "index.html"),
        ("dirhtml", "index.html"),
        ("singlehtml", "index.html"),
        ("epub", "index.xhtml"),
    ],
)
def test_the_title_of_the_page_moves_into_the_hero(site: Site, builder: str, name: str) -> None:
    built = site.write({**PAGES, **known()}).build(builder, strict=True)
    page = BeautifulSoup(built.text(name), "html.parser")
    assert texts(page.select("h1"))[0] == "Workshop on Examples"
    first = page.select_one("section#workshop-on-examples > .workshop-hero > .workshop-hero-text > h1")
    assert first is not None
    assert first.find_previous_sibling() is None
    assert page.title is not None
    assert page.title.get_text().startswith("Workshop on Examples" if builder != "singlehtml" else "Example")
    assert built.env.titles["index"].astext() == "Workshop on Examples"
    assert "#welcome" in str(built.env.tocs["index"])


@pytest.mark.parametrize(
    ("builder", "name", "words"),
    [
        ("text", "home.txt", "Workshop on Examples ******************** Examples *of* examples Saturday,"),
        ("latex", "example.tex", r"\chapter{Workshop on Examples}"),
        ("man", "example.1", r".SH WORKSHOP ON EXAMPLES .sp Examples \fIof\fP examples"),
    ],
)
def test_in_other_formats_the_title_stays_a_title(site: Site, builder: str, name: str, words: str) -> None:
    """The first page gives some of them its title, so the hero is on another one."""
    index = {"index.md": "# Home\n\n```{toctree}\nhome\nproposal\nprogram\npapers\ndates\n```\n"}
    site.write({**PAGES, **known(), **index, "home.md": PAGE.partition("```{toctree}")[0]})
    assert words in site.build(builder, strict=True).words(name)


def test_the_search_finds_the_page_by_its_title(site: Site) -> None:
    built = site.write({**PAGES, **known()}).build(strict=True)
    text = built.text("searchindex.js").removeprefix("Search.setIndex(").removesuffix(")")
    index = json.loads(text)
    place = index["docnames"].index("index")
    assert index["alltitles"]["Workshop on Examples"] == [[place, None]]
    assert "Workshop on Examples" in index["titles"][place]  # Sphinx 8 has HTML there


def test_a_title_of_other_words_has_the_name_of_the_workshop_above_it(site: Site) -> None:
    site.write({**PAGES, **known(), "index.md": PAGE.replace("{fact}`name`", "See what *models* see")})
    head = hero(site.build(strict=True))
    assert texts(head.select(".workshop-hero-text > *"))[:2] == [
        "Workshop on Examples",
        "See what models see",
    ]
    assert [one.name for one in head.select(".workshop-hero-text > *")][:2] == ["p", "h1"]
    assert (
        "See what *models* see\n*********************\n\nWorkshop on Examples\n" in site.build("text").text()
    )


def test_a_title_that_does_not_stand_directly_before_the_hero_stays(site: Site) -> None:
    between = PAGE.replace("```{hero}", "Welcome.\n\n```{hero}", 1)
    built = site.write({**PAGES, **known(), "index.md": between}).build(strict=True)
    assert texts(built.html().select("section > h1")) == ["Workshop on Examples¶"]
    assert hero(built).h1 is None
    comment = PAGE.replace("```{hero}", "% a comment\n\n(a-target)=\n\n```{hero}", 1)
    built = site.write({"index.md": comment}).build(strict=True)
    assert texts(hero(built).select("h1")) == ["Workshop on Examples"]


def test_links_in_the_content_are_further_actions_and_other_text_stays(site: Site) -> None:
    content = (
        "{doc}`Dates <dates>`\n[Hall](https://example.org/hall)\n\nWrite [us](mailto:a@example.org) soon.\n"
    )
    page = PAGE.replace("```{hero}\n", f"```{{hero}}\n{content}", 1)
    head = hero(site.write({**PAGES, **known(), "index.md": page}).build(strict=True))
    row = head.select_one(".workshop-hero-actions")
    assert row is not None
    assert texts(row.select(".workshop-second > a")) == ["Dates", "Hall"]
    assert texts(head.select(".workshop-hero-text > p"))[-1] == "Write us soon."


ART: Final = "```{hero}\n:art: /art/light.svg\n"


def with_art(site: Site, options: str = ART) -> Site:
    pictures = {"art/light.svg": SVG, "art/dark.svg": SVG.replace("300", "150")}
    return site.write({**PAGES, **known(), **pictures, "index.md": PAGE.replace("```{hero}\n", options, 1)})


def test_a_picture_is_for_the_eye_alone_waits_and_has_its_place(site: Site) -> None:
    built = with_art(site).build(strict=True)
    (picture,) = hero(built).select(".workshop-hero-art > img")
    shown = {name: picture[name] for name in ("src", "alt", "width", "height", "loading")}
    assert shown == {
        "src": "_images/light.svg",
        "alt": "",
        "width": "480",
        "height": "320",
        "loading": "lazy",
    }
    assert (built.out / "_images/light.svg").is_file()
    assert "style" not in picture.attrs


def test_a_picture_has_another_for_dark_mode_and_may_be_fixed(site: Site) -> None:
    options = "```{hero}\n:art: art/light.svg\n:art-dark: art/dark.svg\n:art-fixed:\n"
    pictures = hero(with_art(site, options).build(strict=True)).select(".workshop-hero-art > img")
    assert [(one["src"], "workshop-only-dark" in one["class"]) for one in pictures] == [
        ("_images/light.svg", False),
        ("_images/dark.svg", True),
    ]
    assert all("workshop-art-fixed" in one["class"] for one in pictures)


@pytest.mark.parametrize("builder", ["text", "latex", "man", "texinfo"])
def test_formats_without_html_have_no_picture_and_do_not_miss_it(site: Site, builder: str) -> None:
    built = with_art(site).build(builder, strict=True)
    assert built.warnings == []
    assert not list(built.out.rglob("light*"))


@pytest.mark.parametrize(
    "address", ["https://example.org/art.svg", "//example.org/art.svg", "data:image/png,x"]
)
def test_a_picture_of_another_site_is_refused(site: Site, address: str) -> None:
    built = with_art(site, f"```{{hero}}\n:art: {address}\n").build()
    (warning,) = built.warnings
    assert warning.startswith("index.md:")
    assert "a picture from another site; save it in this one, and write the path of the file" in warning
    assert address not in built.text("index.html")


def test_a_picture_that_is_missing_is_said(site: Site) -> None:
    built = with_art(site, "```{hero}\n:art: art/none.svg\n").build()
    (warning,) = built.warnings
    assert "image file not readable: art/none.svg" in warning
    assert hero(built).select("img") == []


def test_the_calendar_is_linked_while_there_is_one(site: Site) -> None:
    page = {**PAGES, "data/workshop.yml": "name: A\nphase: proposal\ndate: TBD\n"}
    built = site.write(page).build(strict=True)
    assert hero(built).select(".workshop-calendar") == []
    site.write({"data/dates.yml": "- name: Deadline\n  due: 2026-08-10\n"})
    built = site.build(strict=True)
    assert built.read == ["index"]
    assert hero(built).select(".workshop-calendar > a")[0]["href"] == "calendar.ics"
    assert hero(site.build("epub", strict=True), "index.xhtml").select(".workshop-calendar") == []


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("dates", "2026-11-20", "2026-11-21"),
        ("workshop", "Example Hall", "Example Center"),
        ("call", "name: Papers", "name: Short papers\n    submission: https://example.org/short"),
    ],
)
def test_a_change_of_a_fact_reads_the_page_again(site: Site, name: str, before: str, after: str) -> None:
    site.write({**PAGES, **known()}).build(strict=True)
    site.replace(f"data/{name}.yml", before, after)
    built = site.build(strict=True)
    assert built.read == ["index"]


def test_only_pages_with_deadlines_load_the_script_before_they_are_painted(site: Site) -> None:
    script = '<script defer="defer" blocking="render" src="_static/deadlines.js'
    assert script in site.write({**PAGES, **known()}).build(strict=True).text("index.html").replace(
        'blocking="render" defer="defer"', 'defer="defer" blocking="render"'
    )
    site.write(known("archive"))
    assert "deadlines.js" not in site.build(strict=True).text("index.html")
