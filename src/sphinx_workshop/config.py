"""The settings of conf.py, as one dataclass: Sphinx's config values and the docs are made from it."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any, Final

from sphinx.errors import ConfigError

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config


PAPERS: Final = ("A4", "letter")
"""The sizes of paper of a proposal."""


def _pages() -> dict[str, str]:
    return {name: name for name in ("proposal", "dates", "program", "papers")}


@dataclass(frozen=True)
class Settings:
    """The settings; in `conf.py`, each name starts with `workshop_`."""

    data: str = field(
        default="data", metadata={"help": "The folder of the data files, relative to the source folder."}
    )

    archive: str = field(
        default="archive",
        metadata={
            "help": "The folder of archived editions, relative to the source folder. What is in its folder "
            "`2021` is copied to `2021/` in the site."
        },
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

    proposal: dict[str, list[str]] = field(
        default_factory=dict,
        metadata={
            "help": "What is in the PDF of the proposal: for each part of the host's profile (`proposal`, if "
            "it has none) the names of pages, and `facts:NAME` for what is made from data, in order. Empty: "
            "the page of the proposal, then all that is made from data."
        },
    )

    proposal_paper: str = field(
        default="A4", metadata={"help": "The paper of the PDF of the proposal: `A4` or `letter`."}
    )

    proposal_pdf: str = field(
        default="",
        metadata={
            "help": "A finished PDF of the proposal that the site offers on the page of the proposal: a path "
            "relative to `conf.py`, or an address. While there is no such file, the site says nothing of it. "
            "The facts for reviewers are in the PDF, and become public with it."
        },
    )

    publish: bool = field(
        default=True,
        metadata={
            "help": "Whether the site speaks for the workshop. `False` is for a site that shows a workshop "
            "as an example, as a manual does: its pages show the facts, and have neither the bar nor the "
            "links at the foot; search engines, messengers, programs and feed readers are told nothing; no "
            "paper has a page."
        },
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
        for name in ("data", "archive"):
            if not (value := getattr(self, name)).strip():
                message = f"workshop_{name} = {value!r}: write the name of a folder, such as {name!r}"
                raise ConfigError(message)
        if self.proposal_paper not in PAPERS:
            message = f"workshop_proposal_paper = {self.proposal_paper!r}: write 'A4' or 'letter'"
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
