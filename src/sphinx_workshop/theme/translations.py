"""What Sphinx's scripts say in other languages. Its own file evaluates text, which no policy should allow."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_CALL: Final = "Documentation.addTranslations("
_SCRIPT: Final = """\
Object.assign(Documentation.TRANSLATIONS, {messages});
Documentation.PLURAL_EXPR = (n) => Number({plural});
Documentation.LOCALE = {locale};
"""


def rewrite_translations(app: Sphinx) -> None:
    """Rewrite the file that Sphinx has copied into a site whose language is not English."""
    path = Path(app.outdir, "_static/translations.js")
    if path.is_file():
        before = path.read_text(encoding="utf-8")
        after = without_evaluation(before)
        if after != before:
            path.write_text(after, encoding="utf-8", newline="\n")


def without_evaluation(script: str) -> str:
    """Return Sphinx's translations with the rule of plurals as code; any other script as it is."""
    if not script.startswith(_CALL):
        return script
    catalog = json.loads(script.removeprefix(_CALL).rstrip().removesuffix(";").removesuffix(")"))
    messages, locale = (json.dumps(catalog[key], ensure_ascii=False) for key in ("messages", "locale"))
    return _SCRIPT.format(messages=messages, plural=catalog["plural_expr"], locale=locale)
