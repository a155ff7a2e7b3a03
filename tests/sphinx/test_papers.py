"""Papers: a list, a page for each, an index of authors; written when they change, and never too early."""

from __future__ import annotations

import json
import os
import re
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from bs4 import BeautifulSoup
from sphinx.util.inventory import InventoryFile

if TYPE_CHECKING:
    from bs4 import Tag

    from tests.sphinx.conftest import Build, Site

WORKSHOP: Final = """
    name: Example Workshop 2030
    phase: program
    date: 2030-12-02
    url: https://example.org/ew/
    """
PAPERS: Final = """
    - id: "1"
      title: "Robots & $x^2$"
      authors:
        - Ada Example
        - name: Bob Example
          affiliation: Institute of Examples
      abstract: |
        The *first* paragraph, where $a < b$.

        The second.
      decision: poster
      keywords: [robots, squares]
      links:
        openreview: https://openreview.net/forum?id=one
        pdf: files/one.pdf
        video: TBD
        more:
          - label: Data
            url: https://example.org/data
    - id: second
      title: Second things
      authors:
        - Ada Example
      tldr: It is second.
      decision: oral
    - id: third
      title: Third things
      authors:
        - 李明
      decision: poster
      award: Best paper
    """
FILES: Final = {
    "data/workshop.yml": WORKSHOP,
    "data/papers.yml": PAPERS,
    "data/program.yml": """
        - date: 2030-12-02
          sessions:
            - title: Talks
              id: talks
              start: 09:00
              end: 10:00
              papers: [second]
            - title: Posters
              kind: poster
              start: 10:00
              end: 11:00
        """,
    "data/files/one.pdf": "%PDF-1.4 an example\n",
    "index.md": "# Home\n\n{paper}`second`, {paper}`this one <1>`.\n\n"
    "```{toctree}\nprose\nprogram\npapers\n```\n",
    "prose.md": "# Prose\n\nNo paper here.\n",
    "program.md": "# Program\n\n```{program}\n```\n",
    "papers.md": "# Papers\n\n```{papers}\n```\n",
}
OLD: Final = 1_000_000_000
"""A time long ago: files that still have it were not written."""


@pytest.fixture
def papers(site: Site) -> Site:
    """A site with three papers."""
    return site.write(FILES)


def whole(build: Build, name: str) -> BeautifulSoup:
    return BeautifulSoup(build.text(name), "html.parser")


def words(tag: Tag | None) -> str:
    assert tag is not None
    return " ".join(tag.get_text().split())


def beside(folder: Path) -> list[Path]:
    """Return the files of papers that are no documents."""
    return [*folder.glob("papers/*"), *folder.glob("paper-*"), *folder.glob("papers-page-*")]


def age(folder: Path) -> None:
    """Make the files of papers old."""
    for path in beside(folder):
        os.utime(path, (OLD, OLD))


def written(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in beside(folder) if path.stat().st_mtime != OLD}


def many(number: int) -> str:
    return "".join(
        f'- id: "{n}"\n  title: Paper number {n}\n  authors:\n    - Author {"ABCDEFGHIJ"[n % 10]}name{n}\n'
        for n in range(1, number + 1)
    )


def test_a_list_is_in_groups_by_decision_with_awards_first(papers: Site) -> None:
    build = papers.build(strict=True)
    html = build.html("papers.html")
    assert [words(title) for title in html.select(".workshop-papers-title")] == [
        "Oral presentations (1)",
        "Posters (2)",
    ]
    assert [item["id"] for item in html.select("li.workshop-paper")] == [
        "paper-second",
        "paper-third",
        "paper-1",
    ]
    assert words(html.select_one("#paper-third .workshop-award")) == "Best paper"
    first = html.select_one("#paper-1")
    assert first is not None
    assert words(first.select_one(".workshop-paper-authors")) == "Ada Example, Bob Example"
    assert [words(summary) for summary in first.select("details > summary")] == ["Abstract", "BibTeX"]
    assert [p.get_text() for p in first.select(".workshop-abstract > p")][1] == "The second."
    links = {words(link): link["href"] for link in first.select(".workshop-paper-links a")}
    assert links == {
        "OpenReview": "https://openreview.net/forum?id=one",
        "PDF": "papers/1.pdf",
        "Data": "https://example.org/data",
    }
    assert "Video to be announced" in words(first)
    assert build.text("papers/1.pdf") == FILES["data/files/one.pdf"]


