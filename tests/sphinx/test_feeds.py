"""What a site offers beside its pages to programs that cite it or follow it is there, and pages say where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import feedparser
import pytest
from bs4 import BeautifulSoup
from pybtex.database import parse_file

if TYPE_CHECKING:
    from tests.sphinx.conftest import Build, Site

NEWS = {
    "index.md": "# Home\n\n```{toctree}\nbelow/news\n```\n",
    "below/news.md": "# News\n\n```{news}\n```\n",
    "data/news.yml": "- {date: 2030-07-01, text: The site is up.}\n",
    "data/workshop.yml": "name: Example & Co\nphase: proposal\nurl: https://example.org/2030/\n",
}
PAPERS = {
    "below/papers.md": "# Papers\n\n```{papers}\n```\n",
    "index.md": "# Home\n\n```{toctree}\nbelow/papers\n```\n",
    "data/workshop.yml": "name: Example Workshop\nphase: program\ndate: 2030-12-02\n",
    "data/papers.yml": """
        - {id: a, title: One, authors: [Ada Example]}
        - {id: b, title: Two, authors: [李明]}
        """,
}


def feeds(build: Build, page: str) -> list[tuple[str, str]]:
    """Return the addresses and the titles of the feeds that a page names in its head."""
    found = BeautifulSoup(build.text(page), "html.parser").select('link[type="application/atom+xml"]')
    return [(str(link["href"]), str(link["title"])) for link in found]


@pytest.mark.parametrize(
    ("builder", "page", "root"),
    [
        ("html", "below/news.html", "../"),
        ("dirhtml", "below/news/index.html", "../../"),
        ("singlehtml", "index.html", ""),
    ],
)
def test_each_page_says_where_the_feed_is(site: Site, builder: str, page: str, root: str) -> None:
    build = site.write(NEWS).build(builder, strict=True)
    assert feeds(build, page) == [(f"{root}feed.xml", "Example & Co")]
    assert feeds(build, "index.html") == [("feed.xml", "Example & Co")]
    read = feedparser.parse((build.out / "feed.xml").read_bytes())
    assert (read.bozo, read.feed.language, len(read.entries)) == (False, "en", 1)
    assert read.feed.links[0].href.startswith("https://example.org/2030/")


def test_a_feed_leads_to_the_page_with_all_news(site: Site) -> None:
    read = feedparser.parse((site.write(NEWS).build(strict=True).out / "feed.xml").read_bytes())
    assert read.entries[0].link == "https://example.org/2030/below/news.html#news-all"


def test_no_news_no_feed_and_the_first_news_is_on_every_page(site: Site) -> None:
    site.write(NEWS).write({"data/news.yml": "TBD\n"})
    first = site.build(strict=True)
    assert feeds(first, "index.html") == []
    assert not (first.out / "feed.xml").exists()
    second = site.write({"data/news.yml": NEWS["data/news.yml"]}).build(strict=True)
    assert len(feeds(second, "index.html")) == len(feeds(second, "genindex.html")) == 1
    assert (second.out / "feed.xml").is_file()


def test_a_book_names_no_feed(site: Site) -> None:
    build = site.write(NEWS).build("epub", strict=True)
    assert "atom+xml" not in build.text("index.xhtml")
    assert not (build.out / "feed.xml").exists()


def test_a_page_without_a_source_keeps_its_description(site: Site) -> None:
    site.write(NEWS).replace("conf.py", '"basic"', '"workshop"')
    page = BeautifulSoup(site.build().text("genindex.html"), "html.parser")
    assert page.select_one('meta[name="description"]') is not None


@pytest.mark.parametrize(
    ("builder", "page"), [("html", "below/papers.html"), ("dirhtml", "below/papers/index.html")]
)
def test_a_list_of_papers_offers_all_of_them_as_bibtex(site: Site, builder: str, page: str) -> None:
    build = site.write(PAPERS).build(builder, strict=True)
    (link,) = build.html(page).select(".workshop-papers-bibtex")
    file = (build.out / page).parent / str(link["href"])
    assert link.get_text() == "All papers as BibTeX"
    assert list(parse_file(file).entries) == ["proceedings-example-workshop", "example2030-a", "paper2030-b"]


def test_papers_that_are_not_public_are_in_no_file(site: Site) -> None:
    site.write(PAPERS).replace("data/workshop.yml", "program", "review")
    build = site.build(strict=True)
    assert not (build.out / "papers.bib").exists()
    assert build.html("below/papers.html").select(".workshop-papers-bibtex") == []


def test_a_site_says_how_to_cite_it(site: Site) -> None:
    text = site.write(NEWS).build(strict=True).text("CITATION.cff")
    assert text.startswith("cff-version: 1.2.0\n")
    assert "url: https://example.org/2030/\n" in text
