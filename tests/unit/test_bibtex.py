"""Papers as BibTeX: names stay whole, titles keep their capitals, and no text can end its field."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.bibtex.utils import change_case
from pybtex.database import BibliographyData, parse_string

from sphinx_workshop.export.addresses import Addresses
from sphinx_workshop.export.bibtex import bibtex
from sphinx_workshop.export.formats import FORMATS
from sphinx_workshop.export.refused import Refused
from sphinx_workshop.export.tex import capitals, latex

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx_workshop.model.workshop import Workshop

    LoadGood = Callable[[Mapping[str, str]], Workshop]

EVENT = "name: Example & Co Workshop\nphase: program\ndate: 2030-12-02\n"
PAPERS = """\
- id: "7"
  title: "Robots & $x_1^2$: *really* 100 % of `a_b`"
  authors:
    - Ada von Example
    - Example and Sons
  keywords: [robots & co, examples]
  links:
    openreview: https://openreview.net/forum?id=a_b
    more:
      - {label: Published, url: "https://doi.org/10.1234/abc_(7)"}
- id: b
  title: Two
  authors:
    - 李明
"""
NASTY = (
    "Braces {a} and }b{",
    "Dollars: 5 \\$ and 6 \\$, $x$, 100 % of #1 & _2_ ~ ^3",
    "李明的例子 и Примеры",
    "$\\{a \\mid a > 1\\}$ and $\\frac{1}{2}$",
    "An open brace $\\left\\{ x \\right.$ in a formula",
    "*Emphasis* first",
    'A backslash \\\\ and "quotes" and @signs, with = commas',
    "$a % b$",
)


def parse(text: str) -> BibliographyData:
    """Read entries as pybtex does, which raises for each mistake."""
    return parse_string(text, "bibtex")


def names(text: str, key: str) -> list[tuple[list[str], ...]]:
    """Return the first names, particles, family names and suffixes of the authors of an entry."""
    people = parse(text).entries[key].persons["author"]
    return [
        (one.first_names + one.middle_names, one.prelast_names, one.last_names, one.lineage_names)
        for one in people
    ]


def test_papers_are_written_as_entries(load_good: LoadGood) -> None:
    text = str(FORMATS["bibtex"].make(load_good({"workshop.yml": EVENT, "papers.yml": PAPERS})))
    assert (
        text
        == r"""@proceedings{proceedings-example-co-workshop,
  title = {{Example \& Co Workshop}},
  year = {2030},
  month = dec
}

