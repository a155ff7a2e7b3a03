"""The files of a new site: copied or rendered from `site/`, in a draft that takes its place as a whole."""

from __future__ import annotations

import json
import os
import re
import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from jinja2 import Environment, StrictUndefined

from sphinx_workshop.model.names import slug
from sphinx_workshop.scaffold import art
from sphinx_workshop.scaffold.requirement import write_requirement

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx_workshop.scaffold.answers import Answers
    from sphinx_workshop.scaffold.requirement import Extension

SITE: Final = Path(__file__).parent / "site"
_DOT: Final = "dot_"
_TEMPLATE: Final = ".jinja"
_MARKS: Final = re.compile(r"[\\`*_\[\]<>&#$~|]")
"""Signs of Markdown, as GitHub reads it."""
_LONGEST: Final = 40
"""The longest name of a file that is made of the name of the workshop."""


class IsThere(Exception):  # noqa: N818 (not an error of the program)
    """The folder of the new site exists already."""


@contextmanager
def draft_of(folder: Path) -> Iterator[Path]:
    """Hand out a folder beside a new one; afterwards it is the new one, and nothing if something failed.

    Raises:
        IsThere: There is something at the place of the new folder.
        OSError: The folder cannot be made.
    """
    if os.path.lexists(folder):
        raise IsThere
    draft = folder.with_name(f".{folder.name}.{uuid4().hex}.part")
    draft.mkdir()
    try:
        yield draft
        if os.path.lexists(folder):
            raise IsThere
        draft.rename(folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def write_site(site: Path, answers: Answers, year: int | None, extension: Extension) -> None:
    """Write all files but the facts into the folder of a new site."""
    accent = answers.accent or art.accent_of(answers.name)
    values = {
        "name": answers.name,
        "title": answers.title,
        "year": year,
        "accent": accent,
        "slug": slug(answers.title)[:_LONGEST].strip("-") or "workshop",
    }
    render_files(SITE, site, values)
    write_requirement(site, extension)
    static = site / "docs/_static"
    static.mkdir(parents=True, exist_ok=True)
    for name, text in {
        "hero.svg": art.hero(answers.name, accent),
        "logo.svg": art.mark(answers.name, answers.title, accent, 64),
        "favicon.svg": art.mark(answers.name, answers.title, accent, 32),
    }.items():
        (static / name).write_bytes(text.encode())
    (static / "favicon.png").write_bytes(art.icon(answers.name, accent))


def render_files(source: Path, target: Path, values: Mapping[str, object]) -> None:
    """Copy a folder; a name that begins with `dot_` stands for one with a dot, and `.jinja` is rendered."""
    environment = _environment()
    for path in sorted(path for path in source.rglob("*") if path.is_file()):
        parts = path.relative_to(source).parts
        if "__pycache__" in parts:
            continue
        names = (f".{part.removeprefix(_DOT)}" if part.startswith(_DOT) else part for part in parts)
        copy = target.joinpath(*names)
        copy.parent.mkdir(parents=True, exist_ok=True)
        content = path.read_bytes()
        if path.suffix == _TEMPLATE:
            copy = copy.with_suffix("")
            content = environment.from_string(content.decode()).render(values).encode()
        copy.write_bytes(content)


def _environment() -> Environment:
    """Return what renders templates; GitHub's `${{ }}` and Python's braces stay as they are."""
    environment = Environment(
        block_start_string="[%",
        block_end_string="%]",
        variable_start_string="[[",
        variable_end_string="]]",
        comment_start_string="[#",
        comment_end_string="#]",
        trim_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701 (no HTML: each template names the filter that its language needs)
    )
    environment.filters["python"] = as_python
    environment.filters["markdown"] = as_markdown
    return environment


def as_python(text: str) -> str:
    """Return a text as a literal of Python between double quotes."""
    return json.dumps(text, ensure_ascii=False)


def as_markdown(text: str) -> str:
    """Return a text as a line of Markdown that shows it as it is."""
    return _MARKS.sub(lambda found: f"\\{found[0]}", text)
