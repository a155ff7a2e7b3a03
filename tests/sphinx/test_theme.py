"""Sites in the theme `workshop`: what their pages load, and that nothing a page uses is missed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest
from bs4 import BeautifulSoup

if TYPE_CHECKING:
    from pathlib import Path

    from tests.sphinx.conftest import Build, Site

THEME: Final = {"html_theme": "workshop"}
DESIGN: Final = {"extensions": ["myst_parser", "sphinx_design", "sphinx_workshop"], **THEME}
COMPLETE: Final = ["theme.css", "pydata-sphinx-theme.css", "workshop-look.css"]


@pytest.fixture
def site(site: Site) -> Site:
    site.write(
        {"index.md": "# Welcome\n\nA sentence about this workshop, which is long enough to describe it.\n"}
    )
    return site


def parsed(build: Build, name: str) -> BeautifulSoup:
    """Return a page of a build."""
    return BeautifulSoup(build.text(name), "html.parser")


def styles(page: BeautifulSoup) -> list[str]:
    """Return the stylesheets that a page loads, by name."""
    links = page.select('link[rel="stylesheet"]')
    return [re.sub(r"^.*/|\?.*$", "", str(link["href"])) for link in links]


def scripts(page: BeautifulSoup) -> list[str]:
    """Return the scripts that a page loads, by name."""
    return [re.sub(r"^.*/|\?.*$", "", str(script["src"])) for script in page.select("script[src]")]


def policy(page: BeautifulSoup) -> str:
    """Return the policy of a page; empty if it has none."""
    tag = page.select_one('meta[http-equiv="Content-Security-Policy"]')
    return str(tag["content"]) if tag is not None else ""


def test_a_page_loads_one_stylesheet_and_two_scripts(site: Site) -> None:
    page = parsed(site.build("html", **THEME), "index.html")
    assert styles(page) == ["workshop-theme.css"]
    assert scripts(page) == ["mode.js", "workshop-theme.js"]


def test_a_landing_page_has_all_of_the_width(site: Site) -> None:
    sections = "## One\n\nText.\n\n## Two\n\nText.\n"
    site.write(
        {
            "index.md": f"# Welcome\n\n```{{hero}}\n```\n\n{sections}\n```{{toctree}}\nprose\n```\n",
            "prose.md": f"# Prose\n\n{sections}",
            "data/workshop.yml": "name: Welcome\nphase: proposal\nformat: virtual\n",
        }
    )
    build = site.build("html", **THEME)
    found = {
        name: parsed(build, f"{name}.html").select_one(".bd-sidebar-secondary") for name in ("index", "prose")
    }
    assert [name for name, sidebar in found.items() if sidebar is not None] == ["prose"]


def test_no_page_has_an_inline_script_or_style(site: Site) -> None:
    site.write({"index.md": "# Welcome\n\n```{image} a.png\n:width: 50%\n```\n", "a.png": ""})
    build = site.build("html", **THEME)
    for path in build.out.glob("*.html"):
        assert not parsed(build, path.name).select("[style], script:not([src])"), path.name
    page = parsed(build, "index.html")
    image = page.select_one("article img")
    assert image is not None
    assert image["class"] == ["page-style-1"]
    assert "'sha256-" in policy(page)
    assert "unsafe" not in policy(page)


def test_the_policy_can_be_left_to_the_host(site: Site) -> None:
    options = {"content_security_policy": False}
    assert not policy(parsed(site.build("html", html_theme_options=options, **THEME), "index.html"))


def test_a_page_that_uses_cards_and_tabs_loads_their_files_and_others_do_not(site: Site) -> None:
    site.write(
        {
            "cards.md": "---\norphan: true\n---\n# Cards\n\n```{card} One\nText\n```\n",
            "tabs.md": "---\norphan: true\n---\n# Tabs\n\n````{tab-set}\n```{tab-item} A\nText\n```\n````\n",
        }
    )
    build = site.build("html", **DESIGN)
    assert "sphinx-design.min.css" not in styles(parsed(build, "index.html"))
    assert "sphinx-design.min.css" in styles(parsed(build, "cards.html"))
    assert "design-tabs.js" not in scripts(parsed(build, "cards.html"))
    assert "design-tabs.js" in scripts(parsed(build, "tabs.html"))


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("{fas}`rocket`", "fontawesome.js"),
        (":::{div} carousel\nText\n:::", "bootstrap.js"),
        ('<p data-bs-toggle="tooltip" title="x">Text</p>', "bootstrap.js"),
    ],
)
def test_a_page_that_uses_more_of_the_inherited_theme_gets_all_of_it(
    site: Site, text: str, script: str
) -> None:
    site.write({"more.md": f"---\norphan: true\n---\n# More\n\n{text}\n"})
    build = site.build("html", myst_enable_extensions=["colon_fence"], **DESIGN)
    page = parsed(build, "more.html")
    assert [name for name in styles(page) if name in COMPLETE] == COMPLETE
    assert "workshop-theme.css" not in styles(page)
    assert script in scripts(page)
    assert "workshop-theme.css" in styles(parsed(build, "index.html"))


def test_a_template_of_the_site_may_use_any_class_of_the_inherited_theme(site: Site) -> None:
    assert ".list-group{" not in site.build("html", **THEME).text("_static/workshop-theme.css")
    site.write({"_templates/mine.html": '<ul class="list-group"><li>Mine</li></ul>\n'})
    settings = {"templates_path": ["_templates"], "html_theme_options": {"footer_center": ["mine.html"]}}
    build = site.build("html", **settings, **THEME)
    assert parsed(build, "index.html").select_one("ul.list-group")
    assert ".list-group{" in build.text("_static/workshop-theme.css")


def test_code_brings_its_colours(site: Site) -> None:
    site.write({"code.md": "---\norphan: true\n---\n# Code\n\n```python\nx = 1\n```\n"})
    build = site.build("html", **THEME)
    assert "pygments.css" in styles(parsed(build, "code.html"))
    assert "pygments.css" not in styles(parsed(build, "index.html"))


def test_scripts_of_the_site_find_what_sphinx_gives_them(site: Site) -> None:
    site.write({"_static/own.js": ""})
    page = parsed(
        site.build("html", html_static_path=["_static"], html_js_files=["own.js"], **THEME), "index.html"
    )
    names = scripts(page)
    assert names.index("documentation_options.js") < names.index("doctools.js") < names.index("own.js")


def test_the_inline_script_of_a_site_is_allowed(site: Site) -> None:
    files = [[None, {"body": "window.x = 1"}]]
    page = parsed(site.build("html", html_js_files=files, **THEME), "index.html")
    assert page.find("script", string="window.x = 1")
    assert re.search(r"script-src 'self' 'sha256-[^']+'", policy(page))


def test_styles_and_icons_that_a_site_takes_from_elsewhere_are_allowed(site: Site) -> None:
    urls = {
        "html_css_files": ["https://fonts.example.org/a.css"],
        "html_favicon": "https://icons.example.org/a.svg",
        "html_logo": "https://logos.example.org/a.svg",
    }
    allowed = policy(parsed(site.build("html", **urls, **THEME), "index.html"))
    assert "style-src 'self' https://fonts.example.org" in allowed
    assert re.search("img-src [^;]*https://logos.example.org https://icons.example.org", allowed)


def test_a_build_says_what_the_policy_refuses(site: Site) -> None:
    site.write({"index.md": '# Welcome\n\n<button onclick="open()">Open</button> `<a onload="x">`\n'})
    build = site.build("html", **THEME)
    (line,) = build.warnings
    assert "index" in line
    assert "(onclick)" in line
    assert "`html_js_files`" in line
    options = {"content_security_policy": False}
    assert not site.build("html", html_theme_options=options, **THEME).warnings


def test_the_versions_of_a_site_can_be_chosen(site: Site) -> None:
    site.write({"_static/versions.json": '[{"version": "1", "url": "https://example.org/1/"}]'})
    options = {
        "switcher": {"json_url": "_static/versions.json", "version_match": "1"},
        "navbar_start": ["navbar-logo", "version-switcher"],
    }
    page = parsed(site.build("html", html_theme_options=options, **THEME), "index.html")
    inline = page.find("script", string=re.compile("theme_switcher_json_url"))
    assert inline is not None
    assert page.select_one(".version-switcher__container")
    assert "documentation_options.js" in scripts(page)
    assert re.search(r"script-src 'self' 'sha256-[^']+'", policy(page))


def test_the_search_page_has_its_scripts_and_no_inline_style(site: Site) -> None:
    page = parsed(site.build("html", **THEME), "search.html")
    assert {"documentation_options.js", "doctools.js", "searchtools.js", "language_data.js"} <= set(
        scripts(page)
    )
    assert page.select_one("form.workshop-search input[name=q]")


def test_a_page_without_a_description_is_described_by_its_beginning(site: Site) -> None:
    page = parsed(site.build("html", **THEME), "index.html")
    tags = page.select('meta[name="description"]')
    assert [tag["content"] for tag in tags] == [
        "A sentence about this workshop, which is long enough to describe it."
    ]


def test_short_lines_are_divided_and_cells_of_tables_left_out(site: Site) -> None:
    table = "| What | When |\n| --- | --- |\n| a | b |"
    site.write({"index.md": f"# Home\n\nOf examples\n\n{table}\n\nIt is short.\n\nMore.\n"})
    tags = parsed(site.build("html", **THEME), "index.html").select('meta[name="description"]')
    assert [tag["content"] for tag in tags] == ["Of examples \N{MIDDLE DOT} It is short. More."]


def test_a_page_that_describes_itself_is_left_alone(site: Site) -> None:
    site.write({"index.md": "---\nmyst:\n  html_meta:\n    description: Mine.\n---\n# Welcome\n\nText.\n"})
    tags = parsed(site.build("html", **THEME), "index.html").select('meta[name="description"]')
    assert [tag["content"] for tag in tags] == ["Mine."]


@pytest.mark.parametrize(
    ("language", "direction"), [("ar", "rtl"), ("he", "rtl"), ("de", None), ("pt_BR", None), ("tlh", None)]
)
def test_the_page_runs_as_its_language_does(site: Site, language: str, direction: str | None) -> None:
    html = parsed(site.build("html", language=language, **THEME), "index.html").html
    assert html is not None
    assert (html["lang"], html.get("dir")) == (language.replace("_", "-"), direction)


def test_an_accent_is_in_the_stylesheet_and_a_new_one_replaces_it(site: Site) -> None:
    first = site.build("html", html_theme_options={"accent": "#660000"}, **THEME)
    assert "#660000" in first.text("_static/workshop-theme.css")
    second = site.build("html", html_theme_options={"accent": "#004400"}, **THEME)
    assert "#004400" in second.text("_static/workshop-theme.css")
    assert "#660000" not in second.text("_static/workshop-theme.css")


def test_an_accent_that_is_no_colour_fails_a_strict_build(site: Site) -> None:
    assert site.build("html", strict=True, html_theme_options={"accent": "#00f"}, **THEME).statuscode == 0
    assert site.build("html", strict=True, html_theme_options={"accent": "blue"}, **THEME).statuscode == 1


def test_a_theme_that_inherits_from_ours_has_all_of_it(site: Site) -> None:
    site.write({"themes/mine/theme.toml": '[theme]\ninherit = "workshop"\n'})
    page = parsed(site.build("html", html_theme="mine", html_theme_path=["themes"]), "index.html")
    assert styles(page) == ["workshop-theme.css"]
    assert policy(page)


def test_only_a_page_with_pages_below_has_the_menu_of_a_section(site: Site) -> None:
    site.write(
        {
            "index.md": "# Welcome\n\n```{toctree}\none\ntwo\n```\n",
            "one.md": "# One\n",
            "two.md": "# Two\n\n```{toctree}\nthree\n```\n",
            "three.md": "# Three\n",
        }
    )
    build = site.build("html", **THEME)
    menus = {
        name: parsed(build, f"{name}.html").select_one(".bd-docs-nav")
        for name in ("index", "one", "two", "three")
    }
    assert [name for name, menu in menus.items() if menu is not None] == ["two", "three"]


def test_what_unfolds_a_menu_has_a_name_and_a_sign(site: Site) -> None:
    site.write(
        {
            "index.md": "# Welcome\n\n```{toctree}\none\n```\n",
            "one.md": "# One\n\n```{toctree}\ntwo\nthree\n```\n",
            "two.md": "# The `two` & all\n\n```{toctree}\nbelow\n```\n",
            "three.md": "# Three\n",
            "below.md": "# Below\n",
        }
    )
    build = site.build("html", **THEME)
    for page in ("one", "two", "below"):
        summary = parsed(build, f"{page}.html").select_one(".bd-docs-nav details > summary")
        assert summary is not None, page
        assert summary.get("aria-label") == "The two & all", page
    assert ".fa-chevron-down{" in build.text("_static/workshop-theme.css").replace(" {", "{")


def test_a_site_without_the_theme_has_none_of_its_files(site: Site) -> None:
    build: Build = site.build("html", html_theme="pydata_sphinx_theme")
    assert not (build.out / "_static/workshop-theme.css").exists()
    assert not policy(parsed(build, "index.html"))


def test_the_files_are_the_same_in_every_build(tmp_path: Path, new_site: type[Site]) -> None:
    builds = [new_site(tmp_path / name).build("html", **THEME) for name in ("one", "other")]
    for name in ("workshop-theme.css", "workshop-look.css", "workshop-theme.js"):
        first, second = (build.text(f"_static/{name}") for build in builds)
        assert first == second
