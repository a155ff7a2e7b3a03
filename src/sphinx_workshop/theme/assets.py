"""The files of the theme that are made at build time: two stylesheets, and the script of every page."""

from __future__ import annotations

import hashlib
import json
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final

import sphinx.builders
from docutils import nodes

from sphinx_workshop import __version__
from sphinx_workshop.theme.stylesheet import cut, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sphinx.application import Sphinx

SMALL: Final = "workshop-theme.css"
"""The stylesheet of an ordinary page: all that it needs, in one file."""
COMPLETE: Final = ("styles/theme.css", "styles/pydata-sphinx-theme.css", "workshop-look.css")
"""The stylesheets of a page that uses more of the inherited theme: that theme's whole, then ours."""
SCRIPT: Final = "workshop-theme.js"
MODE: Final = "mode.js"
_LOOK: Final = ("variables", "page", "header", "content", "footer", "print")
"""Our styles, in their order."""
_BEGINNINGS: Final = {"sphinx_design": "sd-"}
"""The extensions that the inherited stylesheet has rules for, with the beginning of their classes."""
_ELSEWHERE: Final = words(
    (
        "arabic loweralpha upperalpha lowerroman upperroman",  # docutils' parser: kinds of lists
        "text-left text-center text-right",  # MyST: columns of tables
        "versionmodified versionadded versionchanged versionremoved deprecated added changed removed",
        "only-light only-dark",  # put together in a template
    )
)
"""Classes of ordinary pages that are no words of what writes them."""


def write_assets(app: Sphinx, colours: str) -> frozenset[str]:
    """Make the files, unless those of the last build are still right, and let Sphinx copy them.

    Args:
        app: The application; its setting `html_static_path` gets the folder of the files.
        colours: The style rule with the colours of the site.

    Returns:
        The classes that only the complete stylesheet has rules for.
    """
    folders = {path.name: path for path in map(Path, app.builder.theme.get_theme_dirs())}  # type: ignore[attr-defined]
    extensions = sorted(_BEGINNINGS.keys() & app.extensions.keys())
    options = sorted(app.builder.theme_options.items())  # type: ignore[attr-defined]
    templates = [*_templates(app)]
    sources = {path: path.stat().st_mtime_ns for path in (*_sources(folders), *templates)}
    key = _digest((__version__, sphinx.__version__, sources, colours, extensions, options))
    made = Path(app.doctreedir, "workshop-theme")
    app.config.html_static_path.append(str(made))
    left_out = _of_last_build(made, key)
    if left_out is None:
        names, beginnings = _names(folders, templates), tuple(_BEGINNINGS[name] for name in extensions)
        left_out = _write(
            made,
            folders,
            _basic(app, folders["basic"]),
            colours,
            lambda name: name in names or name.startswith(beginnings),
        )
        (made / ".kept").write_text(json.dumps([key, sorted(left_out)]), encoding="utf-8", newline="\n")
    return left_out


def _write(
    made: Path, folders: dict[str, Path], basic: str, colours: str, is_known: Callable[[str], bool]
) -> frozenset[str]:
    inherited, own = folders["pydata_sphinx_theme"] / "static", folders["workshop"]
    small = [cut(css, is_known) for css in (basic, _read(inherited / "styles/pydata-sphinx-theme.css"))]
    look = "\n".join([colours, *(_read(own / f"styles/{part}.css") for part in _LOOK)])
    icons = _read(own / "styles/icons.css")
    script = _read(inherited / "scripts/pydata-sphinx-theme.js").split("//# sourceMappingURL")[0]
    made.mkdir(parents=True, exist_ok=True)
    for name, text in {
        SMALL: "\n".join([*(part.css for part in small), icons, look]),
        COMPLETE[-1]: look,
        SCRIPT: f"{_read(own / 'scripts/theme.js')}\n{script}",
    }.items():
        (made / name).write_text(text, encoding="utf-8", newline="\n")
    return frozenset().union(*(part.left_out for part in small))


def _sources(folders: dict[str, Path]) -> Iterator[Path]:
    """Yield the files that ours are made from, in a fixed order."""
    own, inherited = folders["workshop"], folders["pydata_sphinx_theme"] / "static"
    yield from sorted(chain(own.glob("styles/*.css"), own.glob("scripts/*.js")))
    yield inherited / "styles/pydata-sphinx-theme.css"
    yield inherited / "scripts/pydata-sphinx-theme.js"


def _templates(app: Sphinx) -> Iterator[Path]:
    """Yield the templates of the site and its extensions: they may use any class of the inherited theme."""
    for folder in app.config.templates_path:
        yield from sorted(Path(app.confdir, folder).glob("**/*.html"))


def _names(folders: dict[str, Path], templates: Iterable[Path]) -> frozenset[str]:
    """Return every word that could be a class in what writes pages: templates, scripts, writers."""
    inherited = folders["pydata_sphinx_theme"]
    of_sphinx, of_docutils = Path(sphinx.__file__).parent, Path(nodes.__file__).parent
    files = chain(
        templates,
        *(folder.glob("**/*.html") for folder in folders.values()),
        folders["workshop"].glob("scripts/*.js"),
        inherited.glob("static/scripts/pydata-sphinx-theme.js"),
        folders["basic"].glob("static/*.js"),
        inherited.parents[1].glob("*.py"),
        of_sphinx.glob("writers/html5.py"),
        of_sphinx.glob("directives/*.py"),
        of_docutils.glob("writers/_html_base.py"),
        of_docutils.glob("writers/html5_polyglot/__init__.py"),
    )
    return words(map(_read, files)) | _ELSEWHERE


def _basic(app: Sphinx, folder: Path) -> str:
    """Return the stylesheet of the theme that all others inherit from; it is a template."""
    source = next(iter(sorted(folder.glob("static/basic.css*"))))
    options = app.builder.theme.get_options(app.builder.theme_options)  # type: ignore[attr-defined]
    context = {f"theme_{name}": value for name, value in options.items()}
    text: str = app.builder.templates.render_string(_read(source), context)
    return text


def _of_last_build(made: Path, key: str) -> frozenset[str] | None:
    try:
        before, left_out = json.loads(_read(made / ".kept"))
    except (OSError, ValueError):
        return None
    return frozenset(left_out) if before == key else None


def _digest(parts: Iterable[object]) -> str:
    return hashlib.sha256(repr(tuple(parts)).encode()).hexdigest()


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
