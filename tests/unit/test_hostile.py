"""No text of the data changes the shape of an export: each is read again by a program for its format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from sphinx_workshop.export.addresses import Addresses
from sphinx_workshop.export.formats import FORMATS
from sphinx_workshop.source.loader import load
from tests.hostile import ENDINGS, FULL, TEXTS, data, shape_of

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_workshop.model.workshop import Workshop

CASES: Final = [
    *((name, {}) for name in ENDINGS),
    ("csv", {"sheet": "people"}),
    ("csv", {"sheet": "program"}),
    ("ics", {"internal": True}),
]


@pytest.fixture(scope="session")
def workshops(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Workshop]:
    """The workshop with plain words, and with each kind of hostile text."""
    texts = {"plain words": "Word", **TEXTS}
    return {name: _loaded(tmp_path_factory.mktemp("data"), text) for name, text in texts.items()}


def _loaded(folder: Path, text: str) -> Workshop:
    for name in ("hosts", "logos", "papers", "photos", "slides"):
        (folder / name).symlink_to(FULL / name)
    for name, content in data(lambda number: f"{text} {number}").items():
        (folder / name).write_text(content, encoding="utf-8")
    workshop, problems = load(folder, FULL.parent)
    assert [str(one) for one in problems if one.kind.value in {"markup", "value", "yaml"}] == []
    return workshop


@pytest.mark.parametrize("kind", TEXTS)
@pytest.mark.parametrize(("name", "options"), CASES, ids=str)
def test_no_text_changes_what_an_export_is_made_of(
    workshops: dict[str, Workshop], kind: str, name: str, options: dict[str, object]
) -> None:
    def made(which: str) -> bytes:
        result = FORMATS[name].make(workshops[which], Addresses("https://ewe.example.org/"), **options)
        return result.encode() if isinstance(result, str) else result

    assert shape_of(ENDINGS[name], made(kind)) == shape_of(ENDINGS[name], made("plain words"))