def test_a_list_shows_the_decisions_that_it_asks_for(papers: Site) -> None:
    papers.write({"papers.md": "# Papers\n\n```{papers}\n:decision: Poster\n:group-by: none\n```\n"})
    html = papers.build(strict=True).html("papers.html")
    assert not html.select(".workshop-papers-title")
    assert [item["id"] for item in html.select("li.workshop-paper")] == ["paper-third", "paper-1"]
    papers.write({"papers.md": "# Papers\n\n```{papers}\n:decision: postr\n```\n"})
    (warning,) = papers.build().warnings
    assert "no paper has the decision `postr`; did you mean `poster`?" in warning


def test_a_list_by_keyword_shows_a_paper_under_each_of_its_keywords(papers: Site) -> None:
    papers.write({"papers.md": "# Papers\n\n```{papers}\n:group-by: keyword\n```\n"})
    html = papers.build(strict=True).html("papers.html")
    titles = [words(title) for title in html.select(".workshop-papers-title")]
    assert titles == ["robots (1)", "squares (1)", "Without keywords (2)"]
    ids = [item["id"] for item in html.select("[id]")]
    assert len(ids) == len(set(ids))


def test_formulas_and_signs_of_a_title_are_shown_as_they_are_meant(papers: Site) -> None:
    build = papers.build(strict=True)
    title = build.html("papers.html").select_one("#paper-1 .workshop-paper-title")
    assert title is not None
    assert title.select_one("math msup") is not None
    assert words(title).startswith("Robots &")
    page = whole(build, "papers/1.html")
    assert page.title is not None
    assert "Robots & x^2" in page.title.get_text()


def test_a_page_of_a_paper_has_what_search_engines_for_papers_read(papers: Site) -> None:
    build = papers.build(strict=True, html_baseurl="https://example.org/ew/")
    page = whole(build, "papers/1.html")
    tags = [(tag["name"], tag["content"]) for tag in page.select('meta[name^="citation_"]')]
    assert tags == [
        ("citation_title", "Robots & x^2"),
        ("citation_author", "Ada Example"),
        ("citation_author", "Bob Example"),
        ("citation_author_institution", "Institute of Examples"),
        ("citation_publication_date", "2030/12/02"),
        ("citation_conference_title", "Example Workshop 2030"),
        ("citation_keywords", "robots"),
        ("citation_keywords", "squares"),
        ("citation_abstract_html_url", "https://example.org/ew/papers/1.html"),
        ("citation_pdf_url", "https://example.org/ew/papers/1.pdf"),
    ]
    canonical = page.select_one('link[rel="canonical"]')
    assert canonical is not None
    assert canonical["href"] == "https://example.org/ew/papers/1.html"
    script = page.select_one('script[type="application/ld+json"]')
    assert script is not None
    article = json.loads(script.get_text())
    assert article["@type"] == "ScholarlyArticle"
    assert article["headline"] == "Robots & x^2"
    assert [author["name"] for author in article["author"]] == ["Ada Example", "Bob Example"]
    assert article["datePublished"] == "2030-12-02"
    assert article["url"] == "https://example.org/ew/papers/1.html"


def test_the_page_of_a_paper_says_the_zone_of_that_time_and_the_room(papers: Site) -> None:
    papers.replace("data/workshop.yml", "date: 2030-12-02", "date: 2030-10-27\ntimezone: Europe/Berlin")
    papers.replace("data/program.yml", "2030-12-02", "2030-10-27")
    papers.replace("data/program.yml", "start: 09:00", "room: Hall & A\n      start: 00:30")
    build = papers.build()
    assert build.warnings == []
    session = whole(build, "papers/second.html").select_one(".workshop-paper-session")
    assert words(session) == "Sunday, 27 October 2030, 00:30–10:00 (Berlin, UTC+2): Talks, Hall & A"
    times = [time["datetime"] for time in session.select("time[data-offset]")] if session else []
    assert times == ["2030-10-26T22:30:00Z", "2030-10-27T09:00:00Z"]


