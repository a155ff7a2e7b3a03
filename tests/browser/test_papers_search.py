"""The search over papers in a browser: as one types, without a server, with what is typed shown as text."""

from __future__ import annotations

import gzip
import re
import sys
import unicodedata
from functools import partial
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from babel import Locale
from sphinx.locale import init

import sphinx_workshop
from sphinx_workshop.locale import CATALOG
from sphinx_workshop.model.event import Event
from sphinx_workshop.model.papers import Paper
from sphinx_workshop.model.phase import Phase
from sphinx_workshop.model.workshop import Workshop
from sphinx_workshop.papers.badges import badges as badges_of
from sphinx_workshop.papers.choices import choices_of
from sphinx_workshop.papers.search_form import count_html, found_words, search_html
from sphinx_workshop.search.index import build
from sphinx_workshop.search.words import words
from tests.browser.conftest import show_in
from tests.papers_in_numbers import papers
from tests.word_cases import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from playwright.sync_api import Locator, Page, Response, Route

    from tests.browser.conftest import OpenPage, Served

STATIC: Final = Path(sphinx_workshop.__file__).parent / "static"
PAGE: Final = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Papers</title>
<meta name="viewport" content="width=device-width">
<style>
:root {{ color-scheme: light; background: Canvas }}
@media (prefers-color-scheme: dark) {{ :root {{ color-scheme: dark }} }}
</style>
<link rel="stylesheet" href="_static/papers.css">
<script defer src="_static/papers-index.js"></script><script defer src="_static/papers.js"
data-none="No paper matches" data-short="Type more letters" data-failed="The search could not be loaded"
data-more="Show more" data-heading="Papers" data-comma=", "
data-allone="{{}} paper that matches" data-allother="All {{}} papers that match"></script>
</head><body><main><h1>Papers</h1>{main}</main></body></html>
"""
WORKSHOP: Final = Workshop(event=Event(name="Example", phase=Phase.PROGRAM))
HOSTILE: Final = "<img src=x onerror=hostile()>"
KNOWN: Final[list[dict[str, Any]]] = [
    {"id": "q1", "title": "Something else", "abstract": "A quokka and a zebra in a zoological garden."},
    {"id": "q2", "title": "Zebras", "authors": ["Zoë Đặng"], "decision": "oral", "keywords": "In the *wild*"},
    {"id": "q3", "title": "The zebra", "award": "Finest work", "decision": "oral", "track": "Striped"},
    {
        "id": "q4",
        "title": "The zebra and its quokka",
        "keywords": ["zoology", "in the wild"],
        "track": "Striped",
    },
    {"id": "q5", "title": "*Fast* $x^2 < y$ & `code`: a yolk", "abstract": "Yes."},
    {"id": "q6", "title": "Hazelnut " + HOSTILE.replace("<", r"\<"), "authors": [HOSTILE]},
    {"id": "q7", "title": "扩散模型", "authors": ["李明"]},
]


def known() -> list[Paper]:
    return [Paper.model_validate({"authors": ["Ada Lovelace"], **facts}) for facts in KNOWN]


def listed(paper: Paper, *, anchor: bool = True) -> str:
    authors = ", ".join(author.name for author in paper.known_authors)
    name = f' id="paper-{paper.id}"' if anchor else ""
    return (
        f'<li class="workshop-paper"{name}><p class="workshop-paper-heading">'
        f'<a class="workshop-paper-title" href="papers/{paper.id}.html">{escape(paper.title)}</a></p>'
        f'<p class="workshop-paper-authors">{escape(authors)}</p></li>'
    )


def write_site(folder: Path, known: Sequence[Paper], shown: int) -> None:
    """Write a page with a list of the first papers, one of them in both groups; other pages; the index."""
    init([], "en", CATALOG)
    (folder / "_static").mkdir(parents=True)
    for file in STATIC.glob("papers*"):
        (folder / "_static" / file.name).write_bytes(file.read_bytes())
    (folder / "papers/_index").mkdir(parents=True)
    for name, content in build(known, partial(badges_of, workshop=WORKSHOP)).items():
        (folder / "papers/_index" / name).write_text(content, encoding="ascii")
    first, second = [*map(listed, known[:3])], [*map(listed, known[3:shown]), listed(known[0], anchor=False)]
    groups = "".join(
        f'<section class="workshop-papers-group"><h2>{name} '
        f'<span class="workshop-papers-number">({len(some)})</span></h2>'
        f'<ul class="workshop-paper-list">{"".join(some)}</ul></section>'
        for name, some in (("First", first), ("Second", second))
    )
    places = 'data-index="papers/_index/" data-page="papers/{}.html"'
    searched = search_html(1, choices_of(known, WORKSHOP, Locale("en")))
    total = f'data-papers="{len(known)}" data-found="{found_words(len(known))}"'
    main = (
        f'<div class="workshop-papers" {total} {places}>'
        f'{searched}<p class="workshop-papers-count">{count_html(len(known))}</p>{groups}'
        '<nav class="workshop-papers-pages" aria-label="Pages"><a href="2.html">2</a></nav></div>'
    )
    results = f'<div class="workshop-paper-results" data-all="papers.html" {places}></div>'
    oral = main.replace(places, f'{places} data-decisions="best paper,oral"')
    pages = {"papers.html": main, "oral.html": oral, "search.html": results}
    for name, content in pages.items():
        (folder / name).write_text(PAGE.format(main=content), encoding="utf-8")
    polish = PAGE.format(main=results).replace('lang="en"', 'lang="pl"')
    (folder / "polish.html").write_text(polish, encoding="utf-8")


@pytest.fixture(scope="session")
def few(serve: Callable[[Path], Served], tmp_path_factory: pytest.TempPathFactory) -> Served:
    """Serve a page that lists all papers there are."""
    folder = tmp_path_factory.mktemp("few")
    write_site(folder, known(), len(KNOWN))
    return serve(folder)


@pytest.fixture(scope="session")
def many(serve: Callable[[Path], Served], tmp_path_factory: pytest.TempPathFactory) -> Served:
    """Serve a page that lists few of 5,000 papers and a few."""
    folder = tmp_path_factory.mktemp("many")
    write_site(folder, [*papers(5000), *known()], 99)
    return serve(folder)


def field(page: Page) -> Locator:
    return page.get_by_role("searchbox", name="Search papers")


def select(page: Page, name: str) -> Locator:
    return page.get_by_role("combobox", name=name)


def found(page: Page, number: int) -> str:
    """Return what a page says of a number of papers that are found in its list."""
    words = page.locator(".workshop-papers").get_attribute("data-found")
    assert words is not None
    return words.replace("{}", f"{number:,}")


def search(page: Page, query: str, said: str | int) -> list[str]:
    """Type a query, and return the titles that are then shown, once the page has said so."""
    status = page.get_by_role("status")
    if field(page).input_value():
        field(page).fill("")
        status.get_by_text(WHOLE).wait_for()
    field(page).fill(query)
    status.get_by_text(found(page, said) if isinstance(said, int) else said, exact=True).wait_for()
    return titles(page)


def titles(page: Page) -> list[str]:
    return page.locator(".workshop-paper-title:visible").all_text_contents()


WHOLE: Final = re.compile(r"^[\d,]+ papers$")
"""What a page says while it shows all papers."""
TITLES: Final = [paper.title for paper in known()]


def test_the_browser_and_the_index_agree_on_what_a_word_is(few: Served, open_page: OpenPage) -> None:
    page = open_page(f"{few.url}/papers.html")
    assert page.evaluate("texts => texts.map(workshopPapers.words)", list(WORDS)) == list(WORDS.values())
    signs = filter(lambda sign: unicodedata.category(sign)[0] in "LMNPSZ", map(chr, range(sys.maxunicode)))
    texts = [f"a{sign}b" for sign in signs]
    split = "text => text.split('\\n').map(line => workshopPapers.words(line).join(' ')).join('\\n')"
    found = page.evaluate(split, "\n".join(texts)).split("\n")
    assert [text for text, said in zip(texts, found, strict=True) if said.split(" ") != words(text)] == []


def test_a_list_of_some_decisions_finds_papers_of_these(many: Served, open_page: OpenPage) -> None:
    page = open_page(f"{many.url}/oral.html")
    assert search(page, "zebra", 2) == ["The zebra", "Zebras"]
    assert search(page, "zebra s", 2) == ["The zebra", "Zebras"]
    assert len(search(page, "s", "Type more letters")) == 100


def test_typing_hides_what_does_not_match_and_groups_with_nothing_left(
    few: Served, open_page: OpenPage
) -> None:
    page = open_page(f"{few.url}/papers.html")
    field(page).press_sequentially("quok", delay=20)
    page.get_by_text(found(page, 2)).wait_for()
    assert titles(page) == ["Something else", "The zebra and its quokka", "Something else"]
    field(page).press_sequentially("ka zebra i")
    assert search(page, "quokka zebra it", 1) == ["The zebra and its quokka"]
    assert not page.get_by_text("First").is_visible()
    assert search(page, "quokka walrus", "No paper matches") == []
    assert not page.get_by_text("Second").is_visible()
    field(page).press("Escape")
    assert field(page).input_value() == ""
    assert titles(page) == [*TITLES, TITLES[0]]
    assert page.get_by_role("status").text_content() == "7 papers"


def test_the_best_comes_first(many: Served, open_page: OpenPage) -> None:
    """Titles before abstracts, whole words before beginnings, and else the order of the papers."""
    page = open_page(f"{many.url}/papers.html")
    found = search(page, "zebra", 4)
    assert found == ["The zebra", "The zebra and its quokka", "Zebras", "Something else"]
    first = page.locator(".workshop-papers-found .workshop-paper").first
    assert first.get_by_role("link").get_attribute("href") == "papers/q3.html"
    assert first.inner_text().split("\n") == ["The zebra Finest work Oral Striped", "", "Ada Lovelace"]
    assert not page.locator(".workshop-papers-group, .workshop-papers-pages").filter(visible=True).count()
    assert search(page, "ZEBRA zoo", 2) == ["The zebra and its quokka", "Something else"]
    field(page).fill("")
    page.get_by_text("First").wait_for()
    assert len(titles(page)) == 100


def test_accents_and_scripts_make_no_difference(many: Served, open_page: OpenPage) -> None:
    page = open_page(f"{many.url}/papers.html")
    for query in ("zoe dang", "ZOË", "đặng", "Đặng Zo"):
        assert search(page, query, 1) == ["Zebras"]
    assert search(page, "散模", 1) == ["扩散模型"]


def test_what_looks_like_markup_is_shown_as_text(many: Served, open_page: OpenPage) -> None:
    page = open_page(f"{many.url}/papers.html")
    assert search(page, "yolk", 1) == ["Fast x^2 < y & code: a yolk"]
    assert search(page, "hazelnut", 1)[0] == f"Hazelnut {HOSTILE}"
    assert page.locator(".workshop-papers-found .workshop-paper-authors").all_text_contents() == [HOSTILE]
    assert page.locator("img").count() == 0
    search(page, f"hazelnut {HOSTILE}", 1)
    assert page.locator("img").count() == 0


def test_a_search_can_be_sent_as_a_link(many: Served, open_page: OpenPage) -> None:
    page = open_page(f"{many.url}/papers.html?from=mail#top")
    search(page, "zoë & zebras", 1)
    assert page.url.endswith("/papers.html?from=mail&q=zo%C3%AB+%26+zebras#top")
    again = open_page(page.url)
    again.get_by_text(found(again, 1)).wait_for()
    assert field(again).input_value() == "zoë & zebras"
    field(again).press("Escape")
    again.get_by_text("First").wait_for()
    assert again.url.endswith("/papers.html?from=mail#top")


def test_the_keyboard_reaches_more_results(many: Served, open_page: OpenPage) -> None:
    page = open_page(f"{many.url}/papers.html")
    field(page).fill("con")
    page.get_by_role("button", name="Show more").wait_for()
    assert len(titles(page)) == 20
    page.get_by_role("button", name="Show more").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelectorAll('.workshop-papers-found li').length === 40")
    assert page.evaluate("document.activeElement.textContent") == titles(page)[20]
    assert len(set(titles(page))) == 40


def test_a_letter_alone_waits_for_more(many: Served, open_page: OpenPage) -> None:
    page = open_page(f"{many.url}/papers.html")
    assert len(search(page, "s", "Type more letters")) == 100
    assert search(page, "quokka s", 2) == ["The zebra and its quokka", "Something else"]


def test_an_older_answer_does_not_replace_a_newer_one(many: Served, open_page: OpenPage) -> None:
    page = open_page(f"{many.url}/papers.html")
    search(page, "zebra", 4)
    held: list[Route] = []
    page.route("**/t*.js*", lambda route: held.append(route))  # noqa: PLW0108 (playwright wants a function)
    field(page).fill("hazelnut")
    page.wait_for_timeout(300)
    assert len(held) == 1
    assert search(page, "zebras", 1) == ["Zebras"]
    held[0].continue_()
    page.wait_for_timeout(200)
    assert titles(page) == ["Zebras"]


def test_a_file_that_does_not_load_is_said_and_the_list_stays(many: Served, browser: Any) -> None:  # noqa: ANN401
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{many.url}/papers.html")
    page.route("**/t*.js*", lambda route: route.abort())
    assert len(search(page, "zebra", "The search could not be loaded")) == 100
    page.unroute("**/t*.js*")
    assert search(page, "zebras", 1) == ["Zebras"]
    context.close()


def test_the_search_works_in_a_page_opened_from_a_folder(
    few: Served, many: Served, open_page: OpenPage
) -> None:
    for site in (few, many):
        page = open_page((site.folder / "papers.html").as_uri())
        assert search(page, "zoë", 1) == ["Zebras"]


def test_a_list_is_filtered_by_what_its_papers_are(few: Served, open_page: OpenPage) -> None:
    page = open_page(f"{few.url}/papers.html")
    select(page, "Decision").select_option("Oral (2)")
    page.get_by_text(found(page, 2)).wait_for()
    assert titles(page) == ["Zebras", "The zebra"]
    assert page.get_by_role("heading", name="First (2 / 3)").is_visible()
    assert not page.get_by_role("heading", name="Second").is_visible()
    select(page, "Track").select_option("Striped (2)")
    page.get_by_text(found(page, 1)).wait_for()
    assert titles(page) == ["The zebra"]
    page.get_by_role("button", name="Clear").click()
    page.get_by_text(WHOLE).wait_for()
    assert page.get_by_role("heading", name="First (3)").is_visible()
    assert titles(page) == [*TITLES, TITLES[0]]
    assert [select(page, name).input_value() for name in ("Decision", "Track", "Keyword")] == ["", "", ""]
    assert page.evaluate("document.activeElement.type") == "search"  # the button is gone
    assert not page.get_by_role("button", name="Clear").is_visible()


def test_filters_and_words_hold_together_among_very_many(many: Served, open_page: OpenPage) -> None:
    page = open_page(f"{many.url}/papers.html")
    select(page, "Track").select_option("Striped (2)")
    page.get_by_text(found(page, 2)).wait_for()
    assert titles(page) == ["The zebra", "The zebra and its quokka"]
    field(page).fill("quokka")
    page.get_by_text(found(page, 1)).wait_for()
    assert titles(page) == ["The zebra and its quokka"]
    field(page).fill("s")
    page.get_by_text("Type more letters").wait_for()
    assert titles(page) == ["The zebra", "The zebra and its quokka"]
    field(page).fill("hazelnut")
    page.get_by_text("No paper matches").wait_for()


def test_a_paper_is_found_by_decision_award_and_track(many: Served, open_page: OpenPage) -> None:
    page = open_page(f"{many.url}/papers.html")
    for query in ("finest", "striped oral"):
        assert search(page, query, 1) == ["The zebra"]


def test_a_choice_can_be_sent_as_a_link_in_any_spelling(
    few: Served, many: Served, open_page: OpenPage
) -> None:
    for site in (few, many):
        page = open_page(f"{site.url}/papers.html?keyword=in+THE+wild&q=zebra")
        page.get_by_text(found(page, 2)).wait_for()
        assert sorted(titles(page)) == ["The zebra and its quokka", "Zebras"]
        assert field(page).input_value() == "zebra"
        assert page.get_by_role("button", name="Clear").is_visible()
    page = open_page(f"{many.url}/papers.html?keyword=Zoology")  # not among the most frequent ones
    page.get_by_text(found(page, 1)).wait_for()
    assert select(page, "Keyword").input_value() == "Zoology"
    page = open_page(f"{many.url}/papers.html?keyword={HOSTILE}")
    page.get_by_text("No paper matches").wait_for()
    assert page.locator("img").count() == 0


def test_the_way_back_leads_through_what_was_asked(few: Served, open_page: OpenPage) -> None:
    page = open_page(f"{few.url}/papers.html")
    search(page, "zebra", 4)
    search(page, "zebras", 1)
    select(page, "Decision").select_option("Oral (2)")
    page.wait_for_url("**/papers.html?q=zebras&decision=oral")
    page.go_back()
    page.wait_for_url("**/papers.html?q=zebras")
    assert select(page, "Decision").input_value() == ""
    page.go_back()
    page.get_by_text(WHOLE).wait_for()
    assert field(page).input_value() == ""
    assert titles(page) == [*TITLES, TITLES[0]]
    page.go_forward()
    page.get_by_text(found(page, 1)).wait_for()


def test_nothing_moves_when_the_search_appears(few: Served, open_page: OpenPage) -> None:
    for width in (320, 390, 1280):
        page = open_page("about:blank", width=width)
        held: list[Route] = []
        page.route("**/papers.js", lambda route: held.append(route))  # noqa: B023, PLW0108
        page.goto(f"{few.url}/papers.html", wait_until="commit")
        first = page.get_by_role("heading", name="First")
        page.wait_for_function("performance.getEntriesByType('paint').length")  # the styles are there
        before = first.bounding_box()
        assert not field(page).is_visible()
        held[0].continue_()
        field(page).wait_for()
        assert first.bounding_box() == before


def test_papers_are_among_the_results_of_the_search_page(many: Served, open_page: OpenPage) -> None:
    page = open_page(f"{many.url}/search.html?q=zebra")
    page.get_by_role("heading", name="Papers", level=2).wait_for()
    assert titles(page)[0] == "The zebra"
    assert page.get_by_role("link", name="All").count() == 0
    page.goto(f"{many.url}/search.html?q=con")
    page.locator(".workshop-papers-all a").wait_for()
    assert len(titles(page)) == 10
    page.locator(".workshop-papers-all a").click()
    page.get_by_role("button", name="Show more").wait_for()
    assert field(page).input_value() == "con"


def test_where_a_browser_tells_more_plurals_apart_than_the_page_the_words_for_any_number_are_said(
    many: Served, open_page: OpenPage
) -> None:
    page = open_page(f"{many.url}/polish.html?q=con")
    link = page.locator(".workshop-papers-all a")
    link.wait_for()
    assert re.fullmatch(r"All \d+ papers that match", link.inner_text())


@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing_wrong_and_a_thumb_hits(
    many: Served, open_page: OpenPage, axe: Callable[[Page], list[str]], width: int
) -> None:
    page = open_page(f"{many.url}/papers.html", width=width)
    field(page).fill("con")
    more = page.get_by_role("button", name="Show more")
    more.wait_for()
    assert page.get_by_role("search", name="Search papers").count() == 1  # themes have a search, too
    for scheme in ("light", "dark"):
        show_in(page, scheme, width)
        assert axe(page) == []
    for control in (field(page), more, *map(partial(select, page), ("Decision", "Track", "Keyword"))):
        box = control.bounding_box()
        assert box is not None
        assert box["height"] >= 44
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(("pause", "most"), [(10, 60_000), (1000, 150_000)], ids=["fast", "slowly"])
def test_an_answer_costs_little_however_one_types(
    many: Served, open_page: OpenPage, pause: int, most: int
) -> None:
    """Who types slowly is answered at each letter; the page's clock stands still between the keys."""
    page = open_page("about:blank")
    page.clock.install(time=0)
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 (playwright wants a function)

    def received() -> int:
        """Return the bytes of scripts and index, as a server that compresses sends them."""
        scripts = (answer for answer in answers if ".js" in answer.url)
        return sum(len(gzip.compress(answer.body())) for answer in scripts)

    page.goto(f"{many.url}/papers.html")
    assert received() < 7_000  # without a search nothing of the index
    page.clock.pause_at(3_600_000)
    for key in "ru ta rer":
        field(page).press_sequentially(key)
        page.clock.run_for(pause)
    page.clock.run_for(1000)
    page.get_by_text(found(page, 1508)).wait_for()
    page.wait_for_load_state("networkidle")
    assert len(titles(page)) == 20
    assert received() < most
