"""What browsers, search engines and hosts find in a built site."""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

import pytest
from bs4 import BeautifulSoup
from lxml import etree
from PIL import Image

from sphinx_workshop.build import cards, deck, icons
from sphinx_workshop.build.domain import domain_of
from sphinx_workshop.web.files import FILES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx.application import Sphinx

    from tests.sphinx.conftest import Build, Site

BASE: Final = "https://example.org/w/"
SCHEMA: Final = Path(__file__).parents[1] / "schemas/sitemap.xsd"
THEMES: Final = ("basic", "pydata_sphinx_theme", "workshop")
PAGES: Final = {
    "index.md": "# Home\n\nAn example of a home page.\n\n```{toctree}\ndates\nsub/papers\n```\n",
    "dates.md": "---\nmyst:\n  html_meta:\n    description: What is due.\n---\n# Dates & more\n\nText.\n",
    "sub/papers.md": "# Papers\n\n```{papers}\n```\n",
    "data/workshop.yml": """
        name: Example Workshop on Examples 2022
        short_name: EWE 2022
        tagline: Of *examples*
        phase: program
        date: 2022-12-02
        format: virtual
        contact: chairs@example.org
        links:
          livestream: TBD
        """,
    "data/papers.yml": """
        - id: one
          title: One & $x$
          authors: [Ada Example, 李明]
        - id: two
          title: Two
          authors: TBD
        """,
}


@pytest.fixture
def pages(site: Site) -> Site:
    return site.write(PAGES)


def build(site: Site, builder: str = "html", **settings: Any) -> Build:  # noqa: ANN401 (any setting)
    led = {"papers": "sub/papers"}
    built = site.build(builder, **{"html_baseurl": BASE, "workshop_pages": led, **settings})
    assert built.warnings == []
    return built


def head(built: Build, name: str) -> BeautifulSoup:
    return BeautifulSoup(built.text(name), "html.parser")


def metas(built: Build, name: str) -> list[tuple[str, str]]:
    found = head(built, name).select("meta[property], meta[name]")
    return [(str(tag.get("property") or tag.get("name")), str(tag["content"])) for tag in found]


def drawn(built: Build) -> list[str]:
    return sorted(path.name for path in (built.out / "_cards").glob("*"))


def times(built: Build) -> dict[str, int]:
    files = {path.relative_to(built.out).as_posix(): path for path in built.out.rglob("*") if path.is_file()}
    return {name: path.stat().st_mtime_ns for name, path in files.items() if not name.startswith("_static/")}


AGAIN: Final = frozenset(
    {".workshop-build.json", "search.html", "genindex.html", "searchindex.js", "objects.inv", ".buildinfo"}
)
"""What Sphinx writes in each build, beside files in `_static`."""


def names(builder: str) -> dict[str, str]:
    """Return the files of pages, by their addresses."""
    pages = ("dates", "sub/papers", "papers/one", "paper-authors")
    if builder == "html":
        return {"": "index.html", **{f"{page}.html": f"{page}.html" for page in pages}}
    return {"": "index.html", **{f"{page}/": f"{page}/index.html" for page in pages}}


# Addresses and cards


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_each_page_has_one_full_address_and_one_card(pages: Site, builder: str, theme: str) -> None:
    built = build(pages, builder, html_theme=theme)
    for address, name in names(builder).items():
        canonical = head(built, name).select('link[rel="canonical"]')
        assert [link["href"] for link in canonical] == [f"{BASE}{address}"]
        said = metas(built, name)
        for once in ("description", "og:title", "og:description", "og:url", "og:image", "twitter:card"):
            assert [key for key, _content in said].count(once) == 1, (name, once)
        found = dict(said)
        assert found["og:url"] == f"{BASE}{address}"
        assert found["og:description"] == found["description"]
        assert found["og:type"] == ("article" if address else "website")
        assert found["og:image"].startswith(f"{BASE}_cards/")
        card = built.out / found["og:image"].removeprefix(BASE)
        with Image.open(card) as picture:
            assert picture.size == (int(found["og:image:width"]), int(found["og:image:height"]))