def test_a_paper_and_its_session_lead_to_each_other(papers: Site) -> None:
    build = papers.build(strict=True)
    page = whole(build, "papers/second.html")
    session = page.select_one(".workshop-paper-session")
    assert words(session) == "Monday, 2 December 2030, 09:00–10:00 (UTC): Talks"
    link = page.select_one(".workshop-paper-session a")
    assert link is not None
    assert link["href"] == "../program.html#session-talks"
    in_program = build.html("program.html").select_one("#session-talks a[href^='papers/']")
    assert in_program is not None
    assert (in_program["href"], words(in_program)) == ("papers/second.html", "Second things")


def test_pages_of_papers_are_below_the_list_for_the_theme(papers: Site) -> None:
    built = papers.build()
    for page, way in {"papers/1": "../papers.html", "paper-authors": "papers.html"}.items():
        above = [link["href"] for link in whole(built, f"{page}.html").select(".related a")]
        assert way in above, page


def test_authors_are_listed_with_their_papers(papers: Site) -> None:
    build = papers.build(strict=True)
    html = whole(build, "paper-authors.html")
    names = [words(name) for name in html.select(".workshop-author-list > li > .workshop-name")]
    assert names == ["Ada Example", "Bob Example", "李明"]
    ada = html.select_one("#author-ada-example")
    assert ada is not None
    assert [link["href"] for link in ada.select("a")] == ["papers/1.html", "papers/second.html"]
    author = whole(build, "papers/third.html").select_one(".workshop-paper-people a")
    assert author is not None
    assert author["href"] == "../paper-authors.html#author-李明"


def test_an_author_who_is_shown_as_a_person_is_linked_there(papers: Site) -> None:
    papers.write(
        {
            "data/organizers.yml": "- name: Ada Example\n",
            "prose.md": "# Prose\n\n```{organizers}\n```\n",
        }
    )
    link = whole(papers.build(strict=True), "papers/second.html").select_one(".workshop-paper-people a")
    assert link is not None
    assert link["href"] == "../prose.html#person-ada-example"


@pytest.mark.parametrize("phase", ["proposal", "call", "review"])
@pytest.mark.parametrize("builder", ["html", "text", "epub"])
def test_before_the_program_nothing_of_a_paper_is_published(papers: Site, phase: str, builder: str) -> None:
    papers.build()
    papers.replace("data/workshop.yml", "phase: program", f"phase: {phase}")
    build = papers.build(
        builder, html_copy_source=False, doctrees="others" if builder == "epub" else "doctrees"
    )
    files = [path for path in build.out.rglob("*") if path.is_file()]
    assert files
    for path in files:
        content = path.read_bytes()
        assert b"Second things" not in content, path
        assert b"Bob Example" not in content, path
    assert not (papers.folder / "html/papers").exists() or builder != "html"
    if builder == "html":
        assert "The accepted papers are to be announced." in words(build.html("papers.html"))


def test_papers_to_be_announced_say_so(papers: Site) -> None:
    papers.write(
        {"data/papers.yml": "TBD\n", "data/program.yml": "TBD\n", "index.md": "# Home\n\n{paper}`1`\n"}
    )
    build = papers.build()
    assert "The accepted papers are to be announced." in words(build.html("papers.html"))
    assert "To be announced" in words(build.html())
    assert not (build.out / "papers").exists()


