"""The theme's own work: cutting a stylesheet down, colours that can be read, and the policy of a page."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest

from sphinx_workshop.theme.colours import Colour, contrast, parse, readable
from sphinx_workshop.theme.palette import DEFAULT, GROUND, palette, palette_of
from sphinx_workshop.theme.policy import policy, without_style_attributes
from sphinx_workshop.theme.stylesheet import Rule, cut, rules
from sphinx_workshop.theme.translations import without_evaluation

# --- The stylesheet ---


def test_a_rule_for_classes_that_no_page_has_is_left_out_and_its_class_is_named() -> None:
    small = cut(".card{color:red}.nav{color:blue}", {"nav"}.__contains__)
    assert small.css == ".nav{color:blue}"
    assert small.left_out == {"card"}


def test_a_rule_stays_for_those_of_its_selectors_that_can_match() -> None:
    small = cut(".nav > .card, .nav a, p{margin:0}", {"nav"}.__contains__)
    assert small.css == ".nav a,p{margin:0}"


@pytest.mark.parametrize(
    "css",
    [
        "a:not(.card){color:red}",
        ":is(.card,.nav) p{color:red}",
        "html:has(.card){color:red}",
        '[class~="card"]{color:red}',
        "#card{color:red}",
    ],
)
def test_a_rule_that_matches_without_an_unknown_class_stays(css: str) -> None:
    assert cut(css, {"nav"}.__contains__).css == css


def test_rules_inside_conditions_are_cut_and_empty_conditions_go() -> None:
    css = "@media print{.card{a:b}.nav{c:d}}@supports (display:grid){.card{a:b}}"
    assert cut(css, {"nav"}.__contains__).css == "@media print{.nav{c:d}}"


def test_braces_and_semicolons_in_strings_and_pictures_end_no_rule() -> None:
    picture = "url(\"data:image/svg+xml,<svg style='a:b'>{;}</svg>\")"
    css = f'.nav{{background:{picture};content:"}}"}}p{{x:y}}'
    assert [rule.prelude for rule in rules(css)] == [".nav", "p"]
    assert cut(css, {"nav"}.__contains__).css == css


def test_icons_from_fonts_are_left_out_however_well_known() -> None:
    css = '@font-face{font-family:"Font Awesome 7 Free"}.fa-solid,.fas{a:b}.fa-bars{c:d}.fade{e:f}'
    small = cut(css, lambda _name: True)
    assert small.css == ".fade{e:f}"
    assert small.left_out == {"fa-solid", "fas", "fa-bars"}


def test_a_rule_without_a_block_stays() -> None:
    assert list(rules('@charset "utf-8";p{a:b}')) == [Rule('@charset "utf-8";', None), Rule("p", "a:b")]


# --- The colours ---


def test_contrast_is_what_the_standard_defines() -> None:
    black, white = Colour(0, 0, 0), Colour(1, 1, 1)
    assert contrast(black, white) == pytest.approx(21)
    assert contrast(white, white) == pytest.approx(1)
    grey = parse("#767676")
    assert grey is not None
    assert contrast(grey, white) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("text", ["", "red", "27477f", "#27477", "#gggggg", "rgb(1,2,3)"])
def test_what_is_no_colour_is_none(text: str) -> None:
    assert parse(text) is None


def test_a_short_colour_is_the_long_one() -> None:
    assert str(parse("#a3F")) == "#aa33ff"


@pytest.mark.parametrize(
    "accent", ["#ffff00", "#ffffff", "#000000", "#808080", "#ff0000", "#27477f", "#00ff7f"]
)
@pytest.mark.parametrize("ground", GROUND)
def test_any_accent_becomes_a_colour_that_can_be_read(accent: str, ground: Colour) -> None:
    colour = parse(accent)
    assert colour is not None
    assert contrast(readable(colour, ground, 7), ground) >= 7


def test_a_colour_that_can_be_read_stays_as_it_is() -> None:
    assert readable(DEFAULT, GROUND.light, 7) == DEFAULT
    assert f"--workshop-theme-accent: light-dark({DEFAULT}, " in palette(DEFAULT, DEFAULT)


def test_an_option_that_is_no_colour_gives_the_default() -> None:
    assert palette_of({"accent": "blue"}) == palette_of({})
    assert palette_of({"accent": "#a00"}) != palette_of({})


# --- The policy ---


def hashed(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_a_page_may_load_only_what_the_site_has() -> None:
    allowed = policy("<p>Text</p>")
    assert "default-src 'self'" in allowed
    assert "object-src 'none'" in allowed
    assert "unsafe" not in allowed


def test_style_attributes_become_classes_of_a_sheet() -> None:
    body = without_style_attributes(
        '<p style="color: red">a</p><col class="x" style="width: 3%" /><b style="color: red">c</b>'
    )
    assert body.html == (
        '<p class="page-style-1">a</p><col class="page-style-2 x" /><b class="page-style-1">c</b>'
    )
    assert body.sheet == ".page-style-1.page-style-1{color: red}.page-style-2.page-style-2{width: 3%}"


def test_words_that_look_like_a_style_attribute_stay() -> None:
    text = '<p>Write &lt;p style="x"&gt; or style="y".</p><code> style="z"</code>'
    assert without_style_attributes(text) == (text, "")


@pytest.mark.parametrize("style", ["a:b} body {display: none", "a:b</style><script>alert(1)</script>"])
def test_a_style_cannot_leave_its_rule(style: str) -> None:
    assert not without_style_attributes(f'<p style="{style}">x</p>').sheet


def test_the_sheet_and_inline_scripts_are_allowed_word_for_word() -> None:
    allowed = policy("<script>one()</script><style>p{}</style>", inline=["two()"], sheet=".a{}")
    assert f"script-src 'self' {hashed('one()')} {hashed('two()')}" in allowed
    assert f"style-src 'self' {hashed('p{}')} {hashed('.a{}')}" in allowed


def test_what_a_page_asks_for_elsewhere_is_allowed_by_its_origin() -> None:
    body = '<iframe width="1" src="https://video.example.org/embed/1?x=2"></iframe><img src="https://a.example/b.png">'
    allowed = policy(body, [("script", "https://cdn.example.org/x.js"), ("script", "_static/own.js")])
    assert "frame-src 'self' https://video.example.org" in allowed
    assert "img-src 'self' data: https://a.example" in allowed
    assert "script-src 'self' https://cdn.example.org" in allowed
    assert "/embed" not in allowed


@pytest.mark.parametrize(
    ("scripts", "inline"),
    [
        (["https://cdn.example.org/draw.js"], []),
        ([], ['import draw from "https://cdn.example.org/draw.mjs";\ndraw();']),
        ([], ['await import("https://cdn.example.org/draw.mjs");']),
    ],
)
def test_a_script_from_elsewhere_may_draw(scripts: list[str], inline: list[str]) -> None:
    loads = [("script", url) for url in scripts]
    allowed = policy("<p>Text</p>", loads, inline, sheet=".a{}").split("; ")
    assert re.search("script-src 'self' .*https://cdn.example.org(?= |$)", allowed[5])
    assert "style-src 'self' 'unsafe-inline' https://cdn.example.org" in allowed
    assert {"font-src 'self' https://cdn.example.org", "worker-src 'self' blob:"} <= set(allowed)


def test_a_module_of_the_site_may_draw_and_load_nothing_from_elsewhere() -> None:
    allowed = policy("<p>Text</p>", inline=['import draw from "./_static/draw.mjs";'])
    assert "style-src 'self' 'unsafe-inline';" in allowed
    assert "http" not in allowed


def test_a_stylesheet_and_an_icon_from_elsewhere_are_allowed() -> None:
    allowed = policy(
        "<p>Text</p>",
        [("link", "https://fonts.example.org/css?family=A"), ("img", "https://a.example/icon.svg")],
        sheet=".a{}",
    )
    assert f"style-src 'self' {hashed('.a{}')} https://fonts.example.org;" in allowed
    assert "font-src 'self' https:" in allowed
    assert "img-src 'self' data: https://a.example;" in allowed


def test_a_script_that_draws_takes_no_stylesheet_away() -> None:
    loads = [("link", "https://styles.example.org/a.css"), ("script", "https://cdn.example.org/draw.js")]
    allowed = policy("<p>Text</p>", loads)
    styles = "style-src 'self' https://styles.example.org 'unsafe-inline' https://cdn.example.org;"
    assert styles in allowed
    assert "font-src 'self' https: https://cdn.example.org" in allowed


def test_an_inline_script_alone_may_write_no_styles() -> None:
    assert "unsafe" not in policy("<p>Text</p>", [("script", "_static/own.js")], ["window.important = 'x'"])


def test_a_drawing_in_a_file_of_its_own_is_shown() -> None:
    drawn = '<object data="{}" type="image/svg+xml"></object>'
    assert "object-src 'self';" in policy(drawn.format("_images/a.svg"))
    assert "object-src 'self' https://a.example;" in policy(drawn.format("https://a.example/a.svg"))


def test_no_page_evaluates_the_translations_of_sphinx() -> None:
    catalog = '{"locale": "de", "messages": {"a": "b"}, "plural_expr": "(n != 1)"}'
    script = f"Documentation.addTranslations({catalog});\n"
    after = without_evaluation(script)
    assert 'Object.assign(Documentation.TRANSLATIONS, {"a": "b"});' in after
    assert "PLURAL_EXPR = (n) => Number((n != 1));" in after
    assert without_evaluation(after) == after
