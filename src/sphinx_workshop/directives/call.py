"""The call for papers: topics, and what authors must know."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from docutils import nodes

from sphinx_workshop.directives.base import WorkshopDirective
from sphinx_workshop.directives.layouts import layout
from sphinx_workshop.locale import _, counted
from sphinx_workshop.model.base import Tbd, items
from sphinx_workshop.model.call import Blind, Public
from sphinx_workshop.render.elements import (
    blocks_or_tbd,
    bullets,
    definitions,
    link_or_tbd,
    row,
    tbd_words,
)
from sphinx_workshop.render.text import blocks, paragraph, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel import Locale

    from sphinx_workshop.model.call import Call, Review, Template
    from sphinx_workshop.model.plain import Place
    from sphinx_workshop.model.workshop import Workshop
_SIGN: Final = re.compile(r"\s*(?:[:;.!?\uff1a\u3002]|[\u2013\u2014-](?=\s))(?:\s+|$)|[:\uff1a]")
"""What may end the heading of a topic: a sign and the space after it."""


class Topics(WorkshopDirective):
    """What papers may be about, as cards or as a list."""

    questions = ("call",)
    option_spec: ClassVar = {"layout": layout("cards", "list")}

    def show(self, workshop: Workshop) -> list[nodes.Node]:
        call = workshop.call
        if call is None:
            return []
        if isinstance(call, Tbd) or isinstance(call.topics, Tbd):
            return [self.notice(_("The topics are to be announced."))]
        if call.topics is None:
            return []
        topics, place = call.topics, call.place.of("topics")
        cards = [nodes.list_item("", *_topic(text, place.of(index))) for index, text in enumerate(topics)]
        return [bullets(cards, "workshop-topics", f"workshop-{self.options.get('layout', 'cards')}")]


def _topic(text: str, place: Place) -> list[nodes.Node]:
    """Return a topic; the sign after a heading, as in `**Bold**: text`, goes with it."""
    parts = blocks(text, place)
    match parts:
        case [
            nodes.paragraph(children=[nodes.strong() as heading, nodes.Text() as rest, *_others]) as first,
            *_,
        ]:
            if found := _SIGN.match(rest):
                heading += nodes.Text(found[0].rstrip())
                first.replace(rest, nodes.Text(f" {rest[found.end() :]}"))
            elif not rest[0].isspace():  # bold words in a sentence, which are no heading
                first.replace(heading, nodes.inline("", "", heading))
    return parts


class CallFacts(WorkshopDirective):
    """What authors of all tracks must know: template, review, rules and policies."""

    questions = ("call",)

    def show(self, workshop: Workshop) -> list[nodes.Node]:
        call = workshop.call
        if call is None:
            return []
        if isinstance(call, Tbd):
            return [self.notice(_("The call for papers is to be announced."))]
        return [definitions(_rows(call, self.locale), "workshop-facts", "workshop-call-facts")]


def _rows(call: Call, locale: Locale) -> Iterator[tuple[str, list[nodes.Node]]]:
    place = call.place
    yield from row(_("Template"), call.template, template_nodes)
    yield from row(_("File format"), call.file_format, lambda text: [plain(text, place.of("file_format"))])
    yield from row(_("Language"), call.language, lambda code: [nodes.Text(_language(code, locale))])
    yield from row(_("Review"), call.review, _review)
    yield from row(_("Publication"), call.archival, archival_nodes)
    rules = blocks_or_tbd(call.rules, lambda rules: _rules(rules, place.of("rules")))
    if rules:
        yield _("Rules"), rules
    if isinstance(call.policies, Tbd):
        yield from row(_("Policies"), call.policies, lambda _policies: [])
    for policy in items(call.policies):
        place = policy.place.of("text")
        yield policy.name, blocks_or_tbd(policy.text, partial(blocks, place=place))


def _rules(rules: tuple[str, ...], place: Place) -> list[nodes.Node]:
    points = [nodes.list_item("", paragraph(rule, place.of(index))) for index, rule in enumerate(rules)]
    return [bullets(points)] if points else []


def template_nodes(template: Template) -> list[nodes.Node]:
    """Return the name of a template, as a link if it has one."""
    if template.url is None:
        return [plain(template.name, template.place.of("name"))]
    return [link_or_tbd(template.name, template.url, template.place.of("url"))]


def _language(code: str, locale: Locale) -> str:
    """Return the name of a language in the language of the site; its code if it has none."""
    name = locale.languages.get(code) or locale.languages.get(code.partition("-")[0]) or code
    return name[:1].upper() + name[1:]


def _review(review: Review) -> Iterator[nodes.Node]:
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
    if isinstance(review.blind, Tbd):
        yield tbd_words(_("Whether the review is anonymous is to be announced."))
    elif review.blind is not None:
        yield nodes.Text(blind[review.blind])
    if isinstance(review.reviewers, Tbd):
        yield tbd_words(_("The number of reviewers is to be announced."))
    elif review.reviewers is not None:
        text = counted(
            review.reviewers,
            "At least %(number)d reviewer for each paper.",
            "At least %(number)d reviewers for each paper.",
        )
        yield nodes.Text(text)
    if isinstance(review.public, Tbd):
        yield tbd_words(_("Which reviews are made public is to be announced."))
    elif review.public is not None:
        yield nodes.Text(public[review.public])


def archival_nodes(archival: bool) -> list[nodes.Node]:  # noqa: FBT001 (a fact)
    """Return whether a paper counts as published."""
    if archival:
        return [nodes.Text(_("Archival: a paper here counts as published."))]
    return [nodes.Text(_("Non-archival: a paper here may be published elsewhere."))]
