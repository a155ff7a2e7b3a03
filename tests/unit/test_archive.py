"""An archived edition has its new addresses, loads nothing from elsewhere, and is otherwise as before."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING, Final

import icalendar
import pytest

from sphinx_workshop.archive.addresses import Moving
from sphinx_workshop.archive.folder import editions_in, is_same, put
from sphinx_workshop.archive.freeze import Frozen, freeze
from sphinx_workshop.archive.listing import NotAList, entry_of, listed
from sphinx_workshop.archive.loads import loads_of, loads_of_styles
from sphinx_workshop.archive.mark import NAME, Mark
from sphinx_workshop.archive.page import Page, notice_of
from sphinx_workshop.source.loader import load
from sphinx_workshop.yamledit import Document

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

BASE: Final = "https://ewe.example.org/ws/"
FILES: Final = frozenset({"index.html", "about.html", "papers/p1.html", "calendar.ics", "team/index.html"})
MOVING: Final = Moving(BASE, "2025", FILES, {"2024"})
MARK: Final = Mark("facts", "../archive", BASE, "Edition", "This is the site of EWE & co. 2025.", "Present")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"{BASE}about.html", f"{BASE}2025/about.html"),
        (f"{BASE}about.html#who?", f"{BASE}2025/about.html#who?"),
        (f"see {BASE}about.html, or {BASE}.", f"see {BASE}2025/about.html, or {BASE}2025/."),
        ("https://ewe.example.org/ws", f"{BASE}2025/"),
        ("https://ewe.example.org/ws?a=b", f"{BASE}2025/?a=b"),
        (f"{{{BASE}papers/p1.html}},", f"{{{BASE}2025/papers/p1.html}},"),
        (f"{BASE}team/", f"{BASE}2025/team/"),
        (f"{BASE}team", f"{BASE}2025/team"),
        (f"http{BASE[5:]}about.html", f"http{BASE[5:]}2025/about.html"),
        ("webcal://ewe.example.org/ws/calendar.ics", "webcal://ewe.example.org/ws/2025/calendar.ics"),
        ('{"@id": "https://ewe.example.org/ws/#event"}', '{"@id": "https://ewe.example.org/ws/2025/#event"}'),
    ],
)
def test_a_full_address_of_the_site_gets_the_year(before: str, after: str) -> None:
    assert MOVING.text(before) == after


@pytest.mark.parametrize(
    "text",
    [
        f"{BASE}2024/about.html",
        f"{BASE}2025/about.html",
        f"{BASE}another-project/",
        "https://ewe.example.org/wsx",
        "https://ewe.example.org/ws.html",
        "https://ewe.example.org/",
        "https://ewe.example.org.evil.example/ws/about.html",
        "https://example.org/about.html",
        "mailto:chairs@ewe.example.org",
        "2022-ewe@ewe.example.org/ws",
    ],
)
def test_an_address_of_something_else_stays(text: str) -> None:
    assert MOVING.text(text) == text


def test_without_a_known_address_nothing_moves() -> None:
    assert Moving("", "2025", FILES, {"2024"}).text(f"{BASE}about.html") == f"{BASE}about.html"


@pytest.mark.parametrize(
    ("page", "before", "after"),
    [
        ("about.html", "2024/", "../2024/"),
        ("papers/p1.html", "../2024/index.html#x", "../../2024/index.html#x"),
        ("about.html", "papers/p1.html", "papers/p1.html"),
        ("papers/p1.html", "2024/", "2024/"),
        ("about.html", "#2024/", "#2024/"),
        ("about.html", "?2024/", "?2024/"),
        ("about.html", "", ""),
    ],
)
def test_a_link_to_an_older_edition_goes_one_step_further_up(page: str, before: str, after: str) -> None:
    assert MOVING.link(before, page) == after


def test_a_calendar_stays_one_that_programs_read() -> None:
    name = "名" * 40
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//x//y//EN",
        "BEGIN:VEVENT",
        "UID:a",
        "DTSTAMP:20250101T000000Z",
        "DTSTART:20250101T000000Z",
        f"SUMMARY:{name[:22]}",
        f" {name[22:]}",
        "URL:https://ewe.example.org/ws/pape",
        " rs/p1.html#a-place-with-a-long-name-so-that-it-has-to-be-folded-again",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    )
    moved = MOVING.calendar("\r\n".join(lines))
    assert max(len(line.encode()) for line in moved.split("\r\n")) <= 75
    event = icalendar.Calendar.from_ical(moved).walk("VEVENT")[0]
    assert event["SUMMARY"] == name
    assert str(event["URL"]).startswith(f"{BASE}2025/papers/p1.html#a-place")
    assert moved.endswith("END:VCALENDAR\r\n")


def test_a_calendar_without_addresses_keeps_every_byte() -> None:
    text = f"BEGIN:VCALENDAR\r\nX-LONG:{'not folded ' * 9}\r\n"
    assert MOVING.calendar(text) == text


PAGE: Final = """\
<!DOCTYPE html>
<html><head>
<link rel="canonical" href="https://ewe.example.org/ws/papers/p1.html" />
<meta property='og:url' content='https://ewe.example.org/ws/papers/p1.html'>
<script type="application/ld+json">{"url": "https://ewe.example.org/ws/about.html"}</script>
<script>"https://ewe.example.org/ws/about.html"</script>
</head>
<body class="a">
<a id="skip" href="#main">Skip &amp; go</a>
<header class="bd-header navbar">Two
lines</header>
<p>https://ewe.example.org/ws/about.html is text.</p>
<a title='x href="https://ewe.example.org/ws/about.html"' href="../2024/?a=1&amp;b=2">2024</a>
</body></html>
"""


def test_a_page_changes_in_its_addresses_alone() -> None:
    page = Page(PAGE, "papers/p1.html", MOVING)
    expected = (
        PAGE.replace("ws/papers", "ws/2025/papers")
        .replace('": "https://ewe.example.org/ws/', '": "https://ewe.example.org/ws/2025/')
        .replace('"../2024/', '"../../2024/')
    )
    assert page.edited("") == expected
    assert '<script>"https://ewe.example.org/ws/about.html"</script>' in expected, (
        "a policy has the hash of a script that runs"
    )


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("<body>\n<p>a", "<body>"),
        ('<body><a>Skip</a><header class="bd-header x">', "</a>"),
        (
            '<body><aside class="d-none"></aside><aside class="bd-header-announcement">x</aside>'
            '<header class="bd-header">',
            "</aside>",
        ),
    ],
)
def test_the_notice_stands_before_the_bars(text: str, after: str) -> None:
    edited = Page(text, "a.html", MOVING).edited("NOTICE")
    assert edited.replace("NOTICE", "") == text
    assert edited.partition("NOTICE")[0].endswith(after)


def test_what_is_no_whole_page_has_no_notice() -> None:
    assert Page("<p>a part", "a.html", MOVING).edited("NOTICE") == "<p>a part"


def test_the_notice_leads_to_the_root_from_any_depth() -> None:
    assert '<a href="../">Present</a>' in notice_of(MARK, "a.html")
    assert '<a href="../../../">Present</a>' in notice_of(MARK, "a/b/c.html")
    assert "EWE &amp; co." in notice_of(MARK, "a.html")


@pytest.mark.parametrize(
    ("tag", "attributes", "loaded"),
    [
        ("script", {"src": "https://a.example/x.js"}, ["https://a.example/x.js"]),
        (
            "img",
            {"src": "a.png", "srcset": "b.png 1x, https://a.example/c.png 2x"},
            ["a.png", "b.png", "https://a.example/c.png"],
        ),
        ("link", {"rel": "preconnect", "href": "https://a.example"}, ["https://a.example"]),
        ("link", {"rel": "Shortcut ICON", "href": "https://a.example/i"}, ["https://a.example/i"]),
        ("link", {"rel": "canonical", "href": "https://a.example"}, []),
        ("link", {"rel": "alternate", "href": "https://a.example"}, []),
        ("a", {"href": "https://a.example"}, []),
        ("iframe", {"src": "//a.example"}, ["//a.example"]),
        ("video", {"src": "v", "poster": "p"}, ["v", "p"]),
        ("object", {"data": "o"}, ["o"]),
        ("use", {"xlink:href": "u"}, ["u"]),
        ("p", {"style": "background: url('s.png')"}, ["s.png"]),
        ("meta", {"http-equiv": "Refresh", "content": "0; url=https://a.example"}, ["https://a.example"]),
        ("meta", {"name": "x", "content": "0; url=https://a.example"}, []),
    ],
)
def test_what_a_tag_loads_is_known(tag: str, attributes: Mapping[str, str], loaded: list[str]) -> None:
    assert list(loads_of(tag, attributes)) == loaded


def test_what_a_stylesheet_loads_is_known() -> None:
    text = (
        "@import 'a.css'; @import url(b.css); p { src: url( 'c' ), url(\"d\") } /* url(e) */ i { x: URL(f) }"
    )
    assert list(loads_of_styles(text)) == ["a.css", "b.css", "c", "d", "f"]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of a few files."""
    files = {
        "index.html": '<body><link rel="stylesheet" href="_static/used.css">Home</body>',
        "about.html": "<body>About</body>",
        "sitemap.xml": f"<loc>{BASE}about.html</loc>",
        "robots.txt": f"Sitemap: {BASE}sitemap.xml",
        "404.html": "<body>Not found</body>",
        ".buildinfo": "x",
        NAME: "{}",
        "_sources/index.md.txt": "Home",
        "2024/index.html": "<body>2024</body>",
        "objects.inv": "inventory",
        "searchindex.js": "index",
        "_static/used.css": "p { src: url(fonts/used.woff2) }",
        "_static/unused.css": "p { src: url(fonts/unused.woff2) }",
        "_static/fonts/used.woff2": "font",
        "_static/fonts/unused.woff2": "font",
        "_static/x.js": "script",
        "_static/x.js.map": "map",
        "_downloads/own.txt": f"{BASE}about.html",
    }
    for name, text in files.items():
        path = tmp_path / "html" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "html"


