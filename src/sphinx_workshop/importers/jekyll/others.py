"""Sponsors, news, questions and topics of a site as records."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers.dates.days import UnclearDateError, days_in
from sphinx_workshop.importers.jekyll import reasons, values
from sphinx_workshop.importers.jekyll.entries import Entry, joined
from sphinx_workshop.importers.jekyll.leaves import Leaf, leaf_at, leaves_in
from sphinx_workshop.importers.jekyll.people import key_of
from sphinx_workshop.importers.jekyll.words import NEWS, QUESTION, SPONSOR, TOPIC
from sphinx_workshop.importers.merge.entries import text_of
from sphinx_workshop.importers.record import Record
from sphinx_workshop.model.names import slug
from sphinx_workshop.yamledit import Unquoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_workshop.importers.jekyll.leaves import Tree
    from sphinx_workshop.importers.jekyll.lists import Listed
    from sphinx_workshop.importers.jekyll.pictures import Pictures
    from sphinx_workshop.yamledit import Value

_POST: Final = re.compile(r"(\d{4}-\d\d-\d\d)-")


@dataclass
class Others:
    """What a site has beside people, dates, sessions and papers."""

    pictures: Pictures
    sponsors: dict[str, Record] = field(default_factory=dict)
    news: dict[str, Record] = field(default_factory=dict)
    faq: dict[str, Record] = field(default_factory=dict)
    topics: list[Value] = field(default_factory=list)

    def add_sponsors(self, listed: Listed) -> None:
        """Add the sponsors of a list; the heading of their group is the tier."""
        for item in listed.items:
            if not isinstance(item, dict):
                _stays(item, reasons.NO_SPONSOR)
                continue
            entry = Entry(item, SPONSOR)
            name = values.words(entry.leaf("name"), values.name, "sponsors.yml")
            if not name:
                continue
            facts: dict[str, Value] = {"name": name}
            if url := values.address(entry.leaf("url"), "sponsors.yml"):
                facts["url"] = url
            leaf = entry.leaf("logo")
            if leaf is not None and (logo := self.pictures.plan(leaf, "logos", key_of(name))):
                leaf.came("sponsors.yml")
                facts["logo"] = logo
            tier = entry.leaf("tier") or listed.label
            if tier is not None and (words := values.words(tier, values.name, "sponsors.yml")):
                facts["tier"] = words
            _keep(self.sponsors, Record(key_of(name), facts, name=name, writes_id=False), item)

    def add_news(self, listed: Listed) -> None:
        """Add the news of a list; one without a whole date stays behind."""
        for item in listed.items:
            if not isinstance(item, dict):
                _stays(item, "news need a day; write them in the data file")
                continue
            entry = Entry(item, NEWS)
            day, on = _day_of(entry, item)
            title, text = entry.leaf("title"), entry.leaf("text")
            parts = [one for one in (title, text) if one is not None]
            if not on or not parts:
                for leaf in parts:
                    leaf.stays(reasons.NO_NEWS)
                if day is not None:
                    day.stays(reasons.NO_NEWS)
                continue
            if day is not None:
                day.came("news.yml")
            words = [values.words(one, values.block, "news.yml") for one in parts]
            facts: dict[str, Value] = {"date": Unquoted(on), "text": "\n\n".join(filter(None, words))}
            if not facts["text"]:
                continue
            if url := values.address(entry.leaf("url") or leaf_at(dict(item), "link", "href"), "news.yml"):
                facts["url"] = url
            record = Record(news_key(facts), facts, name=str(facts["text"])[:60], writes_id=False)
            _keep(self.news, record, item)

    def add_faq(self, listed: Listed) -> None:
        """Add the questions of a list."""
        for item in listed.items:
            entry = Entry(item, QUESTION) if isinstance(item, dict) else None
            asked = entry.leaf("question") if entry is not None else None
            if entry is None or asked is None:
                _stays(item, "nobody can tell question and answer apart")
                continue
            answer = joined(entry.leaves("answer"), "\n\n")
            if answer is None:
                asked.stays(reasons.NO_ANSWER)
                continue
            facts: dict[str, Value] = {
                "question": values.words(asked, values.line, "faq.yml"),
                "answer": values.words(answer, values.block, "faq.yml") or "TBD",
            }
            group = entry.leaf("group") or listed.label
            if group is not None and (words := values.words(group, values.name, "faq.yml")):
                facts["group"] = words
            if facts["question"]:
                record = Record(question_key(facts), facts, name=str(facts["question"]), writes_id=False)
                _keep(self.faq, record, item)

    def add_topics(self, listed: Listed) -> None:
        """Add the topics of a list; those below a heading are one with it."""
        for item in listed.items:
            if isinstance(item, list):
                self.add_topics(type(listed)(listed.part, item, listed.name))
                continue
            parts = [item] if isinstance(item, Leaf) else _topic(item)
            words = [values.words(part, values.block, "call.yml") for part in parts if part.text]
            if any(words):
                first, *rest = filter(None, words)
                text = first if not rest else f"**{first}**" if first == first.strip("*") else first
                self.topics.append("\n".join([text, *[""] * bool(rest), *(f"- {line}" for line in rest)]))


def _topic(tree: Mapping[str, Tree]) -> list[Leaf]:
    """Return a topic: its heading, and what is below it."""
    entry = Entry(tree, TOPIC)
    inside = [leaf for item in entry.trees("items") for leaf in ([item] if isinstance(item, Leaf) else [])]
    return [one for one in (entry.leaf("title"), entry.leaf("text"), *inside) if one is not None]


def _day_of(entry: Entry, tree: Mapping[str, Tree]) -> tuple[Leaf | None, str]:
    """Return the day of a piece of news: as it says, or as the name of a post says."""
    leaf = entry.leaf("date")
    if leaf is not None:
        try:
            found = days_in(leaf.text)
        except UnclearDateError:
            return leaf, ""
        return leaf, str(found[0].first) if len(found) == 1 else ""
    files = [value.file for value in tree.values() if isinstance(value, Leaf)]
    named = _POST.search(files[0].rpartition("/")[2]) if files else None
    return None, named[1] if named else ""


def _keep(records: dict[str, Record], record: Record, item: Tree) -> None:
    """Keep a record; if there is another one of its id, the texts that it is made of stay behind."""
    if records.setdefault(record.id, record).facts != record.facts:
        for leaf in leaves_in(item):
            if leaf.to:
                leaf.stays(reasons.SAID_OTHERWISE)


def _stays(item: Tree, why: str) -> None:
    if isinstance(item, Leaf) and item.text:
        item.stays(why)


def news_key(entry: Mapping[str, object]) -> str:
    """Return what tells news apart: the day and the first words."""
    return (
        f"{text_of(entry, 'date')} {slug(text_of(entry, 'text'))[:60] or text_of(entry, 'text')[:60]}".strip()
    )


def question_key(entry: Mapping[str, object]) -> str:
    """Return what tells questions apart."""
    return slug(text_of(entry, "question")) or text_of(entry, "question")
