"""Every fact of the workshop's first page, one by one, on the page where a reader looks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bs4 import BeautifulSoup, Tag

NAME: Final = "Visual Generative Modeling Workshop 2022"
TAGLINE: Final = "Empowering Visual Data with Generative Models: From Research to Production"
AUTHOR_KIT: Final = "https://neurips.cc/Conferences/2022/PaperInformation/StyleFiles"
READERS_PAGES: Final = ("index", "proposal", "topics", "cfp", "dates", "speakers", "program", "organizers")
TO_BE: Final = "to be announced"

AUDIENCE: Final = ("researchers", "practitioners", "engineers", "students", "enthusiasts")
FORMAT: Final = [
    ("full-day", "virtual", "event"),
    ("all talks are pre-recorded",),
    ("poster", "panel discussion", "livestreamed", "streamyard", "youtube"),
]
TOPICS: Final = [
    ("visual data production", "using simulation techniques"),
    ("visual data production", "translation between simulation and real scenarios"),
    ("generative modeling techniques", "gans"),
    ("generative modeling techniques", "nerfs"),
    ("generative modeling techniques", "images, videos"),
    ("generative modeling techniques", "related domains", "medical images"),
    ("image synthesis techniques", "in real scenarios", "including but not limited to"),
    ("image synthesis techniques", "dataset creation"),
    ("image synthesis techniques", "data annotation"),
    ("image synthesis techniques", "user interaction"),
    ("image synthesis techniques", "data augmentation"),
    ("data generation", "related industries"),
    ("data generation", "autonomous driving"),
    ("data generation", "computer animation"),
    ("data generation", "virtual", "augmented", "mixed", "reality"),
]
CALL: Final = [
    ("full papers", "9 pages", "excluding references"),
    ("short papers", "5 pages", "excluding references"),
    ("short papers", "work-in-progress", "demo papers"),
    ("file format", "pdf"),
    ("template", "neurips 2022"),
    ("language", "english"),
    ("following", "neurips 2022 workshop guidelines", "only", "original content"),
    ("already published", "another venue", "not accepted"),
    ("double-blind",),
    ("reviews of accepted papers", "public"),
    ("at least 3 reviewers",),
    ("at least one author", "each accepted paper", "attend", "present"),
]
ORGANIZERS: Final = [
    ("Anh Tran", "VinAI"),
    ("Binh-Son Hua", "VinAI"),
    ("Khoi Nguyen", "VinAI"),
    ("Dinh Phung", "Monash University"),
    ("Jianfei Cai", "Monash University"),
]

FACTS: Final[dict[str, list[tuple[str, ...]]]] = {
    "index": [
        (NAME.lower(),),
        (TAGLINE.lower(),),
        ("neurips workshop proposal", "may be revised", "acceptance"),
        ("welcome to the first visual generative modeling workshop", "vgm 2022"),
        ("photorealistic image synthesis", "fantastic progress", "recent years"),
        ("physics-based simulation",),
        ("generative adversarial networks (gans)",),
        ("neural radiance fields (nerfs)",),
        ("new family of generative image modeling techniques", "notable realism"),
        ("realistic data", "large scale"),
        ("new opportunities", "generative models", "data synthesis", "production"),
        ("train neural networks", "in practice"),
        ("train neural networks", "enhance perception models in autonomous driving"),
        ("train neural networks", "generate digital humans in computer animation"),
        ("open challenges", "data realism"),
        ("open challenges", "domain gap between synthetic and real data"),
        ("open challenges", "generating labels together with the data"),
        (*AUDIENCE, "past", "present", "future"),
        ("generative modeling and data synthesis", "research and production"),
        *FORMAT,
        ("date", TO_BE),
        ("format", "virtual"),
        ("contact", TO_BE),
        ("submission", TO_BE),
        ("livestream", TO_BE),
    ],
    "proposal": [
        (TAGLINE.lower(),),
        ("neurips workshop proposal", "may be revised", "acceptance"),
        ("photorealistic image synthesis", "fantastic progress", "recent years"),
        ("in addition to image synthesis by physics-based simulation",),
        ("new family of generative image modeling techniques", "notable image realism"),
        ("generative adversarial networks (gans)",),
        ("neural radiance fields (nerfs)",),
        ("new opportunities", "generative models", "data synthesis"),
        ("realistic data", "large scale", "production"),
        ("used in practice", "train neural networks"),
        ("enhance perception models", "autonomous driving"),
        ("digital human", "computer animation"),
        ("open challenges", "data synthesis"),
        ("realism", "data"),
        ("domain gap", "between synthetic and real data"),
        ("labels together with the data",),
        ("generative modeling and data synthesis", "both research and production"),
        (*AUDIENCE, "past", "present", "future"),
        *TOPICS,
        *FORMAT,
        *CALL,
        *((name.lower(), affiliation.lower()) for name, affiliation in ORGANIZERS),
    ],
    "topics": [("includes, but is not limited to",), *TOPICS],
    "cfp": [
        ("full papers", "short papers"),
        *CALL,
        ("openreview", "submit"),
        ("submission", TO_BE),
    ],
    "dates": [("important dates", TO_BE)],
    "speakers": [("invited speakers", TO_BE)],
    "program": [("the program", TO_BE), *FORMAT],
    "organizers": [
        *((name.lower(), affiliation.lower()) for name, affiliation in ORGANIZERS),
        (NAME.lower(),),
    ],
}


def content(page: BeautifulSoup) -> Tag:
    main = page.select_one("main article")
    assert main is not None
    return main


def said(page: BeautifulSoup) -> list[str]:
    """Return what a page says, in lower case: each heading, paragraph, item, and term with its definition."""
    article = content(page)
    blocks = [block.get_text(" ") for block in article.select("h1, h2, h3, p, li")]
    for term in article.select("dt"):
        definition = term.find_next_sibling("dd")
        blocks.append(f"{term.get_text(' ')} {definition.get_text(' ') if definition else ''}")
    joined = [" ".join(block.lower().split()) for block in blocks]
    return [block.replace(" ,", ",").replace(" .", ".") for block in joined]


@pytest.mark.parametrize(
    ("page", "fact"),
    [
        pytest.param(page, fact, id=f"{page}: {' … '.join(fact)}")
        for page, facts in FACTS.items()
        for fact in facts
    ],
)
def test_a_page_says_the_fact(pages: dict[str, BeautifulSoup], page: str, fact: tuple[str, ...]) -> None:
    blocks = said(pages[page])
    assert [block for block in blocks if all(part in block for part in fact)], blocks


def test_every_page_for_readers_has_its_facts() -> None:
    assert FACTS.keys() == set(READERS_PAGES)


@pytest.mark.parametrize("page", ["organizers", "proposal"])
def test_organizers_stand_in_their_order(pages: dict[str, BeautifulSoup], page: str) -> None:
    names = [name.get_text() for name in content(pages[page]).select(".workshop-name")]
    assert names == [name for name, _affiliation in ORGANIZERS]


def test_organizers_are_cards_with_initials(pages: dict[str, BeautifulSoup]) -> None:
    initials = [
        one.get_text() for one in content(pages["organizers"]).select(".workshop-cards .workshop-initials")
    ]
    assert initials == ["AT", "BH", "KN", "DP", "JC"]


def test_the_template_leads_to_the_author_kit(pages: dict[str, BeautifulSoup]) -> None:
    links = {link["href"]: link.get_text() for link in content(pages["cfp"]).select("a")}
    assert "NeurIPS 2022" in links[AUTHOR_KIT]


def test_the_home_page_leads_to_all_pages(pages: dict[str, BeautifulSoup]) -> None:
    links = {str(link["href"]) for link in content(pages["index"]).select("a[href]")}
    assert {f"{page}.html" for page in READERS_PAGES if page != "index"} <= links
    assert "contribute.html" in links


def test_the_slips_of_the_first_page_are_corrected(pages: dict[str, BeautifulSoup]) -> None:
    for name in READERS_PAGES:
        text = " ".join(content(pages[name]).get_text(" ").lower().split())
        for slip in (
            "in additional to",
            "discuss about",
            "despite such",
            "there remains open",
            "in a large scale",
            "digital human ",
        ):
            assert slip not in text, name


@pytest.mark.parametrize("name", READERS_PAGES)
def test_readers_never_meet_the_word_tbd(pages: dict[str, BeautifulSoup], name: str) -> None:
    assert "TBD" not in pages[name].get_text(" ")


def test_what_is_to_be_announced_is_no_link(pages: dict[str, BeautifulSoup]) -> None:
    for name in READERS_PAGES:
        assert content(pages[name]).select("a .workshop-tbd, .workshop-tbd a") == [], name


def test_text_has_the_organizers_as_a_list(build: Callable[[str], Path]) -> None:
    text = (build("text") / "organizers.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.startswith("* **")]
    assert lines == [f"* **{name}**, {affiliation}" for name, affiliation in ORGANIZERS]