def frozen(site: Path) -> Frozen:
    return freeze(site, MARK, 2025, {"2024", "2025"})


def test_an_edition_has_what_its_readers_need(site: Path) -> None:
    found = frozen(site)
    assert sorted([*found.copied, *found.written]) == [
        "_downloads/own.txt",
        "_static/fonts/used.woff2",
        "_static/used.css",
        "_static/x.js",
        "about.html",
        "index.html",
        "objects.inv",
        "searchindex.js",
        "sitemap.xml",
    ]
    assert found.left_out == 9
    assert found.written["sitemap.xml"].decode() == f"<loc>{BASE}2025/about.html</loc>"
    assert "_downloads/own.txt" in found.copied, "files of authors stay as they are"
    assert found.loads == ()


def test_what_comes_from_other_sites_is_named_with_its_place(site: Path) -> None:
    (site / "about.html").write_text(
        f'<body>\n<img src="https://a.example/x.png"><img src="{BASE}x.png"><a href="https://a.example">a</a>\n'
        '<style>p { src: url("//b.example/f") }</style>\n'
        '<script type="module">import x from "https://e.example/x.mjs"; import "./own.mjs";</script></body>',
        encoding="utf-8",
    )
    (site / "_static/used.css").write_text("@import 'https://c.example/c.css';", encoding="utf-8")
    (site / "_static/drawing.svg").write_text(
        '<svg><image href="https://d.example/d"/></svg>', encoding="utf-8"
    )
    assert frozen(site).loads == (
        "_static/drawing.svg:1: https://d.example/d",
        "_static/used.css:1: https://c.example/c.css",
        "about.html:2: https://a.example/x.png",
        "about.html:3: //b.example/f",
        "about.html:4: https://e.example/x.mjs",
    )