def test_a_card_says_what_its_page_is_and_when_the_workshop_is(pages: Site) -> None:
    built = build(pages)
    alts = {name: dict(metas(built, name))["og:image:alt"] for name in names("html").values()}
    when = "Friday, 2 December 2022 · Virtual"
    assert alts["index.html"] == f"Example Workshop on Examples 2022 · Of examples · {when}"
    assert alts["dates.html"] == f"EWE 2022 · Dates & more · {when}"
    assert alts["papers/one.html"] == f"EWE 2022 · One & x · Ada Example, 李明 · {when}"
    assert dict(metas(built, "papers/two.html"))["og:image:alt"] == f"EWE 2022 · Two · {when}"
    assert alts["paper-authors.html"] == alts["sub/papers.html"] == f"EWE 2022 · Papers · {when}"
    assert dict(metas(built, "index.html"))["og:title"] == "Example Workshop on Examples 2022"
    assert dict(metas(built, "dates.html"))["og:title"] == "Dates & more"
    assert dict(metas(built, "dates.html"))["description"] == "What is due."


def test_without_an_address_nothing_is_said_that_needs_one(pages: Site) -> None:
    built = build(pages, html_baseurl="")
    assert not {"og:url", "og:image", "og:image:alt"}.intersection(dict(metas(built, "dates.html")))
    assert dict(metas(built, "dates.html"))["og:title"] == "Dates & more"
    assert not head(built, "dates.html").select('link[rel="canonical"]')
    assert drawn(built) == []
    assert not (built.out / "sitemap.xml").exists()


def test_the_address_of_the_site_needs_no_slash_at_its_end(pages: Site) -> None:
    built = build(pages, "dirhtml", html_baseurl=BASE.rstrip("/"), html_theme="workshop")
    assert [link["href"] for link in head(built, "dates/index.html").select('link[rel="canonical"]')] == [
        f"{BASE}dates/"
    ]


def test_other_formats_have_none_of_it(pages: Site) -> None:
    for builder in ("epub", "text"):
        built = pages.build(builder, html_baseurl=BASE, epub_show_urls="no")
        assert not list(built.out.rglob("_cards")) + list(built.out.rglob("robots.txt"))
        assert not [path for path in built.out.rglob("*.*html") if "og:title" in path.read_text("utf-8")]


def test_one_page_for_all_has_one_card(pages: Site) -> None:
    built = build(pages, "singlehtml")
    said = dict(metas(built, "index.html"))
    assert said["og:url"] == BASE
    assert said["og:image"].rpartition("/")[2] in drawn(built)


def test_a_page_with_a_picture_of_its_own_keeps_it(pages: Site) -> None:
    mine = "https://example.org/mine.png"
    pages.replace("dates.md", "html_meta:\n", f'html_meta:\n    "property=og:image": {mine}\n')
    built = build(pages)
    said = metas(built, "dates.html")
    assert [content for key, content in said if key.startswith("og:image")] == [mine]
    assert len(drawn(built)) == 4  # home, papers, and two papers


def test_cards_can_be_left_out(pages: Site) -> None:
    built = build(pages, workshop_cards=False)
    assert (drawn(built), dict(metas(built, "dates.html"))["twitter:card"]) == ([], "summary")


def test_many_papers_share_a_card(pages: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deck, "MOST_PAPERS", 1)
    built = build(pages)
    assert len(drawn(built)) == 3
    pages_of_papers = ("papers/one.html", "papers/two.html", "sub/papers.html")
    assert len({dict(metas(built, name))["og:image"] for name in pages_of_papers}) == 1


def test_a_build_without_a_change_makes_nothing_again(pages: Site) -> None:
    favicon(pages, 512)
    moved: dict[str, Any] = {"html_favicon": "icon.png", "workshop_redirects": {"old": "dates"}}
    before = times(build(pages, **moved))
    after = times(build(pages, **moved))
    assert {name for name in before if before[name] != after[name]} <= AGAIN


