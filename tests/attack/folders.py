"""Random data folders, made from the models: what `check` says of one is what a build of its site warns of.

`nox -s attack -- folders --number 500` tries so many.
"""

from __future__ import annotations

import argparse
import enum
import re
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, get_args

import yaml
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from sphinx_workshop.model.base import Entry, entry_type, fields_by_key, may_be_tbd
from sphinx_workshop.model.data_format import CURRENT
from sphinx_workshop.source.files import FILES
from sphinx_workshop.source.loader import load
from tests.attack.fields import is_list, words_of
from tests.attack.sites import run_sphinx

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx_workshop.source.files import FileKind

CONF: Final = """
project = "Example"
copyright = "2030, Example"
version = "2030"
extensions = ["myst_parser", "sphinx_workshop"]
primary_domain = "workshop"
nitpicky = True
html_theme = "basic"
html_copy_source = False
exclude_patterns = ["data"]
"""
DIRECTIVES: Final = (
    *(
        "hero",
        "organizers",
        "speakers",
        "topics",
        "call-facts",
        "tracks",
        "important-dates",
        "program",
        "papers",
    ),
    *(
        "committee",
        "sponsors",
        "news",
        "faq",
        "awards",
        "editions",
        "team-facts",
        "workshop-facts",
        "readiness",
    ),
)
_PAGE: Final = "# Home\n\n{fact}`name` {fact}`contact` {fact}`tagline`\n\n" + "".join(
    f"```{{{name}}}\n```\n\n" for name in DIRECTIVES
)
_NAMES: Final = (
    "Ada Example",
    "Bo Beispiel",
    "李明",
    "Đặng Văn Ví Dụ",
    "أحمد مثال",
    "X",
    "O'Neill-Example, Jr.",
)
_KEYS: Final = ("ada", "bo", "cy", "p1", "p2", "full", "short", "opening")
_MARKDOWN: Final = (
    *(
        "Plain words.",
        "Some *emphasis*, **strong** and `code`.",
        "One\n\n- a\n- b\n\nTwo",
        "A [link](https://example.org).",
    ),
    *(
        "$x^2$ and $5",
        "1. one\n2. two",
        "a \\\nb",
        "R&D <https://example.org/a_b>",
        "Ünïcödé 李明 أحمد",
        "{{ x }} {% y %}",
    ),
)
VALUES: Final[dict[str, Sequence[object]]] = {
    "text": (*_NAMES, *_KEYS, "Words, and: more # words", "2022", "No", "[x] {y}", "*stars* & <b>"),
    "text (Markdown)": _MARKDOWN,
    "text (Markdown, one line)": tuple(text for text in _MARKDOWN if "\n" not in text),
    "address (http, https, mailto)": (
        "https://example.org/",
        "https://example.org/ä?a=1&b=[2]#c",
        "mailto:a@example.org",
    ),
    "address (http, https, mailto), or file in the data folder": ("https://example.org/a.pdf", "a.pdf"),
    "address (http, https, mailto), or folder of an archived edition": ("https://example.org/2029/",),
    "day: `2022-09-22`": ("2030-12-02", "2030-12-03", "2030-2-9"),
    "day, or day and time: `2022-09-22 17:00`": ("2030-09-01", "2030-09-01 17:00"),
    "day, day and time, or month: `2022-09-22 17:00`, `2022-09`": (
        "2030-09-22",
        "2030-10",
        "2030-11-01 09:30",
    ),
    "time: `17:00`, or day and time": ("09:00", "10:30", "23:59", "2030-12-03 00:30"),
    "year: `2022`": ("2028", 2029),
    "id: letters, digits, hyphens": _KEYS,
    "file in the data folder": ("photo.png", "photos/none.png"),
    "IANA time zone, or `AoE`": ("AoE", "UTC", "Europe/Berlin", "Asia/Kathmandu"),
    "e-mail address": ("chairs@example.org",),
    "whole number, 1 or more": (1, 9, "150"),
    "version of the format of the data": (CURRENT,),
    "`true` or `false`": (True, False),
    "language: code of BCP 47": ("en", "zh-Hans"),
    "ORCID iD": ("0000-0002-1825-0097",),
    "bare Google Scholar id: `LSsXyncAAAAJ`": ("LSsXyncAAAAJ",),
    "bare GitHub id: `octocat`": ("octocat",),
    "bare OpenReview id: `~Ada_Lovelace1`": ("~Ada_Lovelace1",),
    "bare LinkedIn id: `ada-lovelace`": ("ada-lovelace",),
    "bare dblp id: `65/9612`": ("65/9612",),
    "country: two letters of ISO 3166": ("VN", "DE"),
}
"""Good values of each type, by what the reference calls it."""
WRONG: Final = (
    "TBD",
    "",
    "tbd",
    "25:00",
    "javascript:alert(1)",
    "<b>x</b>",
    "{ref}`x`",
    "no-such-id",
    None,
    ["x"],
    {"x": "y"},
)
_OURS: Final = re.compile(r"(?:(?P<place>.*?): )?WARNING: (?P<message>.*) \[workshop\.(?P<kind>[\w-]+)\]")
"""A warning of ours."""