def test_a_role_links_to_the_page_of_a_paper_or_to_where_it_is_listed(papers: Site) -> None:
    html = papers.build(strict=True).html()
    links = {words(link): link["href"] for link in html.select("p a[href^='papers/']")}
    assert links == {"Second things": "papers/second.html", "this one": "papers/1.html"}
    papers.write({"conf.py": (papers.source / "conf.py").read_text() + "\nworkshop_paper_pages = False\n"})
    build = papers.build(strict=True)
    assert 'href="papers.html#paper-second"' in str(build.html())
    assert not (build.out / "papers/second.html").exists()
    assert (build.out / "papers/1.pdf").exists()


def test_an_unknown_paper_is_named_with_the_nearest(papers: Site) -> None:
    papers.write({"prose.md": "# Prose\n\n{paper}`secnd`\n"})
    (warning,) = papers.build().warnings
    assert "no paper has the id `secnd`; did you mean `second`?" in warning


def test_papers_are_in_the_inventory_and_targets_of_any(papers: Site) -> None:
    papers.write({"prose.md": "# Prose\n\n{any}`second`\n"})
    build = papers.build(strict=True)
    with (build.out / "objects.inv").open("rb") as file:
        inventory = InventoryFile.load(file, "", lambda base, uri: base + uri)
    found = inventory["workshop:paper"]["second"]
    assert (found.uri, found.display_name) == ("papers/second.html", "Second things")
    assert 'href="papers/second.html"' in str(build.html("prose.html"))
    assert "Second things" not in build.text("searchindex.js")


def test_pages_of_folders_lead_where_pages_of_files_do(papers: Site) -> None:
    build = papers.build("dirhtml", strict=True, html_baseurl="https://example.org/ew/")
    page = whole(build, "papers/second/index.html")
    canonical = page.select_one('link[rel="canonical"]')
    assert canonical is not None
    assert canonical["href"] == "https://example.org/ew/papers/second/"
    link = page.select_one(".workshop-paper-session a")
    assert link is not None
    assert link["href"] == "../../program/#session-talks"
    assert build.html("papers/index.html").select_one('a[href="../papers/second/"]') is not None


@pytest.mark.parametrize("builder", ["singlehtml", "latex", "man", "texinfo", "gettext", "xml"])
def test_every_builder_writes_the_papers(papers: Site, builder: str) -> None:
    pages = {
        "latex_documents": [("index", "x.tex", "X", "Y", "howto")],
        "man_pages": [("index", "x", "X", [], 7)],
    }
    build = papers.build(
        builder, strict=True, **pages, texinfo_documents=[("index", "x", "X", "Y", "x", "", "")]
    )
    assert build.warnings == []
    written = "".join(path.read_text("utf-8", "ignore") for path in build.out.rglob("*") if path.is_file())
    assert ("Second things" in written) is (builder != "gettext")


def test_the_text_of_a_paper_is_whole(papers: Site) -> None:
    text = papers.build("text", strict=True).words("papers.txt")
    assert "Second things** Ada Example It is second." in text
    assert "Third things** · Best paper" in text
    assert "The *first* paragraph, where a < b. The second." in text


def test_a_change_of_a_paper_writes_its_page_and_the_lists_alone(papers: Site) -> None:
    build = papers.build(strict=True)
    age(build.out)
    papers.replace("data/papers.yml", "It is second.", "It is new.")
    build = papers.build(strict=True)
    assert written(build.out) == {"papers/second.html"}
    assert build.read == ["papers"]
    assert "It is new." in build.text("papers/second.html")


def test_a_paper_leads_to_its_neighbours_in_the_list_and_back_to_its_place_there(papers: Site) -> None:
    build = papers.build(strict=True)
    assert [item["id"] for item in build.html("papers.html").select("li.workshop-paper")] == [
        "paper-second",
        "paper-third",
        "paper-1",
    ]
    nav = whole(build, "papers/third.html").select_one("nav.workshop-paper-more")
    assert nav is not None
    links = [(" ".join(link.get("rel") or []), link["href"], words(link)) for link in nav.select("a")]
    assert links == [
        ("prev", "../papers/second.html", "Previous paper Second things"),
        ("next", "../papers/1.html", "Next paper Robots & x 2"),
        ("", "../papers.html#paper-third", "All papers"),
    ]
    assert not whole(build, "papers/second.html").select("[rel=prev]")
    assert not whole(build, "papers/1.html").select("[rel=next]")


