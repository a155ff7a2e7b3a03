"""When Sphinx does what: facts in before pages are read, styles on the pages that need them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from sphinx.util import logging

from sphinx_workshop.config import settings
from sphinx_workshop.facts import Facts
from sphinx_workshop.model.event import Event
from sphinx_workshop.source.files import FILES
from sphinx_workshop.source.loader import load, read_document
from sphinx_workshop.source.validate import validate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from sphinx_workshop.domain import WorkshopDomain

STATIC = Path(__file__).parent / "static"

logger = logging.getLogger(__name__)


def data_folder(app: Sphinx) -> Path:
    """Return the data folder of a site."""
    return Path(app.srcdir) / settings(app.config).data


def set_phase(app: Sphinx, config: Config) -> None:
    """Set the tag of the workshop's phase, before any page is read.

    The configuration value makes Sphinx read all pages again when the phase changes.
    """
    path = data_folder(app) / FILES["workshop"].name
    event, _problems = validate(read_document(path), FILES["workshop"]) if path.is_file() else (None, [])
    phase = event.phase.value if isinstance(event, Event) else ""
    config["workshop_phase"] = phase
    if phase:
        app.tags.add(f"phase_{phase}")


def load_facts(app: Sphinx, env: BuildEnvironment, _added: set[str], _changed: set[str], _removed: set[str]) -> Sequence[str]:
    """Load the facts, report their problems, and return the pages that show what has changed."""
    domain = _domain(env)
    workshop, problems = load(data_folder(app), Path(app.srcdir))
    for problem in problems:
        logger.warning(problem.message, location=str(problem.position), type="workshop", subtype=problem.kind.value)
    domain.facts = Facts(workshop)
    return domain.outdated()


def rewrite_links(_app: Sphinx, env: BuildEnvironment) -> Sequence[str]:
    """Return the pages whose links lead elsewhere than before."""
    return _domain(env).settle_targets()


def add_static_folder(app: Sphinx) -> None:
    """Let the builders copy what the extension's pages need."""
    app.config.html_static_path.append(str(STATIC))


def add_style(app: Sphinx, pagename: str, _template: str, _context: dict[str, Any], _doctree: object) -> None:
    """Give the style sheet to the pages that show facts, and to no others."""
    if app.builder.format == "html" and pagename in _domain(app.env).used:
        app.add_css_file("workshop.css")


def _domain(env: BuildEnvironment) -> WorkshopDomain:
    return cast("WorkshopDomain", env.get_domain("workshop"))
