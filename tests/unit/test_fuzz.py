"""Whatever is in the data files: no exception, and each problem has a place in its file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sphinx_workshop.model.base import Entry, entry_type, fields_by_key
from sphinx_workshop.source.files import FILES
from tests.fuzz.reader import check

if TYPE_CHECKING:
    from sphinx_workshop.source.files import FileKind

ROOT: Final = Path(__file__).parents[1]
GOOD: Final = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "roots/full/data").glob("*.yml"))]
BAD: Final = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "bad").rglob("*.yml"))]
FUZZ: Final = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])

ODD: Final = [
    *(
        "TBD",
        "tbd",
        "?",
        "",
        " ",
        "~",
        "No",
        "true",
        "10:30",
        "25:00",
        "9:5",
        "2022-09-22",
        "2022-02-30",
        "0000-00-00",
    ),
    *(
        "2022-12-02 17:00",
        "2022-09-22T17:00Z",
        "9999-12-31",
        "AoE",
        "UTC+7",
        "Europe/Paris",
        "Asia/Kathmandu",
        "UK",
        "VN",
    ),
    *(
        "https://example.org/",
        "https://[",
        "javascript:alert(1)",
        "mailto:",
        "a@example.org",
        "../../x.png",
        "/",
        ".",
        "a" * 300,
    ),
    *(
        "loop.png",
        "0000-0002-1825-0097",
        "0000-0002-1825-0098",
        "[x](../y)",
        "<b>",
        "{ref}`x`",
        "# x",
        "$$",
        "`",
        "李明",
        "ada",
    ),
    *(
        "ada example",
        "submission",
        "virtual",
        "double",
        "confirmed",
        "talk",
        "neurips-2022",
        "own.yml",
        "\u2028",
        "\x85",
        "\ufeff",
        "\U0001f469",
    ),
    *("&a", "*a", "!b", "a: b", "- a", "'", '"', "|", "\\", "%", "@", "\x07"),
]
scalars: Final = st.sampled_from(ODD) | st.text(max_size=20)


def values(field_type: type[Entry] | None, depth: int) -> st.SearchStrategy[Any]:
    """Make values for a field: texts, lists, and entries of the right kind or of none."""
    entry = (
        entries(field_type, depth - 1)
        if field_type and depth
        else st.dictionaries(scalars, scalars, max_size=2)
    )
    return st.one_of(
        scalars,
        scalars,
        entry,
        st.lists(entry | scalars, max_size=3),
        st.none(),
        st.integers(),
        st.booleans(),
    )


def entries(model: type[Entry], depth: int = 2) -> st.SearchStrategy[Any]:
    """Make mappings with keys that the entry has, and now and then one that it does not have."""
    known = {key: values(entry_type(model, key), depth) for key in fields_by_key(model)}
    return st.fixed_dictionaries({}, optional={**known, "nmae": scalars, "<<": scalars})


def contents(kind: FileKind) -> st.SearchStrategy[Any]:
    entry = entries(kind.entry)
    return st.lists(entry | scalars, max_size=4) | entry if kind.many else entry


texts: Final = st.sampled_from(GOOD + BAD)
PIECES: Final = [
    "\n",
    "  ",
    "- ",
    ": ",
    "{",
    "}",
    "[",
    "]",
    ", ",
    "'",
    '"',
    "&a ",
    "*a ",
    "!x ",
    "|\n",
    "?",
    "#",
    "---\n",
    "\t",
    "\r",
    "\x85",
    "<<: ",
    "TBD",
]


@st.composite
def edited(draw: st.DrawFn) -> str:
    """Take a text of the tests, cut something out and put something in."""
    text = draw(texts)
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 8)))
        text = text[:start] + draw(st.sampled_from(PIECES) | st.text(max_size=3)) + text[end:]
    return text


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder that all examples of the module share."""
    folder = tmp_path_factory.mktemp("fuzz") / "docs/data"
    folder.mkdir(parents=True)
    (folder / "loop.png").symlink_to("loop.png")
    return folder


@FUZZ
@given(stem=st.sampled_from(list(FILES)), content=st.binary(max_size=200))
def test_arbitrary_bytes_do_no_harm(folder: Path, stem: str, content: bytes) -> None:
    check(folder, {stem: content})


@FUZZ
@given(stem=st.sampled_from(list(FILES)), content=st.text(max_size=200))
def test_arbitrary_text_does_no_harm(folder: Path, stem: str, content: str) -> None:
    check(folder, {stem: content.encode("utf-8", "replace")})


@FUZZ
@given(stem=st.sampled_from(list(FILES)), content=edited())
def test_slips_of_the_keyboard_do_no_harm(folder: Path, stem: str, content: str) -> None:
    check(folder, {stem: content.encode("utf-8", "replace")})


@FUZZ
@given(data=st.fixed_dictionaries({stem: contents(kind) for stem, kind in FILES.items()}), flow=st.booleans())
def test_odd_values_for_real_keys_do_no_harm(folder: Path, data: dict[str, Any], flow: bool) -> None:  # noqa: FBT001
    write = json.dumps if flow else yaml.safe_dump
    files = {stem: write(content).encode() for stem, content in data.items()}
    check(folder, files)
