"""What the extension itself says, in the language of the site."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from sphinx.locale import get_translation

CATALOG: Final = "sphinx_workshop"
FOLDER: Final = Path(__file__).parent / "locales"

_ = get_translation(CATALOG)
