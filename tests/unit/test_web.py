"""What a site says to browsers, search engines and hosts, from facts and names of pages alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from bs4 import BeautifulSoup
from lxml import etree

from sphinx_workshop.export.addresses import Addresses
from sphinx_workshop.web.head import About, Picture, cards, described, territory_of
from sphinx_workshop.web.hosting import hosting
from sphinx_workshop.web.llms import llms
from sphinx_workshop.web.not_found import from_any_depth
from sphinx_workshop.web.redirects import redirects
from sphinx_workshop.web.site import Page, Redirect, Site
from sphinx_workshop.web.sitemap import robots, sitemap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SCHEMA: Final = Path(__file__).parents[1] / "schemas/sitemap.xsd"
BASE: Final = "https://example.org/w/"
ABOUT: Final = About("Dates & “more”", "What <is> due", "EWE", "en", is_home=False, url=f"{BASE}dates.html")
PICTURE: Final = Picture(f"{BASE}_cards/one.png", 1200, 630, "Dates")


def site(**facts: Any) -> Site:  # noqa: ANN401 (any field)
    pages = (Page("index", "", "Home"), Page("dates", "dates.html", "Dates"))
    default: dict[str, Any] = {
        "workshop": None,
        "addresses": Addresses(BASE),
        "pages": pages,
        "language": "en",
    }
    return Site(**default | facts)


def files(make: Callable[[Site], Iterator[tuple[str, bytes]]], **facts: Any) -> dict[str, str]:  # noqa: ANN401
    return {name: content.decode() for name, content in make(site(**facts))}


def tags(html: str) -> dict[str, str]:
    found = BeautifulSoup(html, "html.parser").select("meta")
    return {str(tag.get("property") or tag.get("name")): str(tag["content"]) for tag in found}


def test_a_card_has_what_open_graph_asks_for() -> None:
    said = tags(cards(ABOUT._replace(picture=PICTURE)))
    assert said == {
        "og:title": "Dates & “more”",
        "og:description": "What <is> due",
        "og:type": "article",
        "og:url": f"{BASE}dates.html",
        "og:site_name": "EWE",
        "og:locale": "en_US",
        "og:image": f"{BASE}_cards/one.png",
        "og:image:type": "image/png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "Dates",
        "twitter:card": "summary_large_image",
    }


def test_without_an_address_a_card_says_nothing_that_needs_one() -> None:
    said = tags(cards(ABOUT._replace(url="")))
    assert "og:url" not in said
    assert not [name for name in said if "image" in name]
    assert said["twitter:card"] == "summary"


def test_what_an_author_writes_comes_first() -> None:
    mine = '<meta content="https://example.org/mine.png" property="og:image" />'
    written = f'{mine}<meta name="og:title" content="x">'
    said = tags(cards(ABOUT._replace(picture=PICTURE), written))
    assert not [name for name in said if "image" in name]
    assert "og:title" not in said
    assert not described("ours", '<meta content="mine" name="description" />')
    assert tags(described('"ours"')) == {"description": '"ours"'}


@pytest.mark.parametrize(
    ("language", "territory"),
    [
        ("en", "en_US"),
        ("vi", "vi_VN"),
        ("pt_BR", "pt_BR"),
        ("zh_CN", "zh_CN"),
        ("ar", "ar_EG"),
        ("xx", "en_US"),
    ],
)
def test_a_language_has_a_territory(language: str, territory: str) -> None:
    assert territory_of(language) == territory


def test_a_sitemap_has_each_page_once_and_none_that_hides() -> None:
    pages = (
        Page("index", "", "Home"),
        Page("a", "index.html#document-a", "A"),
        Page("b", "b?c&d.html", "B"),
        Page("c", "c.html", "C", "", is_hidden=True),
    )
    (text,) = files(sitemap, pages=pages, made=("papers/1.html", "papers/1.html")).values()
    document = etree.fromstring(text.encode())
    etree.XMLSchema(file=SCHEMA).assertValid(document)
    found = [loc.text for loc in document.iter("{*}loc")]
    assert found == [BASE, f"{BASE}index.html", f"{BASE}b?c&d.html", f"{BASE}papers/1.html"]


def test_a_long_sitemap_is_split() -> None:
    made = tuple(f"papers/{number}.html" for number in range(100_001))
    found = files(sitemap, made=made)
    assert list(found) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]
    assert found["sitemap.xml"].count(f"<sitemap><loc>{BASE}sitemap-") == 3
    assert [text.count("<url>") for text in list(found.values())[1:]] == [50_000, 50_000, 3]


def test_without_an_address_there_is_no_sitemap() -> None:
    assert files(sitemap, addresses=Addresses()) == {}
    assert files(robots, addresses=Addresses()) == {"robots.txt": "User-agent: *\nAllow: /\n"}
    assert files(robots, files=("sitemap.xml",))["robots.txt"].endswith(f"\nSitemap: {BASE}sitemap.xml\n")


def test_a_moved_page_leads_on_without_a_script() -> None:
    moved = Redirect("old/page.html", "old/page.html", "../dates.html#due", "dates.html#due")
    found = files(redirects, redirects=(moved,))
    assert found["_redirects"] == "/w/old/page.html /w/dates.html#due 301\n"
    page = BeautifulSoup(found["old/page.html"], "html.parser")
    assert page.select_one("script") is None
    refresh, policy = page.select('meta[http-equiv="refresh"]'), page.select("meta[http-equiv]")[0]
    assert [tag["content"] for tag in refresh] == ["0; url=../dates.html#due"]
    assert policy["content"] == "default-src 'none'"
    assert [tag["href"] for tag in page.select('link[rel="canonical"]')] == [f"{BASE}dates.html"]
    assert [tag["href"] for tag in page.select("a")] == ["../dates.html#due"]


def test_a_page_may_have_moved_to_another_site() -> None:
    moved = Redirect("old.html", "old.html", "https://a.example/?b&c", "https://a.example/?b&c")
    found = files(redirects, redirects=(moved,), addresses=Addresses())
    assert found["_redirects"] == "/old.html https://a.example/?b&c 301\n"
    assert 'href="https://a.example/?b&amp;c"' in found["old.html"]
    assert files(redirects) == {}


def test_no_two_headers_of_one_file_have_the_same_name() -> None:
    text = files(hosting)["_headers"]
    rules = [rule.splitlines() for rule in text.strip().split("\n\n")]
    names = {path: [line.split(":")[0].strip() for line in lines] for path, *lines in rules}
    everywhere = names.pop("/w/*")
    assert {"X-Content-Type-Options", "Referrer-Policy", "Content-Security-Policy"} <= set(everywhere)
    for path, others in names.items():
        assert path.startswith("/w/_")
        assert not set(everywhere).intersection(others)
    assert files(hosting)[".nojekyll"] == ""


PAGE: Final = '<a href="b.html?x&amp;y#z">x</a><img src="../_images/a.png" srcset="a.webp 1x, b.webp 2x">'


@pytest.mark.parametrize(
    ("html", "page", "expected"),
    [
        ('<a href="b.html">', "/404.html", '<a href="/b.html">'),
        ('<a href="../b/">', "/w/404/", '<a href="/w/b/">'),
        ('<html data-content_root="./">', "/w/404.html", '<html data-content_root="/w/">'),
        ('<a href="#main">', "/w/404.html", '<a href="#main">'),
        ('<a href="https://a.example/b">', "/404.html", '<a href="https://a.example/b">'),
        ('<a href="mailto:a@b.example">', "/404.html", '<a href="mailto:a@b.example">'),
        ('<a href="/b">', "/w/404.html", '<a href="/b">'),
        ('<a data-href="b">', "/404.html", '<a data-href="b">'),
        (
            PAGE,
            "/w/404/",
            '<a href="/w/404/b.html?x&amp;y#z">x</a><img src="/w/_images/a.png" '
            'srcset="/w/404/a.webp 1x, /w/404/b.webp 2x">',
        ),
    ],
)
def test_addresses_do_not_depend_on_where_a_page_is_sent_from(html: str, page: str, expected: str) -> None:
    once = from_any_depth(html, page)
    assert once == expected
    assert from_any_depth(once, page) == expected


def test_without_facts_nothing_is_said_to_language_models() -> None:
    assert files(llms) == {}