def test_the_same_site_gives_the_same_files(site: Path, tmp_path: Path) -> None:
    put(frozen(site), tmp_path / "archive/2025")
    assert is_same(frozen(site), tmp_path / "archive/2025")
    (tmp_path / "archive/2025/more.txt").write_text("more", encoding="utf-8")
    assert not is_same(frozen(site), tmp_path / "archive/2025")
    put(frozen(site), tmp_path / "archive/2025")
    assert is_same(frozen(site), tmp_path / "archive/2025"), "what was there is replaced"
    (site / "about.html").write_text("<body>Other</body>", encoding="utf-8")
    assert not is_same(frozen(site), tmp_path / "archive/2025")


def test_an_edition_is_written_whole_or_not_at_all(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "archive/2025"
    edition = frozen(site)
    put(edition, folder)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    broken = edition._replace(copied={**edition.copied, "gone": site / "gone"})
    with pytest.raises(FileNotFoundError):
        put(broken, folder)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    assert [path.name for path in folder.parent.iterdir()] == ["2025"], "no draft is left"
    # killed: the draft stays, and the next run takes it away
    with monkeypatch.context() as patch:
        patch.setattr("shutil.rmtree", lambda *_arguments, **_options: None)
        with pytest.raises(FileNotFoundError):
            put(broken, tmp_path / "archive/2026")
    assert list(editions_in(tmp_path / "archive")) == ["2025"], "a draft is no edition"
    put(edition, tmp_path / "archive/2026")
    assert sorted(path.name for path in folder.parent.iterdir()) == ["2025", "2026"]


def test_an_edition_whose_replacement_was_killed_comes_back(site: Path, tmp_path: Path) -> None:
    folder = tmp_path / "archive/2025"
    put(frozen(site), folder)
    folder.rename(folder.with_name(".2025.before"))
    with pytest.raises(FileNotFoundError):
        put(frozen(site)._replace(copied={"gone": site / "gone"}), folder)
    assert is_same(frozen(site), folder)


NEW: Final = '- year: "2025"\n  name: EWE 2025\n  place: Online\n  url: 2025/\n'
ENTRY: Final = {"year": "2025", "name": "EWE 2025", "place": "Online", "url": "2025/"}


@pytest.mark.parametrize(
    ("before", "after", "keys"),
    [
        ("", NEW, list(ENTRY)),
        ("# schema\nTBD\n", f"# schema\n{NEW}", list(ENTRY)),
        (
            "- year: 2024\n  url: 2024/\n- year: 2023\n",
            f"{NEW}- year: 2024\n  url: 2024/\n- year: 2023\n",
            list(ENTRY),
        ),
        ("- year: 2023\n\n- year: 2024\n", f"- year: 2023\n\n- year: 2024\n\n{NEW}", list(ENTRY)),
        (
            "- year: 2025  # ours\n  place: TBD\n  attendees: 90\n",
            "- year: 2025  # ours\n  name: EWE 2025\n  place: Online\n  url: 2025/\n  attendees: 90\n",
            ["name", "place", "url"],
        ),
        ("- {year: 2025, name: a, place: b, url: https://a.example}\n", None, []),
    ],
)
def test_an_edition_is_listed_once(before: str, after: str | None, keys: list[str]) -> None:
    document, added = listed(Document(before), ENTRY)
    assert document.text == (before if after is None else after)
    assert added == keys


def test_a_file_that_is_no_list_is_refused() -> None:
    with pytest.raises(NotAList):
        listed(Document("year: 2025\n"), ENTRY)


def test_the_entry_has_what_the_facts_say_and_no_more(tmp_path: Path) -> None:
    (tmp_path / "workshop.yml").write_text(
        dedent("""\
        name: EWE 2025
        phase: archive
        host: neurips-2025
        date: 2025-12-06
        venue:
          name: A center
          address: TBD
        proposal:
          expects:
            attendees: 150
        """),
        encoding="utf-8",
    )
    entry = entry_of(load(tmp_path).workshop, 2025)
    assert entry == {
        "year": "2025",
        "name": "EWE 2025",
        "host": "NeurIPS 2025",
        "place": "A center",
        "url": "2025/",
    }
