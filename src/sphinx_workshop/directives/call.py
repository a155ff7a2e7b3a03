"""The call for papers: topics, and what authors must know."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from sphinx_workshop.directives.base import WorkshopDirective
from sphinx_workshop.locale import _
from sphinx_workshop.model.base import Tbd
from sphinx_workshop.model.call import Blind, Call, Public
from sphinx_workshop.render.elements import definitions, joined, line, link_or_tbd, to_be_announced
from sphinx_workshop.render.text import blocks, paragraph, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel import Locale

    from sphinx_workshop.model.call import Review, Template, Track
    from sphinx_workshop.model.workshop import Workshop


class Topics(WorkshopDirective):
    """What papers may be about, as cards or as a list."""

    questions = ("call",)
    option_spec: ClassVar = {"layout": lambda argument: directives.choice(argument, ("cards", "list"))}

    def show(self, workshop: Workshop) -> list[nodes.Node]:
        topics = workshop.call.topics if isinstance(workshop.call, Call) else workshop.call
        if topics is None:
            return []
        if isinstance(topics, Tbd):
            return [self.notice(_("The topics are to be announced."))]
        place = workshop.call.place.of("topics")  # type: ignore[union-attr]
        layout = self.options.get("layout", "cards")
        items = nodes.bullet_list(bullet="*", classes=["workshop-topics", f"workshop-{layout}"])
        items += [nodes.list_item("", *blocks(text, place.of(index))) for index, text in enumerate(topics)]
        return [items]


class CallFacts(WorkshopDirective):
    """What authors must know: tracks, template, review and rules."""

    questions = ("call",)

    def show(self, workshop: Workshop) -> list[nodes.Node]:
        call = workshop.call
        if call is None:
            return []
        if isinstance(call, Tbd):
            return [self.notice(_("The call for papers is to be announced."))]
        return [definitions(_rows(call, self.locale), "workshop-facts", "workshop-call-facts")]


def _rows(call: Call, locale: Locale) -> Iterator[tuple[str, list[nodes.Node]]]:
    tbd: list[nodes.Node] = [line(to_be_announced())]
    if isinstance(call.tracks, Tbd):
        yield _("Kinds of papers"), tbd
    else:
        for track in call.tracks or ():
            yield track.name, list(_track(track))
    if call.template is not None:
        yield _("Template"), tbd if isinstance(call.template, Tbd) else [line(_template(call.template))]
    if call.file_format is not None:
        yield (
            _("File format"),
            tbd
            if isinstance(call.file_format, Tbd)
            else [line(plain(call.file_format, call.place.of("file_format")))],
        )
    if call.language is not None:
        yield (
            _("Language"),
            tbd if isinstance(call.language, Tbd) else [line(nodes.Text(_language(call.language, locale)))],
        )
    if call.review is not None:
        yield (
            _("Review"),
            tbd
            if isinstance(call.review, Tbd)
            else [line(nodes.Text(text)) for text in _review(call.review)],
        )
    if call.archival is not None:
        yield (
            _("Publication"),
            tbd if isinstance(call.archival, Tbd) else [line(nodes.Text(_archival(archival=call.archival)))],
        )
    if isinstance(call.rules, Tbd):
        yield _("Rules"), tbd
    elif call.rules:
        place = call.place.of("rules")
        items = [
            nodes.list_item("", paragraph(rule, place.of(index))) for index, rule in enumerate(call.rules)
        ]
        yield _("Rules"), [nodes.bullet_list("", *items, bullet="*")]


def _track(track: Track) -> Iterator[nodes.Node]:
    parts: list[nodes.Node] = []
    if isinstance(track.max_pages, Tbd):
        parts.append(to_be_announced(_("Page limit")))
    elif track.max_pages is not None:
        pages = _("Up to %s pages") if track.max_pages > 1 else _("Up to %s page")
        parts.append(nodes.inline("", pages % track.max_pages))
    if isinstance(track.excluding, tuple) and track.excluding:
        parts.append(nodes.inline("", _("excluding %s") % ", ".join(track.excluding)))
    elif isinstance(track.excluding, Tbd):
        parts.append(to_be_announced(_("What does not count")))
    if parts:
        yield line(*joined(parts))
    if isinstance(track.description, str):
        yield from blocks(track.description, track.place.of("description"))
    elif track.description is not None:
        yield line(to_be_announced(_("Description")))


def _template(template: Template) -> nodes.Element:
    if template.url is None:
        return plain(template.name, template.place.of("name"))
    return link_or_tbd(template.name, template.url, template.place.of("url"))


def _language(code: str, locale: Locale) -> str:
    """Return the name of a language in the language of the site; its code if it has none."""
    name = locale.languages.get(code) or locale.languages.get(code.partition("-")[0]) or code
    return name[:1].upper() + name[1:]


def _review(review: Review) -> Iterator[str]:
    blind = {
        Blind.DOUBLE: _("Double-blind: authors and reviewers do not know each other's names."),
        Blind.SINGLE: _("Single-blind: reviewers know the authors' names."),
        Blind.OPEN: _("Open: authors and reviewers know each other's names."),
    }
    public = {
        Public.ALL: _("The reviews of all papers are made public."),
        Public.ACCEPTED: _("The reviews of accepted papers are made public."),
        Public.NONE: _("Reviews are not made public."),
    }
    if review.blind is not None:
        yield (
            _("Who knows whom is to be announced.") if isinstance(review.blind, Tbd) else blind[review.blind]
        )
    if isinstance(review.reviewers, Tbd):
        yield _("The number of reviewers is to be announced.")
    elif review.reviewers is not None:
        text = (
            _("At least %s reviewers for each paper.")
            if review.reviewers > 1
            else _("At least %s reviewer for each paper.")
        )
        yield text % review.reviewers
    if review.public is not None:
        yield (
            _("Whose reviews are made public is to be announced.")
            if isinstance(review.public, Tbd)
            else public[review.public]
        )


def _archival(*, archival: bool) -> str:
    if archival:
        return _("Archival: a paper here counts as published.")
    return _("Non-archival: a paper here may be published elsewhere.")
