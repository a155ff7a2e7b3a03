"""The feed of news is what RFC 4287 says, and says what the data says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import feedparser
import pytest
from lxml import etree

from sphinx_workshop.export.addresses import NOWHERE, Addresses
from sphinx_workshop.export.atom import feed
from sphinx_workshop.export.html import html_of
from sphinx_workshop.export.refused import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx_workshop.model.workshop import Workshop

    LoadGood = Callable[[Mapping[str, str]], Workshop]

SCHEMA: Final = etree.RelaxNG(etree.parse(Path(__file__).parents[1] / "schemas/atom.rng"))
EVENT: Final = """\
name: Example & Co Workshop 2030
short_name: ECW
phase: call
tagline: Examples *of* \\<examples>
contact: chairs@example.org
"""
URL: Final = "url: https://Example.org/2030/\n"
NEWS: Final = """\
- date: 2030-07-01
  text: The site is up.
- date: 2030-08-15
  text: |
    The call for papers is *open*, see [its page](https://example.org/call?a=1&b=2).

    - 李明 and $x < 3$
    - `<b>`
  url: https://example.org/news/call
- date: 2030-08-15
  text: A second one.
  url: TBD
"""
SITE: Final = Addresses("https://preview.example.net/", {("news", "all"): "news.html"})


def valid(text: str) -> str:
    """Return a feed that the schema of RFC 4287 takes, and feed readers do."""
    document = etree.fromstring(text.encode())
    assert SCHEMA.validate(document), SCHEMA.error_log
    assert feedparser.parse(text.encode()).bozo is False
    return text


def test_the_schema_refuses_what_is_no_feed(load_good: LoadGood) -> None:
    document = etree.fromstring(feed(load_good({"workshop.yml": EVENT, "news.yml": NEWS})).encode())
    for name in ("id", "title", "updated"):
        broken = etree.fromstring(etree.tostring(document))
        (element,) = broken.findall(f"{{http://www.w3.org/2005/Atom}}{name}")
        broken.remove(element)
        assert not SCHEMA.validate(broken)


@pytest.mark.parametrize("url", ["", URL])
@pytest.mark.parametrize("addresses", [NOWHERE, SITE])
def test_a_feed_is_valid_with_and_without_addresses(
    load_good: LoadGood, url: str, addresses: Addresses
) -> None:
    workshop = load_good({"workshop.yml": EVENT + url, "news.yml": NEWS})
    assert "TBD" not in valid(feed(workshop, addresses))


def test_readers_see_the_newest_first_with_its_day_and_its_link(load_good: LoadGood) -> None:
    workshop = load_good({"workshop.yml": EVENT + URL, "news.yml": NEWS})
    read = feedparser.parse(valid(feed(workshop, SITE, language="pt-BR")))
    assert (read.feed.title, read.feed.subtitle, read.feed.language) == (
        "Example & Co Workshop 2030",
        "Examples of <examples>",
        "pt-BR",
    )
    assert (read.feed.author_detail.name, read.feed.author_detail.email) == ("ECW", "chairs@example.org")
    assert {link.rel: link.href for link in read.feed.links} == {
        "alternate": "https://preview.example.net/news.html",
        "self": "https://preview.example.net/feed.xml",
    }
    found = [(one.title, one.updated[:10], one.updated_parsed[:4], one.link) for one in read.entries]
    assert found == [
        (
            "The call for papers is open, see its page.",
            "2030-08-15",
            (2030, 8, 15, 12),
            "https://example.org/news/call",
        ),
        ("A second one.", "2030-08-15", (2030, 8, 15, 12), "https://preview.example.net/news.html"),
        ("The site is up.", "2030-07-01", (2030, 7, 1, 12), "https://preview.example.net/news.html"),
    ]


def test_ids_are_permanent_and_do_not_follow_the_address_of_a_preview(load_good: LoadGood) -> None:
    workshop = load_good({"workshop.yml": EVENT + URL, "news.yml": NEWS})
    for addresses in (NOWHERE, SITE):
        read = feedparser.parse(feed(workshop, addresses))
        assert [read.feed.id, *(one.id for one in read.entries)] == [
            "tag:example.org,2030-07-01:2030/news",
            "tag:example.org,2030-08-15:2030/news/1",
            "tag:example.org,2030-08-15:2030/news/2",
            "tag:example.org,2030-07-01:2030/news/1",
        ]


@pytest.mark.parametrize("url", ["", f"url: https://{'[::1]'}/\n"])
def test_without_an_address_ids_are_uuids_of_the_name(load_good: LoadGood, url: str) -> None:
    workshop = load_good({"workshop.yml": EVENT + url, "news.yml": NEWS})
    ids = [one.id for one in feedparser.parse(feed(workshop)).entries]
    assert len(set(ids)) == 3
    assert all(one.startswith("urn:uuid:") and one[23] == "5" for one in ids)
    assert ids == [one.id for one in feedparser.parse(feed(workshop)).entries]


def test_texts_are_html_with_their_links_and_without_any_other_markup(load_good: LoadGood) -> None:
    workshop = load_good({"workshop.yml": EVENT, "news.yml": NEWS})
    (content,) = feedparser.parse(feed(workshop)).entries[0].content
    assert content.type == "text/html"
    assert content.value.splitlines() == [
        "<p>The call for papers is <em>open</em>, see"
        ' <a href="https://example.org/call?a=1&amp;b=2">its page</a>.</p>',
        "<ul>",
        "<li>李明 and x &lt; 3</li>",
        "<li><code>&lt;b&gt;</code></li>",
        "</ul>",
    ]


@pytest.mark.parametrize(
    "text",
    ["<script>x</script>", "a <b onclick=x>b</b>", "![x](https://example.org/x.png)", "[x](javascript:x)"],
)
def test_what_the_check_refuses_is_text(text: str) -> None:
    html = html_of(text)
    assert not {tag for tag in ("<script", "<b", "<img", "javascript") if tag in html}


def test_a_long_text_has_its_beginning_as_title(load_good: LoadGood) -> None:
    news = f"- date: 2030-07-01\n  text: {'word ' * 30}\n- date: 2030-07-02\n  text: {'x' * 150}\n"
    read = feedparser.parse(feed(load_good({"workshop.yml": EVENT, "news.yml": news})))
    assert [one.title for one in read.entries] == [f"{'x' * 100} …", f"{'word ' * 20}…"]


@pytest.mark.parametrize("news", ["TBD\n", None])
def test_no_news_is_no_feed(load_good: LoadGood, news: str | None) -> None:
    workshop = load_good({"workshop.yml": EVENT} | ({"news.yml": news} if news else {}))
    with pytest.raises(Refused, match="there is no news"):
        feed(workshop)
