"""The table of speakers that hosts ask for: those who are invited are in it, those who declined are not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from docutils import nodes

from sphinx_workshop.locale import _
from sphinx_workshop.model.base import Tbd, known
from sphinx_workshop.pdf.stated import stated
from sphinx_workshop.render.elements import blocks_or_tbd, line, notice, or_tbd, table, to_be_announced
from sphinx_workshop.render.nodes import box
from sphinx_workshop.render.person import (
    affiliation_of,
    email_of,
    full_name_of,
    position_of,
    role_nodes,
    status_text,
)
from sphinx_workshop.render.team import country_of
from sphinx_workshop.render.text import blocks, inline, link, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from babel import Locale

    from sphinx_workshop.model.people import Speaker
    from sphinx_workshop.model.workshop import Workshop

WHO: Final = ("affiliation", "position")
"""The columns that follow the name, unless the host's own order has them."""
USUAL: Final = (*WHO, "confirmation", "funding", "role", "talk")
"""The columns that a table has where the data says something, beside those that the host names."""
OTHER_WORDS: Final = {
    "job": "position",
    "status": "confirmation",
    "confirmed": "confirmation",
    "seniority": "career stage",
    "stage": "career stage",
    "website": "url",
    "home page": "url",
    "travel": "funding",
}
"""Other words of hosts for a column."""


class Column(NamedTuple):
    """A column of the table."""

    head: str
    cell: Callable[[Speaker], Sequence[nodes.Node]]
    """Returns what it says of a speaker; nothing if the data says nothing."""
    width: int
    unsaid: str = ""
    """What a cell says where the data says nothing."""


def speakers_table(workshop: Workshop, locale: Locale) -> list[nodes.Node]:
    """Return the table with the columns of the host and the usual ones.

    A column without any value is left out, unless the host asks for it.
    """
    if isinstance(workshop.speakers, Tbd):
        return [notice(_("The invited speakers are to be announced."))]
    speakers = workshop.expected_speakers
    if not speakers:
        return []
    proposal = workshop.host.proposal if workshop.host is not None else None
    asked = [_named(one) for one in proposal.speakers.columns] if proposal and proposal.speakers else []
    there = columns(locale)
    who = [one for one in WHO if one not in asked]
    names = [one for one in dict.fromkeys([*who, *asked, *USUAL]) if one != "name"]
    chosen = [
        (there.get(one) or _unknown(one))._replace(unsaid=_("not stated") if one in asked else "")
        for one in names
        if one in asked or any(there[one].cell(speaker) for speaker in speakers)
    ]
    rows: list[list[nodes.Element]] = [
        [line(full_name_of(speaker)), *(_cell(column, speaker) for column in chosen)] for speaker in speakers
    ]
    heads = [_("Name"), *(one.head for one in chosen)]
    return [table(heads, rows, [20, *(one.width for one in chosen)], "workshop-speakers-table")]


def columns(locale: Locale) -> dict[str, Column]:
    """Return the columns that a table of speakers may have, by the words of hosts."""
    return {
        "affiliation": Column(_("Affiliation"), affiliation_of, 20),
        "position": Column(_("Position"), position_of, 15),
        "role": Column(_("Role"), role_nodes, 10),
        "confirmation": Column(_("Status"), _status, 10),
        "funding": Column(_("Funding"), lambda one: stated(one, "funding"), 15),
        "gender": Column(_("Gender"), lambda one: stated(one, "gender"), 10),
        "career stage": Column(_("Career stage"), lambda one: stated(one, "career_stage"), 12),
        "sector": Column(_("Sector"), lambda one: stated(one, "sector"), 10),
        "new": Column(_("New to organizing this series"), lambda one: stated(one, "new"), 8),
        "experience": Column(_("Experience"), _experience, 25),
        "country": Column(
            _("Country"), lambda one: [nodes.Text(text) for text in country_of(one, locale)], 10
        ),
        "talk": Column(_("Talk"), _talk, 25),
        "email": Column(_("E-mail"), email_of, 15),
        "url": Column(_("Home page"), _url, 20),
    }


def _named(words: str) -> str:
    """Return the name of a column from the host's words for it."""
    name = " ".join(words.casefold().replace("_", " ").replace("-", " ").split())
    return OTHER_WORDS.get(name, name)


def _unknown(head: str) -> Column:
    """Return a column that the data has nothing for."""
    return Column(head.capitalize(), lambda _speaker: (), 15)


def _cell(column: Column, speaker: Speaker) -> nodes.Element:
    content = column.cell(speaker)
    if not content:
        return line(nodes.Text(column.unsaid))
    return box("", *content) if isinstance(content[0], nodes.Body) else line(*content)


def _experience(speaker: Speaker) -> list[nodes.Node]:
    proposal = known(speaker.proposal)
    if proposal is None:
        return []
    place = proposal.place.of("experience")
    return blocks_or_tbd(proposal.experience, lambda text: blocks(text, place))


def _status(speaker: Speaker) -> list[nodes.Node]:
    return [plain(status_text(speaker.status), speaker.place.of("status"))]


def _talk(speaker: Speaker) -> list[nodes.Node]:
    talk = speaker.talk
    if talk is None or isinstance(talk, Tbd):
        return [] if talk is None else [to_be_announced()]
    return or_tbd(talk.title, lambda text: inline(text, talk.place.of("title")))


def _url(speaker: Speaker) -> list[nodes.Node]:
    place = speaker.place.of("url")
    return or_tbd(speaker.url, lambda url: [link(url.removeprefix("https://"), url, place)])
