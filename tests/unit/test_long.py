"""A long list says the same, and has the same problems, however many processes read it."""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING, Any, Final

import pytest

from sphinx_workshop.model.base import Entry
from sphinx_workshop.source import long, rows
from sphinx_workshop.source.files import FILES
from sphinx_workshop.source.loader import load

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_workshop.source.loader import Loaded

NUMBER: Final = 600
SOUND: Final = (
    "  authors:\n    - Ada Example\n    - name: Bob Example\n      affiliation: [Here, There]\n",
    "  authors: [李明]\n  abstract: TBD\n  keywords: one\n  award: TBD\n",
    "  authors:\n    - name: Eve Example\n      affiliation: TBD\n      orcid: TBD\n  links: TBD\n",
    "  authors:\n    - Ada Example\n  abstract: |\n    A *paragraph* with $x$.\n\n    - an item\n"
    "  tldr: In short\n",
    "  authors:\n    - &who Ada Example\n  decision: oral\n  links:\n    video: TBD\n    more:\n"
    "      - label: Data\n        url: https://example.org/data\n      - label: More\n        url: TBD\n",
    "  authors:\n    - Ada Example\n  links:\n    pdf: https://example.org/p.pdf\n    code: https://example.org/\n",
)
BAD: Final = (
    "  authors:\n    - Ada Example\n  decison: oral\n",
    "  authors:\n    - name:\n      affiliation: Here\n",
    "  authors:\n    - Ada Example\n  award: tba\n",
    "  authors:\n    - Ada Example\n  links:\n    pdf: ../outside.pdf\n    code: nowhere\n",
    "  authors:\n    - Ada Example\n  abstract: Some <b>HTML</b>\n",
    "  colour: red\n",
    "  authors:\n    - Ada Example\n    - id: nobody\n      name: Somebody Else\n",
    "  authors:\n    - Ada Example and Bob Example and Eve Example\n",
    "  authors:\n    - Ada Example\n  title: Twice\n",
)


def papers(bodies: tuple[str, ...], number: int = NUMBER, *, same_id: bool = False) -> str:
    rest = cycle(bodies)
    return "# Papers\n" + "".join(
        f"- id: p{n % (number - 1) if same_id else n}\n  title: Paper {n}\n{next(rest)}"
        for n in range(number)
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    data = tmp_path / "data"
    data.mkdir()
    (data / "workshop.yml").write_text("name: W\nphase: program\n", encoding="utf-8")
    return data


def told(loaded: Loaded) -> list[Any]:
    """Return all that was loaded, with the place of each entry."""
    read = loaded.workshop.papers
    assert isinstance(read, tuple)
    return [loaded.problems, *map(_spelled, read)]


def _spelled(value: object) -> Any:  # noqa: ANN401 (data of any shape)
    if isinstance(value, Entry):
        facts = {name: _spelled(fact) for name, fact in value.__dict__.items()}
        return type(value), str(value.place.position), value.place.written, facts
    return list(map(_spelled, value)) if isinstance(value, tuple) else value


def load_alone(folder: Path) -> Loaded:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sphinx_workshop.workers.processors", lambda: 1)
        return load(folder)


@pytest.fixture
def shared(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Have two processors; return whether each list was read by two processes."""
    monkeypatch.setattr("sphinx_workshop.workers.processors", lambda: 2)
    found: list[bool] = []
    unpack = rows.unpack

    def unpack_and_tell(*arguments: Any) -> Entry:  # noqa: ANN401 (see `unpack`)
        found.append(True)
        return unpack(*arguments)

    monkeypatch.setattr(long, "unpack", unpack_and_tell)
    return found


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(papers(SOUND), id="sound"),
        pytest.param(papers((*SOUND, *BAD)), id="some bad"),
        pytest.param(papers(BAD), id="all bad"),
        pytest.param(papers(SOUND, same_id=True), id="an id twice, far apart"),
    ],
)
def test_two_processes_find_what_one_does(folder: Path, shared: list[bool], text: str) -> None:
    (folder / "papers.yml").write_text(text, encoding="utf-8")
    both = load(folder)
    assert shared
    assert told(both) == told(load_alone(folder))


def test_all_is_known_of_an_entry_that_another_process_has_read(folder: Path, shared: list[bool]) -> None:
    (folder / "papers.yml").write_text(papers(SOUND), encoding="utf-8")
    both, alone = load(folder).workshop.papers, load_alone(folder).workshop.papers
    assert shared
    assert isinstance(both, tuple)
    assert isinstance(alone, tuple)
    for one, other in zip(both, alone, strict=True):
        assert one == other
        assert {name for name in one.model_fields_set if getattr(one, name)} == other.model_fields_set
        assert one.model_copy(update={"title": "x"}).title == "x"


@pytest.mark.parametrize("at", [10, NUMBER - 10])
@pytest.mark.parametrize("broken", ['  award: "never closed\n', "  - award\n", "  award: [a\n", "\tx: y\n"])
def test_an_entry_that_breaks_is_told_as_if_one_process_had_read_all(
    folder: Path, shared: list[bool], at: int, broken: str
) -> None:
    text = papers(SOUND).replace(f"  title: Paper {at}\n", f"  title: Paper {at}\n{broken}")
    (folder / "papers.yml").write_text(text, encoding="utf-8")
    both, alone = load(folder), load_alone(folder)
    assert both.problems == alone.problems
    assert both.problems
    assert both.workshop.papers == alone.workshop.papers
    del shared


def test_what_goes_wrong_in_the_other_process_is_made_up_for(
    folder: Path, shared: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "papers.yml").write_text(papers(SOUND), encoding="utf-8")
    monkeypatch.setattr(long, "pack", lambda _entry: 1 / 0)
    assert told(load(folder)) == told(load_alone(folder))
    assert not shared


def test_a_short_list_is_read_by_one_process(folder: Path, shared: list[bool]) -> None:
    (folder / "papers.yml").write_text(papers(SOUND, number=400), encoding="utf-8")
    load(folder)
    assert not shared
    assert FILES["papers"].may_be_long
