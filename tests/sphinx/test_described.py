"""Pages say to search engines what they show, and are written again only when that changes."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any, Final

import extruct
import pytest
from jsonschema import Draft202012Validator

from tests.quality.faces import draw_face
from tests.schema_org import breaches, is_moment

if TYPE_CHECKING:
    from pathlib import Path

    from tests.sphinx.conftest import Build, Site

BASE: Final = "https://example.org/ew/"
FILES: Final = {
    "index.md": "# Home\n\n```{hero}\n```\n\n```{toctree}\npeople\nada\nfaq\nmore\nprose\n```\n",
    "people.md": "# People\n\n```{organizers}\n```\n\n```{speakers}\n:status: confirmed, invited\n```\n",
    "ada.md": "# Ada\n\n```{organizer} ada-example\n```\n\n```{speakers}\n:layout: list\n```\n",
    "faq.md": "# Questions\n\n```{faq}\n:group: Papers\n```\n",
    "more.md": "# More\n\n```{faq}\n```\n",
    "prose.md": "# Prose\n\nNo fact.\n",
    "data/workshop.yml": "name: Example Workshop\nphase: call\nformat: virtual\ndate: 2022-12-02\n"
    f"url: {BASE}\n",
    "data/organizers.yml": "- name: Ada Example\n  photo: photos/ada.png\n- name: Bo Example\n",
    "data/speakers.yml": "- name: Grace Example\n- name: Iris Example\n  status: invited\n",
    "data/faq.yml": "- question: Is *one* \\</script> enough?\n  answer: Yes & no.\n  group: Papers\n"
    "- question: And two?\n  answer: Two & more.\n- question: Three?\n  answer: TBD\n",
}
OF_THEMES: Final = ("basic", "alabaster", "pydata_sphinx_theme", "workshop")


def described(path: Path) -> list[dict[str, Any]]:
    """Return the documents of JSON-LD in a page, as another program finds them."""
    found = extruct.extract(path.read_text(encoding="utf-8"), syntaxes=["json-ld"])
    return found["json-ld"]  # type: ignore[no-any-return]


def things(path: Path) -> list[dict[str, Any]]:
    """Return the things that a page is about."""
    return [thing for document in described(path) for thing in document.get("@graph", [document])]


def said(build: Build) -> dict[str, list[str]]:
    """Return what each page is about, by its name."""
    return {
        path.stem: [f"{thing['@type']} {thing.get('name', '')}".strip() for thing in things(path)]
        for path in sorted(build.out.glob("*.html"))
    }


@pytest.fixture
def small(site: Site) -> Site:
    """A site whose pages show an event, people and questions."""
    site.write(FILES)
    photos = site.source / "data/photos"
    photos.mkdir()
    draw_face(photos / "ada.png", 1)
    return site


def test_each_page_says_what_it_shows(small: Site) -> None:
    build = small.build()
    assert said(build) == {
        "index": ["Event Example Workshop"],
        "people": ["Person Ada Example", "Person Bo Example", "Person Grace Example"],
        "ada": ["Person Ada Example"],
        "faq": ["FAQPage"],
        "more": ["FAQPage"],
        "prose": [],
        "404": [],
        "genindex": [],
        "search": [],
    }
    (faq,) = things(build.out / "faq.html")
    assert faq["mainEntity"] == [
        {
            "@type": "Question",
            "name": "Is one </script> enough?",
            "acceptedAnswer": {"@type": "Answer", "text": "Yes & no."},
        }
    ]
    (more,) = things(build.out / "more.html")
    assert [one["name"] for one in more["mainEntity"]] == ["Is one </script> enough?", "And two?"]


def test_a_person_is_the_same_on_all_pages_and_has_the_picture_of_the_page(small: Site) -> None:
    out = small.build().out
    people, ada = things(out / "people.html"), things(out / "ada.html")
    (event,) = things(out / "index.html")
    identity = f"{BASE}#person-ada-example"
    assert [people[0]["@id"], ada[0]["@id"], event["organizer"][0]["@id"]] == [identity] * 3
    for person in (people[0], ada[0]):
        assert (out / person["image"].removeprefix(BASE)).is_file()
    assert "image" not in people[1]


def test_every_page_of_every_fact_is_in_the_vocabulary(full_html: Build) -> None:
    pages = sorted(full_html.out.rglob("*.html"))
    documents = [document for path in pages for document in described(path)]
    assert [breach for document in documents for breach in breaches(document)] == []
    kinds = {thing["@type"] for path in pages for thing in things(path)}
    assert {"Event", "Person", "FAQPage"} <= kinds
    assert not re.search(r"\bTBD\b|to be announced", json.dumps(documents), re.IGNORECASE)


def test_the_event_has_what_search_engines_require(full_html: Build) -> None:
    """See https://developers.google.com/search/docs/appearance/structured-data/event."""
    (event,) = (one for one in things(full_html.out / "index.html") if one["@type"] == "Event")
    assert {"name", "startDate", "location"} <= set(event)
    assert is_moment(event["startDate"])
    for location in event["location"]:
        required = {"VirtualLocation": "url", "Place": "address"}[location["@type"]]
        assert location[required]


def test_without_a_day_the_landing_page_has_no_event(small: Site) -> None:
    small.replace("data/workshop.yml", "date: 2022-12-02", "date: TBD")
    assert said(small.build())["index"] == []


def test_one_page_for_all_says_what_the_event_is(small: Site) -> None:
    assert said(small.build("singlehtml")) == {"index": ["Event Example Workshop"]}