def test_a_changed_title_changes_the_pages_of_the_neighbours(papers: Site) -> None:
    build = papers.build(strict=True)
    age(build.out)
    papers.replace("data/papers.yml", "Second things", "Other things")
    build = papers.build(strict=True)
    assert written(build.out) == {"papers/second.html", "papers/third.html", "paper-authors.html"}
    assert "Other things" in words(whole(build, "papers/third.html").select_one("[rel=prev]"))


def test_a_paper_that_no_page_lists_has_no_neighbours(papers: Site) -> None:
    papers.write({"papers.md": "# Papers\n\n```{papers}\n:decision: poster\n```\n"})
    build = papers.build()
    assert not whole(build, "papers/second.html").select(".workshop-paper-more")
    assert "Second things" not in words(whole(build, "papers/third.html").select_one(".workshop-paper-more"))


def test_keywords_lead_to_the_list_filtered_by_them(papers: Site) -> None:
    papers.replace("data/papers.yml", "[robots, squares]", "[C# & robots, squares, '?!']")
    build = papers.build(strict=True)
    keywords = whole(build, "papers/1.html").select_one(".workshop-paper-keywords")
    assert words(keywords) == "Keywords: C# & robots squares ?!"
    assert keywords is not None
    assert [link["href"] for link in keywords.select("a")] == [
        "../papers.html?keyword=C%23+%26+robots",
        "../papers.html?keyword=squares",
    ]


def test_authors_lead_to_their_orcid_and_as_people_of_the_workshop_to_their_home_page(papers: Site) -> None:
    papers.write(
        {
            "data/organizers.yml": "- name: Ada Example\n  url: https://example.org/ada\n",
            "prose.md": "# Prose\n\n```{organizers}\n```\n",
        }
    )
    papers.replace(
        "data/papers.yml",
        "affiliation: Institute of Examples",
        "affiliation: Institute of Examples\n      orcid: 0000-0002-1825-0097",
    )
    page = whole(papers.build(strict=True), "papers/1.html")
    links = {str(link["aria-label"]): link["href"] for link in page.select("a.workshop-account")}
    assert links == {
        "Home page: Ada Example": "https://example.org/ada",
        "ORCID: Bob Example": "https://orcid.org/0000-0002-1825-0097",
    }


def test_very_many_authors_are_folded_in_the_list_and_all_there(papers: Site) -> None:
    names = "".join(f"    - Author Number{number}\n" for number in range(20))
    papers.write(
        {"data/papers.yml": f'- id: "1"\n  title: One\n  authors:\n{names}', "data/program.yml": "TBD\n"}
    )
    papers.write(
        {"index.md": "# Home\n\n```{toctree}\npapers\n```\n", "prose.md": "---\norphan: true\n---\n"}
    )
    build = papers.build()
    authors = build.html("papers.html").select_one(".workshop-paper-authors")
    assert authors is not None
    assert words(authors.select_one("summary")) == "and 12 more"
    assert all(f"Number{number}" in words(authors) for number in range(20))
    assert "Number8" in words(authors.select_one("details"))
    assert "Number7 and 12 more" in build.text("papers/_index/d0.js")
    assert len(whole(build, "papers/1.html").select(".workshop-paper-people > li")) == 20


def choices(page: Tag) -> dict[str, list[str]]:
    """Return what each filter of a list offers."""
    return {
        str(select["name"]): [words(option) for option in select.select("option")]
        for select in page.select(".workshop-papers-filters select")
    }


