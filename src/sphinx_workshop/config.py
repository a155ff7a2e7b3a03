"""The settings of conf.py, as one dataclass: Sphinx's config values and the docs are made from it."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

from sphinx.errors import ConfigError

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config


def _pages() -> dict[str, str]:
    return {name: name for name in ("proposal", "dates", "program", "papers")}


@dataclass(frozen=True)
class Settings:
    """The settings; in `conf.py`, each name starts with `workshop_`."""

    data: str = field(
        default="data", metadata={"help": "The folder of the data files, relative to the source folder."}
    )

    pages: dict[str, str] = field(
        default_factory=_pages,
        metadata={
            "help": "The names of the pages to which readers are sent; the keys are `proposal`, `dates`, "
            "`program` and `papers`. A page that is not listed has the name of its key."
        },
    )

    paper_pages: bool = field(
        default=True, metadata={"help": "Whether a site has a page for each paper, `papers/ID`."}
    )

    cards: bool = field(
        default=True,
        metadata={
            "help": "Whether a picture is made for each page, which other sites show with a link to it; the "
            "address of the site must be known."
        },
    )

    card_font: str = field(
        default="",
        metadata={
            "help": "A font file, relative to `conf.py`, for titles in those pictures that are not in Latin, "
            "Greek or Cyrillic letters. Without one, such a title is left out."
        },
    )

    redirects: dict[str, str] = field(
        default_factory=dict,
        metadata={
            "help": "Pages that have moved: the old name of each, such as `old/page` or `old/page.html`, "
            "with the name of the page, or the address, that it leads to."
        },
    )

    def __post_init__(self) -> None:
        """Refuse a value that cannot work."""
        if not self.data.strip():
            message = f"workshop_data = {self.data!r}: write the name of a folder, such as 'data'"
            raise ConfigError(message)


def settings(config: Config) -> Settings:
    """Return the settings of a site.

    Raises:
        ConfigError: A value has the wrong type, or cannot work.
    """
    values: dict[str, Any] = {}
    for name, default in vars(Settings()).items():
        value = config[f"workshop_{name}"]
        if not isinstance(value, type(default)):
            message = f"workshop_{name} = {value!r}: write a value such as {default!r}"
            raise ConfigError(message)
        values[name] = {**default, **value} if isinstance(default, dict) else value
    return Settings(**values)


def add_settings(app: Sphinx) -> None:
    """Register the settings with Sphinx; a change of any of them reads all pages again."""
    defaults = vars(Settings())
    for one in fields(Settings):
        default = defaults[one.name]
        app.add_config_value(
            f"workshop_{one.name}", default, "env", types=type(default), description=one.metadata["help"]
        )
