"""The search of the manual understands questions: words such as "how" and "my" are not looked for."""

from __future__ import annotations

from typing import Final

from sphinx.search.en import SearchEnglish

_WORDS: Final = """
about an any can could do does get have how i me my need our please should
want we what when where which who why would you your until
"""
ASKING: Final = frozenset(_WORDS.split())
"""Words of questions that say nothing of their subject; Sphinx wants every word of a query on a page."""


class Questions(SearchEnglish):
    """The search in English, for those who ask in sentences."""

    stopwords = frozenset(SearchEnglish.stopwords) | ASKING