def test_a_list_offers_what_tells_its_papers_apart(papers: Site) -> None:
    papers.replace("data/papers.yml", "[robots, squares]", "[Robots, squares]")
    papers.replace("data/papers.yml", "tldr: It is second.", "keywords: [robots]\n  track: Full papers")
    page = papers.build(strict=True).html("papers.html")
    assert choices(page) == {
        "decision": ["All decisions", "Oral (1)", "Poster (2)"],
        "track": ["All tracks", "Full papers (1)"],
        "keyword": ["All keywords", "Robots (2)", "squares (1)"],
    }
    search = page.select_one(".workshop-papers-search")
    assert search is not None
    assert search.has_attr("hidden")  # without its script it would do nothing
    papers.write({"papers.md": "# Papers\n\n```{papers}\n:decision: oral\n```\n"})
    assert choices(papers.build(strict=True).html("papers.html")) == {}


def test_of_many_keywords_a_list_offers_the_most_frequent(papers: Site) -> None:
    paper = '- id: "{0}"\n  title: T\n  authors: [A B]\n  keywords: [one {0}, {1}]\n'
    text = "".join(paper.format(n, "often" if n % 2 else "rarely") for n in range(1, 30))
    papers.write({"data/papers.yml": text, "data/program.yml": "TBD\n", "index.md": "# Home\n"})
    offered = choices(papers.build().html("papers.html"))["keyword"]
    assert len(offered) == 21
    assert offered[:4] == ["All keywords", "often (15)", "rarely (14)", "one 1 (1)"]


def test_a_change_of_another_page_writes_no_page_of_a_paper(papers: Site) -> None:
    build = papers.build(strict=True)
    age(build.out)
    papers.write({"prose.md": "# Prose\n\nSomething else.\n"})
    assert written(papers.build(strict=True).out) == set()


def test_no_change_writes_nothing_and_what_was_lost_is_written_again(papers: Site) -> None:
    build = papers.build(strict=True)
    age(build.out)
    build = papers.build(strict=True)
    assert written(build.out) == set()
    (build.out / "papers/second.html").unlink()
    assert written(papers.build(strict=True).out) == {"papers/second.html"}


def test_the_page_of_a_paper_asks_for_the_same_scripts_and_styles_as_documents(papers: Site) -> None:
    build = papers.build(strict=True)
    listed, timed, paper = (
        {str(one.get("src") or one.get("href")) for one in whole(build, name).select("script[src], link")}
        for name in ("papers.html", "program.html", "papers/second.html")
    )
    assets = {address[3:] for address in paper if address.startswith("../_static/")}
    assert assets <= listed | timed
    assert any(address.startswith("_static/workshop.css?v=") for address in assets)  # it tells versions apart


def test_another_version_of_a_file_is_copied_where_no_fact_has_changed(papers: Site) -> None:
    papers.build(strict=True)
    papers.write({"data/files/one.pdf": "%PDF-1.4 another example\n"})
    assert papers.build(strict=True).text("papers/1.pdf") == "%PDF-1.4 another example\n"


def test_links_to_authors_follow_when_their_index_is_split(papers: Site) -> None:
    papers.write({"data/papers.yml": many(599), "data/program.yml": "TBD\n", "index.md": "# Home\n"})
    before = papers.build().text("papers/1.html")
    papers.write({"data/papers.yml": many(600)})
    build = papers.build()
    assert 'href="../paper-authors.html#author-' in before
    assert 'href="../paper-authors-b.html#author-' in build.text("papers/1.html")


def test_authors_lead_to_no_page_that_is_no_longer_there(papers: Site) -> None:
    assert 'href="papers/second.html"' in papers.build().text("paper-authors.html")
    assert 'href="papers/second.html"' not in papers.build(workshop_paper_pages=False).text(
        "paper-authors.html"
    )


def test_what_all_pages_show_is_written_into_all(papers: Site) -> None:
    build = papers.build(strict=True)
    age(build.out)
    papers.write({"prose.md": "# Prose and more\n"})
    build = papers.build(strict=True, html_title="Another title")
    assert {"papers/1.html", "papers/second.html", "papers/third.html"} <= written(build.out)
    assert "Another title" in build.text("papers/1.html")