@pytest.mark.parametrize("builder", ["epub", "text", "latex"])
def test_what_is_no_site_says_nothing_to_search_engines(small: Site, builder: str) -> None:
    out = small.build(builder, version="1").out
    texts = (path.read_bytes() for path in out.rglob("*") if path.is_file())
    assert not any(b"ld+json" in text for text in texts)


@pytest.mark.parametrize("theme", OF_THEMES)
def test_every_theme_has_it_in_the_head(small: Site, theme: str) -> None:
    build = small.build(html_theme=theme)
    assert said(build)["index"] == ["Event Example Workshop"]
    head, _end, body = build.text("index.html").partition("</head>")
    assert "application/ld+json" in head
    assert "application/ld+json" not in body


def test_a_change_writes_the_pages_that_say_it(small: Site) -> None:
    assert "index" in small.build().written
    assert small.build().written == []
    small.replace(
        "data/speakers.yml", "Grace Example\n", "Grace Example\n  affiliation: Example University\n"
    )
    build = small.build()
    assert "index" not in build.read
    assert {"index", "people"} <= set(build.written)
    assert "prose" not in build.written
    (event,) = things(build.out / "index.html")
    assert event["performer"][0]["affiliation"][0]["name"] == "Example University"
    assert small.build().written == []


def test_a_fact_that_only_the_event_says_writes_the_landing_page_alone(small: Site) -> None:
    small.build()
    small.write({"data/sponsors.yml": "- name: Example Foundation\n"})
    build = small.build()
    assert (build.read, build.written) == ([], ["index"])
    assert things(build.out / "index.html")[0]["sponsor"][0]["name"] == "Example Foundation"
    assert small.build().written == []


def test_a_fact_that_no_page_says_writes_no_page(small: Site) -> None:
    small.write({"data/news.yml": "- date: 2022-07-01\n  text: The site is up.\n"}).build()
    small.write({"data/news.yml": "- date: 2022-07-01\n  text: The site is new.\n"})
    build = small.build()
    assert (build.read, build.written) == ([], [])
    assert json.loads(build.text("workshop.json"))["news"]


def test_a_page_that_shows_nobody_any_more_says_nothing_of_them(small: Site) -> None:
    small.build()
    small.write({"ada.md": "# Ada\n\nShe is elsewhere.\n", "faq.md": "# Questions\n\nNone.\n"})
    build = small.build()
    assert (said(build)["ada"], said(build)["faq"]) == ([], [])
    assert said(build)["people"][0] == "Person Ada Example"


def test_another_address_of_the_site_is_in_all_pages(small: Site) -> None:
    small.build()
    build = small.build(html_baseurl="https://example.net/")
    assert things(build.out / "ada.html")[0]["@id"] == "https://example.net/#person-ada-example"
    assert things(build.out / "index.html")[0]["@id"] == "https://example.net/#event"


def test_formats_that_share_what_was_read_say_the_same(small: Site) -> None:
    small.build()
    build = small.build("dirhtml")
    assert build.read == []
    assert things(build.out / "ada/index.html")[0]["name"] == "Ada Example"


def test_prose_is_written_without_the_facts(small: Site) -> None:
    program = (
        "import sys; from sphinx.cmd.build import main; "
        f"main(['-q', '-d', r'{small.folder / 'd'}', r'{small.source}', r'{small.folder / 'o'}']); "
        "print(*sys.modules)"
    )

    def modules() -> set[str]:
        done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
        return set(done.stdout.split())

    assert "pydantic" in modules()
    small.replace("prose.md", "No fact.", "No fact at all.")
    assert "pydantic" not in modules()
    out = small.folder / "o"
    assert "No fact at all." in (out / "prose.html").read_text(encoding="utf-8")
    assert [one["@type"] for one in things(out / "index.html")] == ["Event"]


def test_pages_that_processes_write_say_the_same(small: Site) -> None:
    before = {path.name: described(path) for path in small.build().out.glob("*.html")}
    after = small.build(parallel=2, doctrees="others")
    assert set(after.read) == {name.removesuffix(".md") for name in FILES if name.endswith(".md")}
    assert {path.name: described(path) for path in after.out.glob("*.html")} == before


def test_the_facts_of_a_site_are_beside_its_pages(full_html: Build) -> None:
    facts = json.loads(full_html.text("workshop.json"))
    schema = json.loads(full_html.text("workshop.schema.json"))
    Draft202012Validator.check_schema(schema)
    assert [error.message for error in Draft202012Validator(schema).iter_errors(facts)] == []
    pages = [one["page"] for one in (*facts["people"].values(), *facts["milestones"]) if "page" in one]
    assert pages
    for page in pages:
        path, _sign, anchor = page.removeprefix("https://ewe.example.org/").partition("#")
        assert f'id="{anchor}"' in full_html.text(path), page


def test_a_file_of_a_paper_has_the_address_that_the_site_gives_it(small: Site) -> None:
    small.replace("data/workshop.yml", "phase: call", "phase: program")
    papers = "- id: p1\n  title: A paper\n  authors: [Ada Example]\n  links:\n    pdf: files/one.pdf\n"
    small.write({"data/papers.yml": papers, "data/files/one.pdf": "%PDF-1.4\n"})
    out = small.build().out
    (paper,) = json.loads((out / "workshop.json").read_text(encoding="utf-8"))["papers"]
    assert paper["page"] == f"{BASE}papers/p1.html"
    assert (out / paper["links"]["pdf"].removeprefix(BASE)).read_text(encoding="utf-8") == "%PDF-1.4\n"
    (article,) = things(out / "papers/p1.html")
    assert breaches(described(out / "papers/p1.html")[0]) == []
    assert article["author"][0]["@id"] == f"{BASE}#person-ada-example"
    assert article["encoding"]["contentUrl"] == paper["links"]["pdf"]
