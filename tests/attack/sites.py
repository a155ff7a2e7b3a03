"""Sites full of one text each: as data that shows it everywhere, as it is, and as imports bring it."""

from __future__ import annotations

import io
import re
import shutil
from contextlib import redirect_stderr
from typing import TYPE_CHECKING, Any, Final

import yaml
from sphinx.cmd.build import build_main
from sphinx.locale import translators

from sphinx_workshop.importers.text.markdown import is_accepted, literal
from sphinx_workshop.model.markup import refuse_block
from sphinx_workshop.source.schema import all_schemas
from sphinx_workshop.source.yaml import CONTROL
from sphinx_workshop.yamledit.values import flow
from tests.hostile import FULL, data

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CONF: Final = """\
project = "Example"
copyright = "2022, Example"
version = "2022"
extensions = ["myst_parser", "sphinx_design", "sphinx_workshop"]
primary_domain = "workshop"
html_theme = "workshop"
html_baseurl = "https://ewe.example.org/2022/"
html_copy_source = False
html_show_sourcelink = False
exclude_patterns = ["data"]
suppress_warnings = ["myst.*", "workshop.*", "ref.*", "toc.*", "image.*", "app.*"]
"""


def write_shown(folder: Path, text: str) -> Path:
    """Write a site that shows a text wherever data has a free one: in Markdown each sign is itself."""
    words = " ".join(CONTROL.sub("", text).split())[:2000] or "x"
    shown = literal(words) or "x"
    shown = shown if is_accepted(shown, refuse_block) else "x"
    return _write(folder, lambda number: f"{shown} {number}")


def write_raw(folder: Path, text: str) -> Path:
    """Write a site whose data has a text as it is, wherever it has a free one: much of it is refused."""
    return _write(folder, lambda number: f"{text} {number}")


def _write(folder: Path, text: Callable[[int], str]) -> Path:
    shutil.copytree(FULL.parent, folder, ignore=shutil.ignore_patterns("*.yml"))
    (folder / "data/hosts").mkdir(exist_ok=True)
    for path in (FULL / "hosts").iterdir():
        shutil.copyfile(path, folder / "data/hosts" / path.name)
    (folder / "conf.py").write_text(CONF, encoding="utf-8")
    for name, content in _files(text).items():
        (folder / "data" / name).write_text(content, encoding="utf-8")
    return folder


def _files(text: Callable[[int], str]) -> dict[str, str]:
    """Return data files; what YAML cannot have as it is stands in them as escapes, one entry a line."""
    plain = data(lambda number: f"\ue0ff{number}\ue0fe")
    files = {}
    for name in all_schemas():
        content = yaml.load(plain[name], yaml.BaseLoader)  # noqa: S506 (all values stay texts)
        full = _with(content, text)
        files[name] = (
            "".join(f"- {flow(one)}\n" for one in full) if isinstance(full, list) else f"{flow(full)}\n"
        )
    return files


def _with(value: Any, text: Callable[[int], str]) -> Any:  # noqa: ANN401 (YAML)
    if isinstance(value, dict):
        return {key: _with(inner, text) for key, inner in value.items()}
    if isinstance(value, list):
        return [_with(inner, text) for inner in value]
    found = re.fullmatch("\ue0ff(\\d+)\ue0fe", value)
    return text(int(found[1])) if found else value


def build(source: Path, out: Path) -> list[str]:
    """Build a site in this process; return what it warns of, but for what data is warned of."""
    warnings = out.parent / f"{out.name}.warnings"
    status = run_sphinx("-w", str(warnings), "-d", f"{out}.doctrees", str(source), str(out))
    said = warnings.read_text(encoding="utf-8").splitlines() if warnings.exists() else []
    return [*said, *[f"the build ended with {status}"] * bool(status)]


def run_sphinx(*arguments: str) -> int:
    """Run Sphinx in this process, quietly; return its status."""
    with redirect_stderr(io.StringIO()):
        status: int = build_main(["-q", *arguments])
    translators.clear()
    return status
