"""The call for papers: topics, and what authors must know."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from sphinx_workshop.directives.base import WorkshopDirective
from sphinx_workshop.locale import _
from sphinx_workshop.model.base import Tbd, items
from sphinx_workshop.model.call import Blind, Public
from sphinx_workshop.render.elements import definitions, joined, line, link_or_tbd, or_tbd, to_be_announced
from sphinx_workshop.render.text import blocks, paragraph, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel import Locale

    from sphinx_workshop.model.call import Call, Review, Template, Track
    from sphinx_workshop.model.plain import Place
    from sphinx_workshop.model.workshop import Workshop


class Topics(WorkshopDirective):
    """What papers may be about, as cards or as a list."""

    questions = ("call",)
    option_spec: ClassVar = {"layout": lambda argument: directives.choice(argument, ("cards", "list"))}

    def show(self, workshop: Workshop) -> list[nodes.Node]:
        call = workshop.call
        topics = call if call is None or isinstance(call, Tbd) else call.topics
        if isinstance(topics, Tbd):
            return [self.notice(_("The topics are to be announced."))]
        if call is None or isinstance(call, Tbd) or topics is None:
            return []
        layout, place = self.options.get("layout", "cards"), call.place.of("topics")
        cards = nodes.bullet_list(bullet="*", classes=["workshop-topics", f"workshop-{layout}"])
        cards += [nodes.list_item("", *blocks(text, place.of(index))) for index, text in enumerate(topics)]
        return [cards]


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
    if isinstance(call.tracks, Tbd):
        yield _("Kinds of papers"), or_tbd(call.tracks, list)
    for track in items(call.tracks):
        yield track.name, list(_track(track))
    place = call.place
    for label, shown in (
        (_("Template"), or_tbd(call.template, lambda template: [line(_template(template))])),
        (
            _("File format"),
            or_tbd(call.file_format, lambda text: [line(plain(text, place.of("file_format")))]),
        ),
        (_("Language"), or_tbd(call.language, lambda code: [line(nodes.Text(_language(code, locale)))])),
        (
            _("Review"),
            or_tbd(call.review, lambda review: [line(nodes.Text(text)) for text in _review(review)]),
        ),
        (
            _("Publication"),
            or_tbd(call.archival, lambda archival: [line(nodes.Text(_archival(archival=archival)))]),
        ),
        (_("Rules"), or_tbd(call.rules, lambda rules: _bullets(rules, place.of("rules")))),
    ):
        if shown:
            yield label, shown


def _bullets(rules: tuple[str, ...], place: Place) -> Iterator[nodes.Node]:
    points = [nodes.list_item("", paragraph(rule, place.of(index))) for index, rule in enumerate(rules)]
    if points:
        yield nodes.bullet_list("", *points, bullet="*")


def _track(track: Track) -> Iterator[nodes.Node]:
    parts: list[nodes.Node] = []
    if isinstance(track.max_pages, Tbd):
        parts.append(to_be_announced(_("Page limit")))
    elif track.max_pages is not None:
        pages = _("Up to %s pages") if track.max_pages > 1 else _("Up to %s page")
        parts.append(nodes.inline("", pages % track.max_pages))
    if isinstance(track.excluding, Tbd):
        parts.append(to_be_announced(_("What does not count")))
    elif track.excluding:
        parts.append(nodes.inline("", _("excluding %s") % ", ".join(track.excluding)))
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
        tbd = _("Who knows whom is to be announced.")
        yield tbd if isinstance(review.blind, Tbd) else blind[review.blind]
    if isinstance(review.reviewers, Tbd):
        yield _("The number of reviewers is to be announced.")
    elif review.reviewers is not None:
        many = _("At least %s reviewers for each paper.")
        text = many if review.reviewers > 1 else _("At least %s reviewer for each paper.")
        yield text % review.reviewers
    if review.public is not None:
        tbd = _("Whose reviews are made public is to be announced.")
        yield tbd if isinstance(review.public, Tbd) else public[review.public]


def _archival(*, archival: bool) -> str:
    if archival:
        return _("Archival: a paper here counts as published.")
    return _("Non-archival: a paper here may be published elsewhere.")
