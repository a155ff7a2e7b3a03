"""The search and the filters above a list of papers, which only a script can answer: hidden without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.locale import _, counted
from sphinx_workshop.render.html import escape

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_workshop.papers.choices import Choice


def search_html(number: int, choices: Iterable[Choice]) -> str:
    """Return the search above a list: `static/papers.js` shows it, `papers.css` keeps its place until then.

    Args:
        number: which list of its page it is
        choices: what readers may choose
    """
    name = f"workshop-papers-search-{number}"
    label, hint = escape(_("Search papers")), escape(_("Words of the title, authors, keywords or abstract"))
    selects = "".join(map(_select_html, choices))
    parts = [
        f'<div class="workshop-papers-search" role="search" aria-label="{label}" hidden>',
        f'<div class="workshop-papers-field"><label for="{name}">{label}</label>',
        f'<input id="{name}" name="q" type="search" autocomplete="off" spellcheck="false"',
        f' enterkeyhint="search" aria-describedby="{name}-hint">',
        f'<p class="workshop-papers-hint" id="{name}-hint">{hint}</p></div>',
        f'<div class="workshop-papers-filters">{selects}</div>' if selects else "",
        "</div>",
    ]
    return "".join(parts)


def count_html(total: int) -> str:
    """Return how many papers a list has: there, the script says how many of them are found."""
    count = escape(counted(total, "%(number)d paper", "%(number)d papers"))
    clear = f'<button class="workshop-papers-clear" type="button" hidden>{escape(_("Clear"))}</button>'
    return f'<span class="workshop-papers-status" role="status">{count}</span> {clear}'


def found_words(total: int) -> str:
    """Return what the search says of papers found in a list; `{}` stands for their number."""
    return counted(total, "{} of %(number)d paper", "{} of %(number)d papers")


def _select_html(choice: Choice) -> str:
    options = "".join(
        f'<option value="{escape(value)}">{escape(label)} ({number})</option>'
        for value, label, number in choice.options
    )
    return (
        f'<label>{escape(choice.label)}<select name="{choice.field}" autocomplete="off">'
        f'<option value="">{escape(choice.none)}</option>{options}</select></label>'
    )
