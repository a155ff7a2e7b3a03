"""The tracks of the call: each with its own facts, its dates, and where it is submitted."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from docutils import nodes

from sphinx_workshop.directives.action import open_until
from sphinx_workshop.directives.base import WorkshopDirective
from sphinx_workshop.directives.call import archival_nodes, template_nodes
from sphinx_workshop.directives.layouts import layout
from sphinx_workshop.directives.person_links import person_links
from sphinx_workshop.locale import _, counted
from sphinx_workshop.model.base import Tbd
from sphinx_workshop.model.milestones import MilestoneKind
from sphinx_workshop.model.phase import Phase
from sphinx_workshop.model.tracks import milestones_of, submission_of, tracks_of
from sphinx_workshop.render.dates_table import dates_table
from sphinx_workshop.render.deadlines import TO_SUBMIT, deadlines, last_is_known
from sphinx_workshop.render.elements import (
    blocks_or_tbd,
    bullets,
    definitions,
    field_links,
    joined,
    line,
    link_or_tbd,
    more_links,
    or_tbd,
    row,
)
from sphinx_workshop.render.nodes import once_closed
from sphinx_workshop.render.targets import Shown, last_instant
from sphinx_workshop.render.text import at, blocks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.model.call import Track, TrackLinks
    from sphinx_workshop.model.workshop import Workshop


OF_CALL: Final = TO_SUBMIT | {
    MilestoneKind.REVIEW,
    MilestoneKind.NOTIFICATION,
    MilestoneKind.CAMERA_READY,
}
"""The kinds of dates that a track shows even if they are for all tracks: others are those of the event."""


class Tracks(WorkshopDirective):
    """The tracks of the call for papers, as cards or, without dates and links, as a list."""

    questions = ("call", "milestones", "fact:timezone", "fact:links.submission")
    option_spec: ClassVar = {"layout": layout("cards", "list")}

    def show(self, workshop: Workshop) -> list[nodes.Node]:
        call = workshop.call
        if isinstance(call, Tbd):
            return [self.notice(_("The call for papers is to be announced."))]
        if call is not None and isinstance(call.tracks, Tbd):
            return [self.notice(_("The tracks are to be announced."))]
        tracks = tracks_of(workshop)
        if not tracks:
            return []
        chosen = self.options.get("layout", "cards")
        result = bullets([], "workshop-tracks", f"workshop-{chosen}")
        for track in tracks:
            content = self.card(track, workshop) if chosen == "cards" else _brief(track)
            item = nodes.list_item("", *content, classes=["workshop-track"])
            self.make_target(item, Shown("track", track.key, track.name, alone=chosen == "cards"))
            result += item
        return [result]

    def card(self, track: Track, workshop: Workshop) -> Iterator[nodes.Node]:
        """Yield all that is known of a track."""
        yield line(_name(track), classes="workshop-track-name")
        yield from _description(track)
        facts = [*_own_facts(track), *self.organizers(track), *_links(track)]
        if facts:
            yield definitions(facts, "workshop-facts", "workshop-track-facts")
        milestones = [one for one in milestones_of(track, workshop) if one.track or one.kind in OF_CALL]
        if milestones:
            yield dates_table(milestones, workshop, self.locale)
        if not workshop.event.phase.reaches(Phase.REVIEW):
            yield from self.submission(track, workshop)

    def organizers(self, track: Track) -> list[tuple[str, list[nodes.Node]]]:
        """Return the people who organize a track, as a row."""
        return row(
            _("Organizers"),
            track.organizers,
            lambda keys: [nodes.inline("", "", *joined(person_links(self, keys)))],
        )

    def submission(self, track: Track, workshop: Workshop) -> Iterator[nodes.Node]:
        """Yield the button that leads to where a track is submitted; it is closed after the last deadline."""
        url = submission_of(track, workshop)
        if url is None:
            return
        place, label = track.place.of("submission"), _("Submission")
        if isinstance(url, str):
            label = _("Submit to %s") % track.name
        button = line(link_or_tbd(label, url, place), classes="workshop-action")
        milestones = milestones_of(track, workshop)
        ahead = deadlines(milestones, TO_SUBMIT, workshop, self.locale)
        if not last_is_known(milestones, MilestoneKind.SUBMISSION):
            yield button
            return
        closed = once_closed("", line(nodes.Text(_("Submission is closed."))), classes=["workshop-closed"])
        yield open_until(last_instant(ahead), button, closed)


def _name(track: Track) -> nodes.strong:
    return at(nodes.strong("", track.name), track.place.of("name"))


def _description(track: Track) -> list[nodes.Node]:
    place = track.place.of("description")
    return blocks_or_tbd(track.description, lambda text: blocks(text, place), _("Description"))


def _brief(track: Track) -> Iterator[nodes.Node]:
    """Yield a track in brief: its name with its limits, and its description."""
    limits = joined(_limits(track))
    yield line(_name(track), *([nodes.Text(_(": ")), *limits] if limits else []))
    yield from _description(track)


def _limits(track: Track) -> list[nodes.Node]:
    return [
        *or_tbd(track.max_pages, _page_limit, _("Page limit")),
        *or_tbd(track.excluding, _excluding, _("Exclusions from the page limit")),
    ]


def _own_facts(track: Track) -> Iterator[tuple[str, list[nodes.Node]]]:
    """Yield the facts of a track that differ from those of the call, as rows."""
    limits = _limits(track)
    if limits:
        yield _("Length"), [line(*joined(limits))]
    yield from row(_("Template"), track.template, template_nodes)
    yield from row(_("Publication"), track.archival, archival_nodes)


def _links(track: Track) -> list[tuple[str, list[nodes.Node]]]:
    return row(_("Links"), track.links, _link_line)


def _link_line(links: TrackLinks) -> list[nodes.Node]:
    found = [*field_links(links, _labels()), *more_links(links.more)]
    return [nodes.inline("", "", *joined(found))] if found else []


def _labels() -> dict[str, str]:
    return {"data": _("Data"), "leaderboard": _("Leaderboard"), "code": _("Code")}


def _page_limit(pages: int) -> list[nodes.Node]:
    return [nodes.inline("", counted(pages, "Up to %(number)d page", "Up to %(number)d pages"))]


def _excluding(what: tuple[str, ...]) -> list[nodes.Node]:
    return [nodes.inline("", _("excluding %s") % _(", ").join(what))] if what else []
