"""What a paper says beside title and authors: track, presentation, board, presenter, files and so on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from tests import search_reader as reader

if TYPE_CHECKING:
    from bs4 import Tag

    from tests.sphinx.conftest import Build, Site

FILES: Final = {
    "index.md": "# Home\n\n```{toctree}\nlists/papers\nprogram\n```\n",
    "lists/papers.md": "# Papers\n\n```{papers}\n```\n",
    "program.md": "# Program\n\n```{program}\n```\n",
    "data/workshop.yml": "name: Example Workshop\nphase: program\ndate: 2030-12-02\n",
    "data/call.yml": """
        tracks:
          - name: Full papers, long
            id: full
          - name: Demonstrations
            id: demo
        """,
    "data/papers.yml": """
        - id: one
          title: One
          authors:
            - Ada Author
            - name: Bo Author
              presenter: true
          decision: oral
          track: full
          archival: true
          presentation: virtual
          board: "12"
          links:
            pdf: papers/one.pdf
            slides: papers/one.key
            poster: papers/one.PNG
        - id: two
          title: Two
          authors: TBD
          track: demonstrations
          archival: false
          board: TBD
        - id: three
          title: Three
          authors: [Chi Author]
          track: TBD
        """,
    "data/program.yml": """
        - date: 2030-12-02
          sessions:
            - {title: Talks, start: 09:00, end: 10:00, papers: one}
            - {title: Posters, kind: poster, start: 10:00, end: 11:00, papers: [two, one]}
            - {title: Posters, kind: poster, start: 11:00, end: 12:00, papers: [three]}
        """,
    "data/papers/one.pdf": "%PDF-1.4 one\n",
    "data/papers/one.key": "slides of one\n",
    "data/papers/one.PNG": "poster of one\n",
}
BADGES: Final = ".workshop-track, .workshop-archival, .workshop-presentation, .workshop-board"


@pytest.fixture(scope="module")
def html(tmp_path_factory: pytest.TempPathFactory, new_site: type[Site]) -> Build:
    return new_site(tmp_path_factory.mktemp("facts")).write(FILES).build(strict=True)


@pytest.fixture
def papers(site: Site) -> Site:
    return site.write(FILES)


def words(tag: Tag | None) -> str:
    assert tag is not None
    return " ".join(tag.get_text().split())


def badges(tag: Tag | None) -> list[str]:
    assert tag is not None
    return [words(one) for one in tag.select(BADGES)]


def groups(site: Site, *options: str) -> dict[str, list[str]]:
    """Return the papers of a list by the headings of its groups."""
    text = "\n".join(options)
    site.write({"lists/papers.md": f"# Papers\n\n```{{papers}}\n{text}\n```\n"})
    page = site.build(strict=True).html("lists/papers.html")
    return {
        words(one.select_one(".workshop-papers-title")) if one.select_one(".workshop-papers-title") else "": [
            words(title) for title in one.select(".workshop-paper-title")
        ]
        for one in page.select(".workshop-papers-group")
    }


@pytest.mark.parametrize(
    ("paper", "expected"),
    [
        ("one", ["Full papers, long", "Virtual", "Archival", "Board 12"]),
        ("two", ["Demonstrations", "Non-archival", "Board to be announced"]),
        ("three", ["Track to be announced"]),
    ],
)
def test_short_facts_are_on_the_list_and_on_the_page(paper: str, expected: list[str], html: Build) -> None:
    assert badges(html.html("lists/papers.html").select_one(f"#paper-{paper}")) == expected
    assert badges(html.html(f"papers/{paper}.html").select_one(".workshop-paper-badges")) == expected


def test_other_formats_and_the_search_have_them_too(papers: Site, html: Build) -> None:
    text = papers.build("text", strict=True).words("lists/papers.txt")
    assert (
        "One** · Full papers, long · Virtual · Archival · Board 12 Ada Author, Bo Author (presenter)" in text
    )
    assert "Two** · Demonstrations · Non-archival · Board to be announced Authors to be announced" in text
    rows = {row[0]: row for row in reader.value(html.text("papers/_index/d0.js"))}
    assert rows["one"][3:] == [
        *("decision", "Oral"),
        *("track", "Full papers, long"),
        *("presentation", "Virtual"),
        *("archival", "Archival"),
        *("board", "Board 12"),
    ]
    assert rows["two"][2] == "Authors to be announced"


def test_who_presents_is_said_in_words(html: Build) -> None:
    listed = html.html("lists/papers.html").select_one("#paper-one .workshop-paper-authors")
    assert words(listed) == "Ada Author, Bo Author (presenter)"
    people = html.html("papers/one.html").select(".workshop-paper-people > li")
    assert [words(one) for one in people] == ["Ada Author", "Bo Author presenter"]


def test_authors_to_be_announced_are_nobody(html: Build) -> None:
    assert words(html.html("lists/papers.html").select_one("#paper-two .workshop-paper-authors")) == (
        "Authors to be announced"
    )
    page = html.html("papers/two.html")
    assert "Authors to be announced" in words(page)
    assert not page.select(".workshop-paper-people")
    whole = html.text("papers/two.html")
    assert "citation_author" not in whole
    assert '"author"' not in whole
    assert "author =" not in words(page)
    assert [words(one) for one in html.html("paper-authors.html").select(".workshop-name")] == [
        "Ada Author",
        "Bo Author",
        "Chi Author",
    ]


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_slides_and_posters_are_copied_and_every_page_leads_to_them(papers: Site, builder: str) -> None:
    build = papers.build(builder, strict=True)
    found = set()
    for page in build.out.rglob("*.html"):
        links = build.html(str(page.relative_to(build.out))).select(".workshop-paper-links a")
        found |= {(words(link), (page.parent / str(link["href"])).resolve().read_text()) for link in links}
    assert found == {("PDF", "%PDF-1.4 one\n"), ("Slides", "slides of one\n"), ("Poster", "poster of one\n")}


def test_a_file_that_is_named_no_longer_is_removed_from_the_site(papers: Site) -> None:
    build = papers.build(strict=True)
    assert (build.out / "papers/_slides/one.key").is_file()
    papers.replace("data/papers.yml", "slides: papers/one.key", "slides: https://example.org/one")
    papers.build(strict=True)
    assert not (build.out / "papers/_slides").exists()


@pytest.mark.parametrize("builder", ["singlehtml", "epub", "latex", "man", "gettext"])
def test_every_builder_can_write_all_of_it(papers: Site, builder: str) -> None:
    papers.build(builder, strict=True)


def test_a_list_by_track_is_in_the_order_of_the_call(papers: Site) -> None:
    assert groups(papers, ":group-by: track") == {
        "Full papers, long (1)": ["One"],
        "Demonstrations (1)": ["Two"],
        "Other papers (1)": ["Three"],
    }


def test_a_list_by_session_is_in_the_order_of_time(papers: Site) -> None:
    papers.replace("data/program.yml", "papers: [three]", "papers: TBD")
    papers.replace("data/program.yml", "start: 11:00, end: 12:00, ", "start: 08:00, end: 09:00, ")
    assert groups(papers, ":group-by: session") == {
        "Talks (1)": ["One"],
        "Posters (2)": ["One", "Two"],
        "Other papers (1)": ["Three"],
    }


def test_sessions_with_one_title_are_told_apart(papers: Site) -> None:
    assert list(groups(papers, ":group-by: session")) == [
        "Talks (1)",
        "Posters (2030-12-02 10:00) (2)",
        "Posters (2030-12-02 11:00) (1)",
    ]


def test_a_session_that_is_renamed_is_renamed_in_the_list(papers: Site) -> None:
    groups(papers, ":group-by: session")
    papers.replace("data/program.yml", "Talks", "Orals")
    assert "Orals (1)" in papers.build(strict=True).html("lists/papers.html").get_text()


@pytest.mark.parametrize(
    ("track", "expected"),
    [
        ("full", ["One"]),
        ("Full papers, long", ["One"]),
        ("FULL, Demonstrations", ["One", "Two"]),
    ],
)
def test_a_list_shows_the_tracks_that_it_asks_for(track: str, expected: list[str], papers: Site) -> None:
    assert groups(papers, f":track: {track}", ":group-by: none") == {"": expected}


def test_a_track_that_nothing_has_is_named_with_the_nearest(papers: Site) -> None:
    papers.write({"lists/papers.md": "# Papers\n\n```{papers}\n:track: Demonstration\n```\n"})
    (warning,) = papers.build("dummy").warnings
    assert "no paper has the track `Demonstration`; did you mean `Demonstrations`?" in warning


def test_a_track_that_is_renamed_is_renamed_at_its_papers(papers: Site) -> None:
    papers.build(strict=True)
    papers.replace("data/call.yml", "name: Full papers, long", "name: Long papers")
    build = papers.build(strict=True)
    assert badges(build.html("lists/papers.html").select_one("#paper-one"))[0] == "Long papers"
    assert badges(build.html("papers/one.html").select_one(".workshop-paper-badges"))[0] == "Long papers"


def test_the_search_of_a_list_knows_its_tracks(html: Build, papers: Site) -> None:
    groups(papers, ":track: demo")
    listed = papers.build(strict=True).html("lists/papers.html").select_one(".workshop-papers")
    assert listed is not None
    assert listed["data-tracks"] == "demonstrations"
    terms = [line.split(" ")[0] for line in reader.shard_lines(html.text("papers/_index/t0.js"))]
    assert {"_t_demonstrations", "_t_full_papers_long"} <= set(terms)
