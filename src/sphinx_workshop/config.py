"""The settings of conf.py: one dataclass, from which Sphinx's values and the docs are made."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
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

    def __post_init__(self) -> None:
        """Refuse what cannot work, with the name as it stands in conf.py."""
        if not isinstance(self.data, str) or not self.data.strip():
            message = f"workshop_data = {self.data!r}: write the name of a folder, such as 'data'"
            raise ConfigError(message)


def settings(config: Config) -> Settings:
    """Return the settings of a site.

    :raises ConfigError: for a value that cannot work
    """
    values: dict[str, Any] = {setting.name: config[f"workshop_{setting.name}"] for setting in fields(Settings)}
    return Settings(**values)


def add_settings(app: Sphinx) -> None:
    """Make the settings known to Sphinx."""
    for setting in fields(Settings):
        app.add_config_value(
            f"workshop_{setting.name}",
            setting.default,
            setting.metadata["rebuild"],
            types=type(setting.default),
            description=setting.metadata["help"],
        )
