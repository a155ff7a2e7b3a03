"""The tracks of a call as plain text, and how to submit to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.export.plain.notes import block, cited
from sphinx_workshop.export.plain.sections import Part, Rank
from sphinx_workshop.messages import counted
from sphinx_workshop.model.base import items, known
from sphinx_workshop.model.tracks import submission_of, tracks_of
from sphinx_workshop.render.wording import language_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel import Locale

    from sphinx_workshop.model.base import Fact
    from sphinx_workshop.model.call import Call, Template, Track
    from sphinx_workshop.model.workshop import Workshop


def tracks(workshop: Workshop) -> Iterator[Part]:
    """Yield each track with its limits, and what else is known of it."""
    for track in tracks_of(workshop):
        facts = [*_pages(track), *_archival(track.archival)]
        yield Part(Rank.TRACKS, f"- {track.name}" + (f": {'; '.join(facts)}" if facts else ""))
        if (description := known(track.description)) is not None:
            yield Part(Rank.DETAILS, f"  {block(description, '  ')}")
        for line in _details(track, workshop):
            yield Part(Rank.DETAILS, f"  {line}")


def submission(workshop: Workshop, call: Call, locale: Locale) -> Iterator[Part]:
    """Yield where papers are submitted, and in which form."""
    by_track = {track.name: known(submission_of(track, workshop)) for track in tracks_of(workshop)}
    if len({*by_track.values()}) == 1:
        by_track = {"": next(iter(by_track.values()))}
    for name, link in by_track.items():
        if link is not None:
            yield Part(Rank.ALWAYS, f"- {cited(f'Submit to {name}' if name else 'Submit a paper', link)}")
    for name, fact in (
        ("Template", _template(call.template)),
        ("File format", known(call.file_format)),
        ("Language", language_name(call.language, locale) if isinstance(call.language, str) else None),
        ("Publication", next(_archival(call.archival), None)),
    ):
        if fact is not None:
            yield Part(Rank.FORMAT, f"- {name}: {fact}")


def _pages(track: Track) -> Iterator[str]:
    pages, without = known(track.max_pages), items(track.excluding)
    if pages is not None:
        yield f"up to {counted(pages, 'page')}" + (f", excluding {', '.join(without)}" if without else "")


def _archival(archival: Fact[bool]) -> Iterator[str]:
    if isinstance(archival, bool):
        counts = "archival (a paper here counts as published)"
        yield counts if archival else "non-archival (a paper here may be published elsewhere)"


def _template(template: Fact[Template]) -> str | None:
    found = known(template)
    if found is None:
        return None
    url = known(found.url)
    return cited(found.name, url) if url is not None else found.name


def _details(track: Track, workshop: Workshop) -> Iterator[str]:
    if (template := _template(track.template)) is not None:
        yield f"Template: {template}"
    links = known(track.links)
    if links is not None:
        labelled = [("Data", links.data), ("Leaderboard", links.leaderboard), ("Code", links.code)]
        labelled += [(one.label, one.url) for one in links.more]
        if found := [cited(label, url) for label, url in labelled if isinstance(url, str)]:
            yield ", ".join(found)
    names = [
        workshop.name_of(written)
        for written in items(track.organizers)
        if workshop.person_key(written) not in workshop.hidden
    ]
    if names:
        yield f"Organizers: {', '.join(names)}"
