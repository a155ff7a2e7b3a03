"""What the extension itself says, in the language of the site."""

from __future__ import annotations

from gettext import NullTranslations
from pathlib import Path
from typing import TYPE_CHECKING, Final

from babel.numbers import format_decimal
from sphinx.locale import get_translation, get_translator

if TYPE_CHECKING:
    from babel import Locale
    from sphinx.application import Sphinx

CATALOG: Final = "sphinx_workshop"
FOLDER: Final = Path(__file__).parent / "locales"
NUMBER: Final = "%(number)d"
"""What stands for the number in the words for it."""
_SAMPLES: Final = (1_000_000, *range(200), 1)
"""Numbers with each plural category of any language among them; the last of a category stands for it."""

_ = get_translation(CATALOG)


def counted(number: int, one: str, other: str) -> str:
    """Return the words for a number of things in the language of the site; `%(number)d` stands for it.

    Args:
        number: How many things there are.
        one: The English words for one thing.
        other: The English words for any other number.
    """
    catalog = get_translator(CATALOG)
    # Words that are not translated are English, and so is the form of the number in them.
    written = format_decimal(number, locale=catalog.info().get("language") or "en")
    return catalog.ngettext(one, other, number).replace(NUMBER, written)


def forms(one: str, other: str, locale: Locale) -> dict[str, str]:
    """Return the words for a number of things, for a script to choose from; `{}` stands for the number.

    Their keys are the plural categories of the language (`zero`, `one`, `two`, `few`, `many`, `other`): those
    among which `Intl.PluralRules` chooses in the browser. There is always `other`.

    Args:
        one: The English words for one thing, with `%(number)d`.
        other: The English words for any other number, with `%(number)d`.
        locale: The language of the site.

    Source: Unicode CLDR, Language Plural Rules.
    """
    of_category = {"other": _SAMPLES[0]} | {locale.plural_form(number): number for number in _SAMPLES}
    ngettext = get_translator(CATALOG).ngettext
    return {key: ngettext(one, other, n).replace(NUMBER, "{}") for key, n in of_category.items()}


def add_messages(app: Sphinx) -> None:
    """Load the messages in the language of the site: for Python, and for the templates of themes.

    The folders of `locale_dirs` come first, where a site may say things in its own words, or have a language
    that the extension lacks.
    """
    for folder in (*(Path(app.srcdir, one) for one in app.config.locale_dirs), FOLDER):
        app.add_message_catalog(CATALOG, str(folder))
    app.translator.add_fallback(_OfTemplates())


class _OfTemplates(NullTranslations):
    """Our messages for templates, which ask Sphinx's own catalogue; those of a theme may come after them."""

    def gettext(self, message: str) -> str:
        """Return a message in the language of the site."""
        said = get_translator(CATALOG).gettext(message)
        return super().gettext(message) if said == message else said

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the words for a number of things."""
        said = get_translator(CATALOG).ngettext(msgid1, msgid2, n)
        return super().ngettext(msgid1, msgid2, n) if said in {msgid1, msgid2} else said