def test_the_page_of_a_paper_that_is_gone_is_removed(papers: Site) -> None:
    build = papers.build(strict=True)
    papers.replace("data/papers.yml", "pdf: files/one.pdf", "pdf: https://example.org/one.pdf")
    papers.write(
        {
            "data/program.yml": "TBD\n",
            "data/papers.yml": (papers.source / "data/papers.yml")
            .read_text()
            .replace("- id: second", "- id: other"),
            "index.md": "# Home\n\n```{toctree}\nprose\nprogram\npapers\n```\n",
        }
    )
    build = papers.build(strict=True)
    assert {path.name for path in (build.out / "papers").iterdir() if path.is_file()} == {
        "1.html",
        "other.html",
        "third.html",
    }


def test_a_page_written_by_hand_comes_first(papers: Site) -> None:
    papers.write({"papers/second.md": "---\norphan: true\n---\n\n# By hand\n"})
    build = papers.build(strict=True)
    assert "By hand" in build.text("papers/second.html")
    assert "Third things" in build.text("papers/third.html")


def test_a_link_in_a_title_does_not_stand_inside_another(papers: Site) -> None:
    papers.replace("data/papers.yml", "Second things", '"[Second](https://example.org/2) things"')
    build = papers.build(strict=True)
    for name in ("index.html", "papers.html", "program.html", "paper-authors.html"):
        page = whole(build, name)
        links = [link for link in page.select("a") if words(link) == "Second things"]
        assert links, name
        assert not page.select("a a")
        assert "href" not in "".join(links[0].decode_contents())


def test_no_text_of_a_paper_can_end_the_element_that_it_is_in(papers: Site) -> None:
    bad = '"\\\\</script>\\\\<script>alert(1)\\\\</script> \\" onload=x"'
    papers.replace("data/papers.yml", "Third things", bad)
    papers.replace("data/papers.yml", "Best paper", bad)
    papers.replace("data/papers.yml", "李明", "'\"><img src=x onerror=alert(1)>'")
    build = papers.build()
    for name in ("papers/third.html", "papers.html", "paper-authors.html"):
        page = whole(build, name)
        assert "alert(1)" not in "".join(script.get_text() for script in page.select("script:not([type])"))
        assert not page.select("img[onerror], [onload]")
    for script in whole(build, "papers/third.html").select('script[type="application/ld+json"]'):
        assert json.loads(script.get_text())


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory, new_site: type[Site]) -> Build:
    """A site with more papers than one page of a list shows, and many authors."""
    site = new_site(tmp_path_factory.mktemp("large"))
    site.write(FILES)
    site.write(
        {
            "data/papers.yml": many(620),
            "data/program.yml": "TBD\n",
            "index.md": "# Home\n\n{paper}`600`\n\n```{toctree}\nprose\nprogram\npapers\n```\n",
        }
    )
    return site.build(strict=True)


def test_a_long_list_goes_on_on_other_pages(large: Build) -> None:
    pages = [large.html(name) for name in ("papers.html", "papers-page-2.html", "papers-page-3.html")]
    shown = [[str(item["id"]) for item in page.select("li.workshop-paper")] for page in pages]
    assert [len(ids) for ids in shown] == [250, 250, 120]
    assert list(chain(*shown)) == [f"paper-{n}" for n in range(1, 621)]
    assert not pages[0].select("details")
    for page in pages:
        links = page.select(".workshop-papers-pages a")
        assert [link["href"] for link in links] == ["papers.html", "papers-page-2.html", "papers-page-3.html"]
        assert len(page.select(".workshop-papers-pages [aria-current=page]")) == 1
    assert not (large.out / "papers-page-4.html").exists()


def test_a_list_in_a_folder_goes_on_in_that_folder(papers: Site) -> None:
    papers.write({"data/papers.yml": many(101), "data/program.yml": "TBD\n", "index.md": "# Home\n"})
    papers.write({"more/list.md": "---\norphan: true\n---\n\n# List\n\n```{papers}\n```\n"})
    build = papers.build(workshop_paper_pages=False)
    page = whole(build, "more/list-page-2.html")
    style = page.select_one("link[href*='workshop.css']")
    assert style is not None
    assert str(style["href"]).startswith("../_static/")
    link = page.select_one(".workshop-papers-pages a")
    assert link is not None
    assert link["href"] == "../more/list.html"
    assert page.select_one("#paper-101 .workshop-bibtex") is not None


