"""The Sphinx domain: which page shows which thing, where links lead, and which pages use which facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final, cast

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.domains import Domain, ObjType
from sphinx.util.nodes import make_refnode

from sphinx_workshop.build.last_build import digest
from sphinx_workshop.build.ranking import best_targets
from sphinx_workshop.config import settings
from sphinx_workshop.locale import _
from sphinx_workshop.papers import page_of
from sphinx_workshop.papers.listing import Listing
from sphinx_workshop.render.targets import Target

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from docutils.nodes import Element
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinx_workshop.build.session import Session
    from sphinx_workshop.model.workshop import Workshop
    from sphinx_workshop.papers.listing import Filter
    from sphinx_workshop.render.targets import Around, PaperTarget, Shown


PARTS: Final = ("shown", "linked", "used", "listed", "questions")
"""What the environment remembers of each page."""


class WorkshopDomain(Domain):
    """What is pickled of the pages, and the session of the present build."""

    name = "workshop"
    label = "Workshop"
    object_types: ClassVar = {
        "person": ObjType(_("person"), "person"),
        "session": ObjType(_("session"), "session"),
        "milestone": ObjType(_("milestone"), "milestone"),
        "paper": ObjType(_("paper"), "paper"),
        "track": ObjType(_("track"), "track"),
    }
    initial_data: ClassVar = {
        "shown": {},
        "linked": {},
        "used": {},
        "listed": {},
        "questions": {},
        "targets": {},
        "papers": {},
        "around": None,
        "described": None,
        "offered": "",
    }
    data_version = 7

    session: Session
    """The facts of the present build (see `build.events`)."""

    @property
    def workshop(self) -> Workshop:
        """The facts; the first use in a build loads them."""
        return self.session.facts.workshop

    def state(self) -> str:
        """Return a digest of all that pages are written from, beside their own texts."""
        config = self.env.config
        return digest(repr((self.data, settings(config), config["workshop_phase"])))

    @property
    def around(self) -> Around | None:
        """What stands on every page around its text, as it was last settled; None on a site of an example."""
        return cast("Around | None", self.data["around"])

    @around.setter
    def around(self, now: Around | None) -> None:
        self.data["around"] = now

    @property
    def action_target(self) -> Target | None:
        """The track that the main action leads to, where a page shows it; None if it leads elsewhere."""
        return self.find("track", self.around.action.track) if self.around is not None else None

    @property
    def shown(self) -> dict[str, list[Shown]]:
        """What each page shows."""
        return self.data["shown"]  # type: ignore[no-any-return]

    @property
    def linked(self) -> dict[str, list[tuple[str, str]]]:
        """The kinds and keys of what each page links to."""
        return self.data["linked"]  # type: ignore[no-any-return]

    @property
    def used(self) -> dict[str, dict[str, str]]:
        """The questions that each page asked of the facts, with the fingerprints of the answers."""
        return self.data["used"]  # type: ignore[no-any-return]

    @property
    def listed(self) -> dict[str, list[Filter]]:
        """What each list of papers in a page asks for."""
        return self.data["listed"]  # type: ignore[no-any-return]

    @property
    def papers(self) -> dict[str, PaperTarget]:
        """The public papers by id, as they were last settled."""
        return self.data["papers"]  # type: ignore[no-any-return]

    def note_use(self, docname: str, question: str) -> None:
        """Remember that a page shows the answer to a question (see `Fingerprints`)."""
        self.used.setdefault(docname, {})[question] = self.session.facts.fingerprint(question)

    def note_shown(self, docname: str, shown: Shown) -> None:
        """Remember that a page shows a thing."""
        self.shown.setdefault(docname, []).append(shown)

    def note_link(self, docname: str, kind: str, key: str) -> None:
        """Remember that a page links to a thing, wherever that is shown."""
        self.linked.setdefault(docname, []).append((kind, key))

    def link_to(self, kind: str, key: str, content: Sequence[nodes.Node]) -> pending_xref:
        """Return a link to where a thing is shown; it is resolved to plain text if that is nowhere."""
        docname = self.env.docname
        self.note_link(docname, kind, key)
        inner = nodes.inline("", "", *content, classes=[f"workshop-{kind}-link"])
        return pending_xref(
            "", inner, refdomain="workshop", reftype=kind, reftarget=key, refdoc=docname, refwarn=False
        )

    def link_to_fuller(self, key: str, content: Sequence[nodes.Node], url: str = "") -> pending_xref:
        """Return a link from where a person is only named to where they are shown more fully.

        Args:
            key: The id of the person.
            content: The name.
            url: Where the name leads if they are only named everywhere; empty: nowhere.
        """
        node = self.link_to("person", key, content)
        node["fuller"], node["url"] = True, url
        return node

    def note_list(self, docname: str, chosen: Filter) -> int:
        """Remember that a page has a list of papers; return which of the page it is, counted from 1."""
        lists = self.listed.setdefault(docname, [])
        lists.append(chosen)
        return len(lists)

    def reading_order(self) -> dict[str, int]:
        """Return the place of each page in the tables of contents."""
        # Private to Sphinx: nothing else tells the order. Tested in tests/sphinx/test_private.py.
        return {docname: index for index, docname in enumerate(self.env.collect_relations())}

    def listings(self) -> list[Listing]:
        """Return the lists of papers in the pages of the site, in reading order."""
        order = self.reading_order()
        return [
            Listing(docname, number, chosen)
            for docname in sorted(self.listed, key=lambda name: (order.get(name, len(order)), name))
            for number, chosen in enumerate(self.listed[docname], start=1)
        ]

    def outdated(self) -> list[str]:
        """Return the pages that show facts which have changed since they were read."""
        return sorted(docname for docname, answers in self.used.items() if self._changed(answers))

    def _changed(self, answers: dict[str, str]) -> bool:
        return any(self.session.facts.fingerprint(question) != before for question, before in answers.items())

    def settle_targets(self, papers: dict[str, PaperTarget]) -> list[str]:
        """Decide where links lead; return the pages whose links now lead elsewhere or say something else.

        Args:
            papers: the public papers
        """
        links = {thing for things in self.linked.values() for thing in things}
        before = {thing: self._said_of(*thing) for thing in links}
        self.data["targets"] = best_targets(self.shown, self.reading_order())
        self.data["papers"] = papers
        moved = {thing for thing in links if before[thing] != self._said_of(*thing)}
        return sorted(docname for docname, things in self.linked.items() if not moved.isdisjoint(things))

    def _said_of(self, kind: str, key: str) -> tuple[object, ...]:
        """Return what links to a thing say, and where they lead."""
        paper = self.papers.get(key) if kind == "paper" else None
        return self.find(kind, key), paper.written if paper is not None else None

    def find(self, kind: str, key: str) -> Target | None:
        """Return where links to a thing lead; None if it is shown nowhere."""
        if kind != "paper":
            return cast("Target | None", self.data["targets"].get((kind, key)))
        paper = self.papers.get(key)
        if paper is None:
            return None
        if self.session.own_pages:
            return Target(page_of(key), "", paper.title)
        page = paper.page if self.session.is_site else paper.docname
        return Target(page, f"paper-{key}", paper.title) if page else None

    def clear_doc(self, docname: str) -> None:
        """Forget a page."""
        for part in PARTS:
            self.data[part].pop(docname, None)

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        """Take over the pages that a parallel process has read."""
        for docname in docnames:
            for part in PARTS:
                if docname in otherdata[part]:
                    self.data[part][docname] = otherdata[part][docname]

    def resolve_xref(  # noqa: PLR0913, PLR0917 (Sphinx's signature)
        self,
        env: BuildEnvironment,  # noqa: ARG002
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> nodes.reference | None:
        """Link to where a thing is shown; one that is shown nowhere stays text, or has a link of its own."""
        found = self.find(typ, target)
        if found is None or (found.brief and "fuller" in node):
            if node.get("url"):
                outside = nodes.reference("", "", contnode, refuri=node["url"], internal=False)
                outside.source, outside.line = node.source, node.line
                return outside
            # Any node does; None would be a dangling reference.
            return cast("nodes.reference", nodes.inline() if "or_nothing" in node else contnode)
        return make_refnode(builder, fromdocname, found.docname, found.anchor, contnode, found.title)

    def resolve_any_xref(  # noqa: PLR0913, PLR0917 (Sphinx's signature)
        self,
        env: BuildEnvironment,  # noqa: ARG002
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,  # noqa: ARG002
        contnode: Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Find a target of the role `any` among all kinds of things."""
        things = [(kind, self.find(kind, target)) for kind in self.object_types]
        return [
            (
                f"workshop:{kind}",
                make_refnode(builder, fromdocname, found.docname, found.anchor, contnode, found.title),
            )
            for kind, found in things
            if found is not None
        ]

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Yield what the inventory and the search index shall know."""
        is_published = settings(self.env.config).publish
        for (kind, key), target in sorted(self.data["targets"].items()):
            # the list of news is no thing to search for, and an example is none
            priority = 1 if kind in self.object_types and is_published else -1
            yield key, target.title, kind, target.docname, target.anchor, priority
        for key in sorted(self.papers):
            paper = self.find("paper", key)
            if paper is not None:  # not in the search index: papers have one of their own
                yield key, paper.title, "paper", paper.docname, paper.anchor, -1


def domain_of(env: BuildEnvironment) -> WorkshopDomain:
    """Return the domain of an environment."""
    return cast("WorkshopDomain", env.get_domain("workshop"))