def folders(*, with_errors: bool) -> st.SearchStrategy[dict[str, Any]]:
    """Make the contents of some data files, by their stems; workshop.yml is always there."""
    wrong = st.sampled_from(WRONG) if with_errors else st.nothing()
    others = {stem: _content(kind, wrong) for stem, kind in FILES.items() if stem != "workshop"}
    return st.fixed_dictionaries({"workshop": _entry(FILES["workshop"].entry, 2, wrong)}, optional=others)


def _content(kind: FileKind, wrong: st.SearchStrategy[object]) -> st.SearchStrategy[Any]:
    entry = _entry(kind.entry, 2, wrong)
    return (st.lists(entry, min_size=1, max_size=3) if kind.many else entry) | st.just("TBD")


def _entry(
    model: type[Entry], depth: int, wrong: st.SearchStrategy[object]
) -> st.SearchStrategy[dict[str, Any]]:
    fields = fields_by_key(model)
    values = {
        key: _value(model, key, depth, wrong)
        for key in fields
        if depth or entry_type(model, key) is None or fields[key].is_required()
    }
    needed = {key: value for key, value in values.items() if fields[key].is_required()}
    return st.fixed_dictionaries(
        needed, optional={key: value for key, value in values.items() if key not in needed}
    )


def _value(
    model: type[Entry], key: str, depth: int, wrong: st.SearchStrategy[object]
) -> st.SearchStrategy[Any]:
    info, inner = fields_by_key(model)[key], entry_type(model, key)
    words = words_of(info.annotation, info.metadata)
    options: list[st.SearchStrategy[Any]] = [st.sampled_from(VALUES[one]) for one in words]
    options += [st.sampled_from([one.value for one in choice]) for choice in _choices(info.annotation)]
    if inner is not None:
        options.append(_entry(inner, max(depth - 1, 0), wrong))
    value = st.one_of(options)
    value = st.lists(value, min_size=1, max_size=2) if is_list(info.annotation) else value
    value = value | st.just("TBD") if may_be_tbd(model, key) else value
    return (
        value
        if wrong.is_empty
        else st.integers(0, 30).flatmap(lambda number: wrong if number == 0 else value)
    )


def _choices(annotation: object) -> list[type[enum.Enum]]:
    """Return the sets of words that a value may be chosen from."""
    if isinstance(annotation, type) and issubclass(annotation, enum.Enum):
        return [annotation] if annotation.__name__ != "Tbd" else []
    return [found for argument in get_args(annotation) for found in _choices(argument)]


def disagreement(folder: Path, contents: Mapping[str, Any]) -> str:
    """Return where the check and a build say different things of data files; nothing if they agree."""
    source = folder / "source"
    data = source / "data"
    data.mkdir(parents=True, exist_ok=True)
    (source / "conf.py").write_text(CONF, encoding="utf-8")
    (source / "index.md").write_text(_PAGE, encoding="utf-8")
    (data / "a.pdf").write_bytes(b"%PDF-1.4\n")
    for stem in FILES:
        path = data / f"{stem}.yml"
        path.unlink(missing_ok=True)
        if stem in contents:
            path.write_text(
                yaml.safe_dump(contents[stem], allow_unicode=True, sort_keys=False), encoding="utf-8"
            )
    said = {(str(one.position), one.message, one.kind.value) for one in load(data, source).problems}
    warnings = folder / "warnings"
    places = ["-d", str(folder / "doctrees"), str(source), str(folder / "html")]
    status = run_sphinx("-n", "-E", "-w", str(warnings), *places)
    lines = warnings.read_text(encoding="utf-8").splitlines() if warnings.exists() else []
    warned, strange = set(), [] if status == 0 else [f"the build ended with {status}"]
    for line in lines:
        found = _OURS.fullmatch(line)
        place = f"{found['place']}: " if found and found["place"] else ""
        if found and found["kind"] != "directive":
            warned.add((place, found["message"], found["kind"]))
        elif not found:
            strange.append(line)
    joined = {f"{place}: {message} [{kind}]" for place, message, kind in said}
    built = {f"{place}{message} [{kind}]" for place, message, kind in warned}
    if joined != built or strange:
        only = f"only the check: {sorted(joined - built)}\nonly the build: {sorted(built - joined)}"
        return f"{only}\nothers: {strange}"
    return ""


def main(arguments: Sequence[str]) -> int:
    """Try as many folders as the command line says; fail at the first about which they disagree."""
    parser = argparse.ArgumentParser(prog="nox -s attack -- folders", description=__doc__.partition("\n")[0])
    parser.add_argument("--number", type=int, default=200, help="how many folders (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="repeats what was tried (%(default)s)")
    chosen = parser.parse_args(arguments)
    tried = 0
    checks = list(HealthCheck)
    with tempfile.TemporaryDirectory() as temporary:

        @seed(chosen.seed)
        @settings(
            max_examples=chosen.number,
            deadline=None,
            suppress_health_check=checks,
            database=None,
            phases=[Phase.generate],
        )
        @given(contents=folders(with_errors=False) | folders(with_errors=True))
        def attempt(contents: dict[str, Any]) -> None:
            nonlocal tried
            tried += 1
            found = disagreement(Path(temporary), contents)
            assert not found, f"{found}\n{yaml.safe_dump(contents, allow_unicode=True)}"

        attempt()
    sys.stdout.write(f"{tried} folders: the check and the build agree\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
