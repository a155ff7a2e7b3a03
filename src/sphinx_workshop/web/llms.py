"""The site for language models: what the workshop is, its facts, and its pages, in one short text.

Source: https://llmstxt.org. Below its headings are links alone; all else comes before the first of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_workshop.locale import _
from sphinx_workshop.model.base import known
from sphinx_workshop.model.milestones import MilestoneKind
from sphinx_workshop.render.deadlines import deadlines
from sphinx_workshop.render.forms import locale_of
from sphinx_workshop.render.occasion import place
from sphinx_workshop.render.wording import days

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.web.site import Site

_SPECIAL: Final = re.compile(r"([\\`*_\[\]<>#])")
_ALL: Final = frozenset(MilestoneKind)


def llms(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the text for language models; what is to be announced is left out."""
    around, base = site.around, site.addresses.base
    if around is None:
        return
    parts = [f"# {_text(around.name)}"]
    if around.tagline:
        parts.append(f"> {_text(around.tagline)}")
    pages = [
        _item(page.title, f"{base}{page.path}" or ".", page.description)
        for page in site.pages
        if not page.is_hidden
    ]
    files = [_item(label, f"{base}{name}") for name in site.files for label in _labels(name)]
    if facts := [*_facts(site), *_dates(site)]:
        parts.append("\n".join(facts))
    for heading, items in ((_("Pages"), pages), (_("Data"), files)):
        if items:
            parts += [f"## {heading}", "\n".join(items)]
    yield "llms.txt", ("\n\n".join(parts) + "\n").encode()


def _facts(site: Site) -> Iterator[str]:
    event, host = site.workshop.event, site.workshop.host
    when = known(event.date)
    facts = {
        _("Date"): days(when, locale_of(site.language)) if when is not None else "",
        _("Place"): place(event),
        _("Host"): host.name if host is not None else "",
        _("Status"): _status(site),
        _("Contact"): known(event.contact) or "",
    }
    yield from (f"- {label}: {_text(fact)}" for label, fact in facts.items() if fact)


def _status(site: Site) -> str:
    """Return what the bar says; nothing where it only introduces deadlines, which follow as dates."""
    action = site.around.action if site.around is not None else None
    return action.news if action is not None and not action.listed else ""


def _dates(site: Site) -> Iterator[str]:
    """Yield the dates that are known, nearest first, as a list in the list of facts."""
    workshop = site.workshop
    dates = deadlines(workshop.all_milestones, _ALL, workshop, locale_of(site.language))
    known_dates = [f"  - {_text(one.name)}: {_text(one.words)}" for one in dates if one.until]
    if known_dates:
        yield f"- {_('Important dates')}:"
        yield from known_dates


def _labels(name: str) -> Iterator[str]:
    """Yield what a file is for, if others than hosts and search engines read it."""
    ending = name.rpartition(".")[2]
    labels = {
        "ics": _("Calendar"),
        "bib": _("Papers, as BibTeX"),
    }
    named = {
        "workshop.json": _("All facts, as JSON"),
        "schedule.json": _("Program, as JSON"),
        "feed.xml": _("News, as a feed"),
    }
    if label := labels.get(ending) or named.get(name):
        yield f"{label} ({name})"


def _item(label: str, address: str, description: str = "") -> str:
    return f"- [{_text(label)}]({address})" + (f": {_text(description)}" if description else "")


def _text(text: str) -> str:
    """Return plain text as Markdown on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
