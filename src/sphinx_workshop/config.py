"""The settings of conf.py: one dataclass, from which Sphinx's values and the docs are made."""

from __future__ import annotations

from dataclasses import MISSING, Field, dataclass, field, fields
from typing import TYPE_CHECKING, Any

from sphinx.errors import ConfigError

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config


@dataclass(frozen=True)
class Settings:
    """What a site may set; the name in `conf.py` has `workshop_` before it."""

    data: str = field(
        default="data",
        metadata={"help": "The folder of the data files, relative to the source folder.", "rebuild": "env"},
    )

    pages: dict[str, str] = field(
        default_factory=lambda: {
            "proposal": "proposal",
            "dates": "dates",
            "program": "program",
            "papers": "papers",
        },
        metadata={
            "help": "The pages that readers are led to: of `proposal`, `dates`, `program`, `papers`; "
            "what is left out is named so itself.",
            "rebuild": "env",
        },
    )

    paper_pages: bool = field(
        default=True,
        metadata={
            "help": "Whether each paper has a page of its own, `papers/ID`, in a site.",
            "rebuild": "env",
        },
    )

    def __post_init__(self) -> None:
        """Refuse what cannot work, with the name as it stands in conf.py."""
        if not self.data.strip():
            message = f"workshop_data = {self.data!r}: write the name of a folder, such as 'data'"
            raise ConfigError(message)


def settings(config: Config) -> Settings:
    """Return the settings of a site.

    :raises ConfigError: for a value that cannot work
    """
    values: dict[str, Any] = {}
    for setting in fields(Settings):
        default = _default(setting)
        value = config[f"workshop_{setting.name}"]
        if not isinstance(value, type(default)):
            message = f"workshop_{setting.name} = {value!r}: a value such as {default!r} is expected"
            raise ConfigError(message)
        values[setting.name] = {**default, **value} if isinstance(default, dict) else value
    return Settings(**values)


def _default(setting: Field[Any]) -> Any:  # noqa: ANN401 (of any type that a setting has)
    return setting.default if setting.default_factory is MISSING else setting.default_factory()


def add_settings(app: Sphinx) -> None:
    """Make the settings known to Sphinx."""
    for setting in fields(Settings):
        default = _default(setting)
        help_text = setting.metadata["help"]
        app.add_config_value(
            f"workshop_{setting.name}",
            default,
            setting.metadata["rebuild"],
            types=type(default),
            description=help_text,
        )