@pytest.mark.parametrize(("number", "letters"), [(59, []), (60, list("ABCDEFGHIJ"))])
def test_sixty_authors_are_found_by_letter_on_one_page(papers: Site, number: int, letters: list[str]) -> None:
    papers.write({"data/papers.yml": many(number), "data/program.yml": "TBD\n", "index.md": "# Home\n"})
    page = whole(papers.build(), "paper-authors.html")
    assert [words(heading) for heading in page.select(".workshop-authors > h2")] == letters
    links = [str(link["href"]) for link in page.select(".workshop-letters a")]
    assert links == [f"#paper-authors-{letter.lower()}" for letter in letters]
    assert all(page.select_one(link) for link in links)
    assert len(page.select(".workshop-author-list > li")) == number


def test_many_authors_have_a_page_for_each_letter(large: Build) -> None:
    letters = [link["href"] for link in large.html("paper-authors.html").select(".workshop-letters a")]
    assert letters == [f"paper-authors-{letter}.html" for letter in "abcdefghij"]
    html = large.html("paper-authors-b.html")
    assert words(html.select_one("h1")) == "Authors: B"
    assert len(html.select(".workshop-author-list > li")) == 62
    link = whole(large, "papers/1.html").select_one(".workshop-paper-people a")
    assert link is not None
    assert link["href"] == "../paper-authors-b.html#author-author-bname1"


def test_every_link_of_a_large_site_leads_somewhere(large: Build) -> None:
    names = {str(path.relative_to(large.out)) for path in large.out.rglob("*.html")}
    anchors = {
        name: set(re.findall(r'\sid="([^"]+)"', large.text(name))) for name in names if "paper" in name
    }
    for name in sorted(anchors)[::17]:
        for link in whole(large, name).select("article a[href], .body a[href]"):
            href = str(link["href"])
            if ":" in href:
                continue
            target, _hash, anchor = href.partition("#")
            path = (
                str((Path("/") / Path(name).parent / target).resolve().relative_to("/")) if target else name
            )
            assert path in names, f"{href} in {name}"
            assert not anchor or anchor in anchors.get(path, {anchor}), f"{href} in {name}"


def test_papers_are_the_same_however_many_processes_write_them(
    papers: Site, new_site: type[Site], tmp_path: Path
) -> None:
    papers.write({"data/papers.yml": many(1200), "data/program.yml": "TBD\n", "index.md": "# Home\n"})
    build = papers.build(parallel=2)
    other = new_site(tmp_path / "other")
    for path in papers.source.rglob("*"):
        if path.is_file():
            other.write({str(path.relative_to(papers.source)): path.read_text()})
    alone = other.build()
    for path in (build.out / "papers").rglob("*.html"):
        assert path.read_bytes() == (alone.out / path.relative_to(build.out)).read_bytes()


@pytest.mark.parametrize("builder", ["html", "text"])
def test_no_change_writes_no_page_that_names_papers(papers: Site, builder: str) -> None:
    papers.build(builder, strict=True)
    again = papers.build(builder, strict=True)
    assert (again.read, again.written) == ([], [])


def test_papers_that_are_kept_off_pages_leave_no_search_index_of_a_stopped_build(papers: Site) -> None:
    build = papers.build(strict=True)
    (path,) = (papers.folder / "doctrees").glob("workshop-papers-html-*.json")
    kept = json.loads(path.read_text())
    names = [name for name in kept["files"] if "/_index/" not in name]  # a stopped build knows no more
    path.write_text(json.dumps({**kept, "key": "", "files": dict.fromkeys(names, "")}))
    papers.replace("data/workshop.yml", "phase: program", "phase: review")
    papers.write({"index.md": "# Home\n\n```{toctree}\nprose\nprogram\npapers\n```\n"})
    papers.build()
    assert not (build.out / "papers").exists()
