"""The files of a site that others write: the site's own come first, and those of other extensions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx_workshop.pictures.icon import ICO, LARGE, TOUCH
from sphinx_workshop.web.icons import MANIFEST

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

OPEN_GRAPH: Final = "sphinxext.opengraph"
"""The extension that writes the tags of Open Graph, where a site has it."""
_BY_EXTENSION: Final = {
    "notfound.extension": frozenset({"404.html"}),
    "sphinx.ext.githubpages": frozenset({".nojekyll"}),
    "sphinx_favicon": frozenset({ICO, TOUCH, *LARGE, MANIFEST}),
    "sphinx_llms_txt": frozenset({"llms.txt"}),
    "sphinx_sitemap": frozenset({"sitemap.xml"}),
}
_NOT_IN_FOLDERS: Final = frozenset({"notfound.extension"})
"""The extensions whose file the builder dirhtml writes elsewhere, where no host looks for it."""


def is_of_others(app: Sphinx, name: str) -> bool:
    """Return whether a file at the root of the site, or below, comes from elsewhere.

    Args:
        app: The application; Sphinx copies what `html_extra_path` names before pages are written.
        name: The file, relative to the root of the site.
    """
    others = app.extensions.keys() - (_NOT_IN_FOLDERS if app.builder.name == "dirhtml" else ())
    if any(name in names for extension, names in _BY_EXTENSION.items() if extension in others):
        return True
    paths = [Path(app.confdir, one) for one in app.config.html_extra_path]
    return any((path / name).is_file() or (path.is_file() and path.name == name) for path in paths)


def leave_not_found_out(_app: Sphinx, config: Config) -> None:
    """Keep the page for addresses that nothing is at out of the list of pages that sphinx_sitemap writes."""
    if "sitemap_excludes" in config:
        config.sitemap_excludes = [*config.sitemap_excludes, "404.html", "404/"]