def test_prose_is_changed_without_the_facts_and_without_a_new_card(
    pages: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages.delete("data/papers.yml")
    first = drawn(build(pages))
    monkeypatch.setitem(cards._PILLOW, "draw", None)
    pages.replace("dates.md", "Text.", "Other text.")
    built = build(pages)
    assert built.written
    assert not domain_of(built.env).session.is_loaded
    assert drawn(built) == first


def test_a_card_goes_with_its_title_and_with_its_page(pages: Site) -> None:
    before = drawn(build(pages))
    pages.replace("dates.md", "# Dates & more", "# Deadlines")
    after = drawn(build(pages))
    assert (len(set(before) - set(after)), len(set(after) - set(before))) == (1, 1)
    pages.delete("dates.md")
    pages.replace("index.md", "dates\n", "")
    assert len(drawn(build(pages))) == len(before) - 1


def test_a_card_changes_with_the_day_and_all_pages_name_the_new_one(pages: Site) -> None:
    before = drawn(build(pages))
    pages.replace("data/workshop.yml", "2022-12-02", "2022-12-03")
    built = build(pages)
    assert not set(before).intersection(drawn(built))
    for name in names("html").values():
        said = dict(metas(built, name))
        assert "3 December" in said["og:image:alt"]
        assert said["og:image"].rpartition("/")[2] in drawn(built)


def test_several_processes_write_the_same(pages: Site) -> None:
    alone = {path.name: path.read_bytes() for path in build(pages).out.rglob("*.*") if path.is_file()}
    pages.write({f"more-{number}.md": f"---\norphan: true\n---\n# More {number}\n" for number in range(12)})
    built = build(pages, parallel=2)
    for name, content in alone.items():
        if name.startswith("card-"):
            assert (built.out / "_cards" / name).read_bytes() == content
    assert len(drawn(built)) == 5 + 12


def test_a_font_that_is_not_there_or_is_none_is_named(pages: Site) -> None:
    assert "workshop_card_font: `none.ttf` does not exist" in " ".join(
        pages.build(html_baseurl=BASE, workshop_card_font="none.ttf").warnings
    )
    built = pages.build(html_baseurl=BASE, workshop_card_font="index.md")
    assert "workshop_card_font: `index.md` cannot be read as a font" in " ".join(built.warnings)
    assert len(drawn(built)) == 5


def extension(
    monkeypatch: pytest.MonkeyPatch, name: str, event: str, handler: Callable[..., None]
) -> list[str]:
    """Let an extension be there that a site may ask for by name; return the site's extensions with it."""

    def setup(app: Sphinx) -> dict[str, Any]:
        app.connect(event, handler)
        return {}

    module = ModuleType(name)
    module.setup = setup  # type: ignore[attr-defined]
    for part in range(1, name.count(".") + 1):
        monkeypatch.setitem(sys.modules, name.rsplit(".", part)[0], ModuleType("package"))
    monkeypatch.setitem(sys.modules, name, module)
    return ["myst_parser", "sphinx_workshop", name]


def test_open_graph_is_left_to_an_extension_for_it(pages: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def add(_app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: object) -> None:
        theirs = '<meta name="description" content="Theirs" /><meta property="og:title" content="T" />'
        context["metatags"] = f"{context.get('metatags', '')}{theirs}"

    asked = extension(monkeypatch, "sphinxext.opengraph", "html-page-context", add)
    built = build(pages, extensions=asked, html_theme="workshop")
    said = [pair for pair in metas(built, "index.html") if pair[0].startswith(("og:", "twitter:", "desc"))]
    assert said == [("description", "Theirs"), ("og:title", "T")]
    assert drawn(built) == []


# Files for search engines and hosts


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_the_sitemap_is_valid_and_has_the_pages_that_are_there(pages: Site, builder: str) -> None:
    built = build(pages, builder, html_use_index=True)
    document = etree.fromstring((built.out / "sitemap.xml").read_bytes())
    etree.XMLSchema(file=SCHEMA).assertValid(document)
    found = [str(loc.text) for loc in document.iter("{*}loc")]
    two = "papers/two.html" if builder == "html" else "papers/two/"
    assert sorted(found) == sorted(f"{BASE}{address}" for address in [*names(builder), two])
    assert built.text("robots.txt").endswith(f"Sitemap: {BASE}sitemap.xml\n")


def test_a_page_that_hides_is_in_no_list(pages: Site) -> None:
    pages.replace("dates.md", "html_meta:\n", "html_meta:\n    robots: noindex\n")
    built = build(pages)
    assert "dates.html" not in built.text("sitemap.xml") + built.text("llms.txt")


def test_what_the_site_has_of_its_own_comes_first(pages: Site) -> None:
    build(pages)
    mine = ("robots.txt", "sitemap.xml", "404.html", "llms.txt", "old.html")
    own = {name: f"mine: {name}" for name in mine}
    pages.write({f"extra/{name}": text for name, text in own.items()})
    moved: dict[str, Any] = {"html_extra_path": ["extra"], "workshop_redirects": {"old": "dates"}}
    for title in ("# Dates", "# All dates"):
        pages.replace("dates.md", "# Dates", title)
        built = build(pages, **moved)
        assert {name: built.text(name) for name in own} == own
        assert (built.out / "_headers").is_file()
    single = build(pages, html_extra_path=["extra/robots.txt"])
    assert single.text("robots.txt") == own["robots.txt"]
    assert "<urlset" in single.text("sitemap.xml")


def test_a_sitemap_of_another_extension_stays(pages: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def write(app: Sphinx, _error: object) -> None:
        Path(app.outdir, "sitemap.xml").write_text("theirs", encoding="utf-8")

    build(pages)
    asked = extension(monkeypatch, "sphinx_sitemap", "build-finished", write)
    assert build(pages, extensions=asked).text("sitemap.xml") == "theirs"


def test_hosts_find_headers_and_publish_every_folder(pages: Site) -> None:
    built = build(pages)
    assert "/w/_static/*\n  Cache-Control: " in built.text("_headers")
    assert built.text(".nojekyll") == ""


def test_language_models_find_public_facts_and_pages(pages: Site) -> None:
    pages.write(
        {
            "data/dates.yml": """
                - {name: Papers due, kind: submission, due: 2022-09-22}
                - {name: Later, due: TBD}
                - {name: Meeting of the chairs, due: 2022-09-23, internal: true}
                """
        }
    )
    assert build(pages).text("llms.txt") == (
        "# Example Workshop on Examples 2022\n\n> Of examples\n\n"
        "- Date: Friday, 2 December 2022\n- Place: Virtual\n- Status: The program is out.\n"
        "- Contact: chairs@example.org\n"
        "- Important dates:\n  - Papers due: Thursday, 22 September 2022, 23:59 AoE\n\n"
        f"## Pages\n\n- [Home]({BASE})\n- [Dates & more]({BASE}dates.html): What is due.\n"
        f"- [Papers]({BASE}sub/papers.html)\n\n"
        f"## Data\n\n- [Calendar (calendar.ics)]({BASE}calendar.ics)\n"
        f"- [Calendar (calendar/deadlines.ics)]({BASE}calendar/deadlines.ics)\n"
        f"- [All facts, as JSON (workshop.json)]({BASE}workshop.json)\n"
        f"- [Papers, as BibTeX (papers.bib)]({BASE}papers.bib)\n"
    )


def test_no_line_for_language_models_ends_in_the_middle_of_a_sentence(full: Site) -> None:
    lines = full.build().text("llms.txt").splitlines()
    assert "- Contact: chairs@example.org" in lines
    assert [line for line in lines if line.endswith(":")] == ["- Important dates:"]  # which are a list below


# Icons


def favicon(site: Site, side: int, name: str = "icon.png") -> None:
    stream = BytesIO()
    Image.new("RGBA", (side, side), "navy").save(stream, "PNG")
    (site.source / name).write_bytes(stream.getvalue())


ICONS: Final = ("favicon.ico", "apple-touch-icon.png", "icon-192.png", "icon-512.png", "site.webmanifest")


@pytest.mark.parametrize("given", ["icon.png", "icon.svg"])
def test_a_png_becomes_the_icons_of_all_devices(pages: Site, given: str) -> None:
    favicon(pages, 512)
    pages.write({"icon.svg": "<svg/>"})
    built = build(pages, html_favicon=given)
    assert all((built.out / name).is_file() for name in ICONS)
    for page, root in (("index.html", ""), ("papers/one.html", "../")):
        links = head(built, page).select("link[rel~=icon], link[rel*=apple], link[rel=manifest]")
        assert {link["href"] for link in links} == {
            f"{root}{name}" for name in (*ICONS[:2], ICONS[4], f"_static/{given}")
        }


def test_icons_go_with_their_picture_and_are_made_once(pages: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    pages.write({"icon.svg": "<svg/>"})
    alone = build(pages, html_favicon="icon.svg")
    assert not [name for name in ICONS if (alone.out / name).exists()]
    favicon(pages, 180)
    pages.replace("dates.md", "Text.", "Other text.")
    small = build(pages, html_favicon="icon.svg")
    assert [name for name in ICONS if (small.out / name).exists()] == [ICONS[0], ICONS[1], ICONS[4]]
    monkeypatch.setitem(icons._PILLOW, "make", None)
    pages.replace("dates.md", "Other text.", "More text.")
    build(pages, html_favicon="icon.svg")
    pages.delete("icon.png")
    gone = build(pages, html_favicon="icon.svg")
    assert not [name for name in ICONS if (gone.out / name).exists()]


def test_a_broken_icon_is_named(pages: Site) -> None:
    (pages.source / "icon.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 30)
    favicon(pages, 64)
    broken = (pages.source / "icon.png").read_bytes()[:60]
    (pages.source / "icon.png").write_bytes(broken)
    built = pages.build(html_favicon="icon.png")
    assert "html_favicon: `icon.png` is broken" in " ".join(built.warnings)


# A page for addresses that nothing is at


def addresses(page: BeautifulSoup) -> Iterator[str]:
    for tag in page.select("[href], [src], [action]"):
        for name in ("href", "src", "action"):
            if tag.get(name):
                yield str(tag[name]).partition("?")[0]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("builder", ["html", "dirhtml"])
@pytest.mark.parametrize(("base", "root"), [(BASE, "/w/"), ("", "/")])
def test_the_page_for_what_is_not_there_works_from_any_depth(
    pages: Site, builder: str, theme: str, base: str, root: str
) -> None:
    built = build(pages, builder, html_theme=theme, html_baseurl=base)
    page = head(built, "404.html")
    inside = [one for one in addresses(page) if not one.startswith(("#", "http", "mailto:"))]
    assert len(inside) > 4
    for address in inside:
        assert address.startswith(root), address
        file = built.out / address.partition("#")[0].removeprefix(root)
        assert (file / "index.html" if file.is_dir() else file).is_file(), address
    assert [tag["content"] for tag in page.select('meta[name="robots"]')] == ["noindex"]
    assert not page.select('link[rel="canonical"], meta[property^="og:"]')
    assert {"Papers", "Search"} <= {link.get_text() for link in page.select("li a")}
    assert "404" not in built.text("llms.txt") + (built.text("sitemap.xml") if base else "")


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_a_site_may_write_that_page_itself(pages: Site, builder: str) -> None:
    pages.write({"404.md": "---\norphan: true\n---\n# Lost\n\n{doc}`dates`\n"})
    build(pages, builder)
    pages.replace("404.md", "# Lost", "# All lost")
    for built in (build(pages, builder), build(pages, builder)):
        links = [str(link["href"]) for link in head(built, "404.html").select("p a")]
        assert links == ["/w/dates.html" if builder == "html" else "/w/dates/"]
    assert "404" not in built.text("sitemap.xml")


def test_that_page_is_left_to_an_extension_for_it(pages: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = extension(monkeypatch, "notfound.extension", "build-finished", lambda _app, _error: None)
    assert not (build(pages, extensions=asked).out / "404.html").exists()


# Pages that have moved


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_a_page_that_has_moved_leads_to_where_it_is(pages: Site, builder: str) -> None:
    moved: dict[str, Any] = {
        "old/dates": "dates#due",
        "call.html": "index",
        "first": "papers/one",
        "oldest": "old/dates",
        "far": "https://far.example/x",
    }
    built = build(pages, builder, workshop_redirects=moved)
    dates, one = ("dates.html", "papers/one.html") if builder == "html" else ("dates/", "papers/one/")
    expected = {
        "old/dates": f"{'../' if builder == 'html' else '../../'}{dates}#due",
        "call.html": "./",
        "first": one if builder == "html" else f"../{one}",
        "oldest": f"{dates}#due" if builder == "html" else f"../{dates}#due",
        "far": "https://far.example/x",
    }
    for old, link in expected.items():
        file = old if old.endswith(".html") else f"{old}.html" if builder == "html" else f"{old}/index.html"
        page = head(built, file)
        assert [tag["content"] for tag in page.select('meta[http-equiv="refresh"]')] == [f"0; url={link}"]
        assert [tag["href"] for tag in page.select("a")] == [link]
    lines = built.text("_redirects").splitlines()
    assert "/w/call.html /w/ 301" in lines
    assert len(lines) == len(moved)
    assert "old" not in built.text("sitemap.xml")
    after = build(pages, builder)
    assert not (after.out / "_redirects").exists()
    assert not (after.out / "old").exists()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("dates", "index", "`dates` is a page of this site; remove the page, or the redirect"),
        ("papers/one.html", "index", "`papers/one.html` is a page of this site"),
        ("404.html", "index", "`404.html` is a page of this site"),
        ("search", "index", "`search` is a page of this site"),
        ("old", "datse", "`old` leads to `datse`, which does not exist; did you mean `dates`?"),
        (
            "old",
            "javascript:alert(1)",
            "`old` leads to `javascript:alert(1)`, which does not exist; write the name",
        ),
        ("old", "javascript://alert(1)", "`old` leads to `javascript://alert(1)`, which does not exist"),
        ("old", 'https://a.example/"><script>', "which does not exist"),
        ("../../old", "dates", "`../../old` is not the name of a page"),
        ("old page", "dates", "`old page` is not the name of a page"),
        ("old", "old", "`old` leads to `old`, which does not exist"),
    ],
)
def test_a_redirect_that_cannot_work_is_named(pages: Site, old: str, new: str, said: str) -> None:
    built = pages.build(html_baseurl=BASE, workshop_redirects={old: new})
    assert said in " ".join(built.warnings)
    assert not (built.out / "_redirects").exists()
    assert not (pages.folder / "old.html").exists()


def test_a_file_that_cannot_be_made_takes_no_other_with_it_and_is_tried_again(
    pages: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def odd(_site: object) -> None:
        message = "an odd fact"
        raise ValueError(message)

    with monkeypatch.context() as patched:
        patched.setitem(FILES, "facts", odd)
        for _each in range(2):
            built = pages.build("html", html_baseurl=BASE)
            said = "the facts of the site cannot be made, and the site has none: ValueError: an odd fact"
            assert [one for one in built.warnings if said in one]
            assert not (built.out / "workshop.json").exists()
            assert (built.out / "sitemap.xml").exists()
    assert (pages.build("html", html_baseurl=BASE).out / "workshop.json").exists()