@inproceedings{example2030-7,
  title = {{Robots \& $x_1^2$: \emph{really} 100 \% of \texttt{a\_b}}},
  author = {Ada von Example and {Example and Sons}},
  booktitle = {Example \& Co Workshop},
  year = {2030},
  month = dec,
  url = {https://openreview.net/forum?id=a_b},
  doi = {10.1234/abc_(7)},
  keywords = {robots \& co, examples}
}

@inproceedings{paper2030-b,
  title = {{Two}},
  author = {李明},
  booktitle = {Example \& Co Workshop},
  year = {2030},
  month = dec
}
"""
    )
    assert list(parse(text).entries) == ["proceedings-example-co-workshop", "example2030-7", "paper2030-b"]


def test_no_paper_is_written_before_the_program(load_good: LoadGood) -> None:
    files = {"workshop.yml": EVENT.replace("program", "review"), "papers.yml": PAPERS}
    with pytest.raises(Refused, match="public from phase `program` on, and the phase is `review`"):
        FORMATS["bibtex"].make(load_good(files))


ORGANIZERS = "- {name: Ada Example, role: General chair}\n- {name: Bo Example, role: Volume editor}\n"


def test_a_published_volume_has_its_editors_and_its_address(load_good: LoadGood) -> None:
    event = f"{EVENT}venue:\n  address: Example Town\nlinks:\n  proceedings: https://example.org/volume\n"
    files = {"workshop.yml": event, "papers.yml": PAPERS, "organizers.yml": ORGANIZERS}
    (volume, *_papers) = parse(bibtex(load_good(files))).entries.values()
    assert [str(one) for one in volume.persons["editor"]] == ["Example, Bo"]
    assert (volume.fields["address"], volume.fields["url"]) == ("Example Town", "https://example.org/volume")
    files["organizers.yml"] = ORGANIZERS.replace("editor", "chair")
    (volume, *_papers) = parse(bibtex(load_good(files))).entries.values()
    assert [str(one) for one in volume.persons["editor"]] == ["Example, Ada", "Example, Bo"]


def test_papers_without_a_volume_have_no_editors(load_good: LoadGood) -> None:
    event = f"{EVENT}links:\n  proceedings: TBD\nhost: neurips-2022\n".replace("2030", "2022")
    files = {"workshop.yml": event, "papers.yml": PAPERS, "organizers.yml": ORGANIZERS}
    text = bibtex(load_good(files), Addresses("https://example.org/ewe/"))
    (volume, *_papers) = parse(text).entries.values()
    assert (volume.fields["url"], volume.fields["note"]) == (
        "https://example.org/ewe/",
        "Workshop at NeurIPS 2022",
    )
    assert not volume.persons
    assert "TBD" not in text


@pytest.mark.parametrize(
    ("name", "key", "parts"),
    [
        ("Ada van der Berg", "berg2030-1", (["Ada"], ["van", "der"], ["Berg"], [])),
        ("李明", "paper2030-1", ([], [], ["李明"], [])),
        ("Đặng Thị Hương", "huong2030-1", (["Đặng", "Thị"], [], ["Hương"], [])),
        ("Sam Example Jr.", "example2030-1", (["Sam"], [], ["{Example Jr.}"], [])),
        ("Sons AND Daughters", "daughters2030-1", ([], [], ["{Sons AND Daughters}"], [])),
        ("others", "others2030-1", ([], [], ["{others}"], [])),
    ],
)
def test_no_name_is_taken_apart(
    load_good: LoadGood, name: str, key: str, parts: tuple[list[str], ...]
) -> None:
    files = {"workshop.yml": EVENT, "papers.yml": f"- id: '1'\n  title: One\n  authors:\n    - '{name}'\n"}
    assert names(bibtex(load_good(files)), key) == [parts]


@pytest.mark.parametrize("title", NASTY)
def test_nasty_titles_are_read_as_one_field(load_good: LoadGood, title: str) -> None:
    quoted = title.replace("'", "''")
    files = {
        "workshop.yml": EVENT,
        "papers.yml": f"- id: '1'\n  title: '{quoted}'\n  authors: [Ada Example]\n",
    }
    entry = parse(bibtex(load_good(files))).entries["example2030-1"]
    assert list(entry.fields) == ["title", "booktitle", "year", "month"]


@pytest.mark.parametrize("title", ["*ABC* of NLP", "ABC of *NLP*", "`ABC`", "\\\\ABC"])
def test_a_style_changes_no_capital_of_a_title(title: str) -> None:
    written = capitals(latex(title))
    assert change_case(written, "t") == written


def test_entries_are_sorted_by_their_keys(load_good: LoadGood) -> None:
    papers = "".join(f"- {{id: '{key}', title: T, authors: [{name}]}}\n" for key, name in ("2Z", "3B", "1A"))
    text = bibtex(load_good({"workshop.yml": EVENT, "papers.yml": papers}))
    assert list(parse(text).entries)[1:] == ["a2030-1", "b2030-3", "z2030-2"]


@given(st.text(alphabet="ab{}\\\\$%&#_^~*` ", max_size=20))
def test_no_text_ends_the_field_that_it_is_in(text: str) -> None:
    depth = 0
    for sign in latex(" ".join(text.split()) or "x"):
        depth += (sign == "{") - (sign == "}")
        assert depth >= 0
    assert depth == 0
