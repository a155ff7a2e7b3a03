"""The Sphinx domain: what is shown where, what links to it, and which pages use which facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final, cast

from sphinx.domains import Domain, ObjType
from sphinx.util.nodes import make_refnode

from sphinx_workshop.build.session import Building
from sphinx_workshop.locale import _
from sphinx_workshop.papers import FOLDER
from sphinx_workshop.render.targets import Target

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from docutils import nodes
    from docutils.nodes import Element
    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinx_workshop.build.digests import Checked
    from sphinx_workshop.papers.list import Listing
    from sphinx_workshop.papers.listing import Filter
    from sphinx_workshop.render.targets import Lead, PaperTarget, Shown


PARTS: Final = ("shown", "linked", "used", "listed")
"""What is kept of each page."""


class WorkshopDomain(Building, Domain):
    """Directives and roles that show the facts of a workshop."""

    name = "workshop"
    label = "Workshop"
    object_types: ClassVar = {
        "person": ObjType(_("person"), "person"),
        "session": ObjType(_("session"), "session"),
        "milestone": ObjType(_("milestone"), "milestone"),
        "paper": ObjType(_("paper"), "paper"),
    }
    initial_data: ClassVar = {
        "shown": {},
        "linked": {},
        "used": {},
        "listed": {},
        "targets": {},
        "papers": {},
        "checked": None,
        "lead": None,
        "calendar": "",
    }
    data_version = 3

    calendar_moved: bool = False
    """Whether this build has found another calendar than the one before."""

    @property
    def lead(self) -> Lead | None:
        """What the present phase leads readers to, as it was last settled."""
        return cast("Lead | None", self.data["lead"])

    @lead.setter
    def lead(self, now: Lead) -> None:
        self.data["lead"] = now

    @property
    def calendar(self) -> str:
        """A text that changes when the calendar does, as it was last settled; empty if there is none."""
        return str(self.data["calendar"])

    @calendar.setter
    def calendar(self, now: str) -> None:
        self.calendar_moved = now != self.calendar
        self.data["calendar"] = now

    @property
    def checked(self) -> Checked | None:
        """What a build last found in the data files; None where that may change though they do not."""
        return cast("Checked | None", self.data["checked"])

    @checked.setter
    def checked(self, found: Checked | None) -> None:
        self.data["checked"] = found

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
        """Remember that a page shows the answer to a question (see `Facts`)."""
        self.used.setdefault(docname, {})[question] = self.load().fingerprint(question)

    def note_shown(self, docname: str, shown: Shown) -> None:
        """Remember that a page shows a thing."""
        self.shown.setdefault(docname, []).append(shown)

    def note_link(self, docname: str, kind: str, key: str) -> None:
        """Remember that a page links to a thing, wherever that is shown."""
        self.linked.setdefault(docname, []).append((kind, key))

    def note_list(self, docname: str, wanted: Filter) -> int:
        """Remember that a page has a list of papers; return which of the page it is, counted from 1."""
        lists = self.listed.setdefault(docname, [])
        lists.append(wanted)
        return len(lists)

    def listings(self) -> list[Listing]:
        """Return the lists of papers in the pages of the site, in reading order."""
        from sphinx_workshop.papers.list import Listing  # noqa: PLC0415 (few builds need it)

        order = {docname: index for index, docname in enumerate(self.env.collect_relations())}
        return [
            Listing(docname, number, wanted)
            for docname in sorted(self.listed, key=lambda name: (order.get(name, len(order)), name))
            for number, wanted in enumerate(self.listed[docname], start=1)
        ]

    @property
    def home(self) -> str | None:
        """The document that has the first list of papers, in reading order."""
        return next((listing.docname for listing in self.listings()), None)

    def outdated(self) -> list[str]:
        """Return the pages that show facts which have changed since they were read."""
        return sorted(docname for docname, answers in self.used.items() if self._changed(answers))

    def _changed(self, answers: dict[str, str]) -> bool:
        return any(self.load().fingerprint(question) != before for question, before in answers.items())

    def targets(self) -> dict[tuple[str, str], Target]:
        """Return where links to each thing lead: where it is shown alone, else first in reading order."""
        order = {docname: index for index, docname in enumerate(self.env.collect_relations())}
        ranked = sorted(
            (not shown.alone, order.get(docname, len(order)), docname, index, shown)
            for docname, all_shown in self.shown.items()
            for index, shown in enumerate(all_shown)
        )
        targets: dict[tuple[str, str], Target] = {}
        for _alone, _order, docname, _index, shown in ranked:
            targets.setdefault((shown.kind, shown.key), Target(docname, shown.anchor, shown.title))
        return targets

    def settle_targets(
        self, papers: dict[str, PaperTarget], but: AbstractSet[str] = frozenset()
    ) -> list[str]:
        """Fix the targets for this build; return the pages whose links lead elsewhere now, or say others.

        :param papers: the public papers
        :param but: pages whose links are looked after
        """
        links = {thing for things in self.linked.values() for thing in things}
        before = {thing: self._said_of(*thing) for thing in links}
        self.data["targets"], self.data["papers"] = self.targets(), papers
        moved = {thing for thing in links if before[thing] != self._said_of(*thing)}
        return sorted(
            docname
            for docname, things in self.linked.items()
            if docname not in but and not moved.isdisjoint(things)
        )

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
        if self.own_pages:
            return Target(f"{FOLDER}/{key}", "", paper.title)
        page = paper.page if self.is_site else paper.docname
        return Target(page, f"paper-{key}", paper.title) if page else None

    def naming_papers(self) -> set[str]:
        """Return the documents that name papers."""
        return {
            docname
            for docname, things in self.linked.items()
            if any(kind == "paper" for kind, _key in things)
        }

    def links_to_papers(
        self, builder: Builder, docname: str, keys: Iterable[str]
    ) -> Iterator[tuple[str, str]]:
        """Yield the title, as it is written, and the address of each paper that is public, for a page."""
        root = "../" * builder.get_target_uri(docname).count("/")
        for key in keys:
            target = self.find("paper", key)
            if target is not None:
                anchor = f"#{target.anchor}" if target.anchor else ""
                yield self.papers[key].written, f"{root}{builder.get_target_uri(target.docname)}{anchor}"
            elif key in self.papers:
                yield self.papers[key].written, ""

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
        node: pending_xref,  # noqa: ARG002
        contnode: Element,
    ) -> nodes.reference | None:
        """Link to where a thing is shown; a thing that is shown nowhere stays text."""
        found = self.find(typ, target)
        if found is None:
            return cast("nodes.reference", contnode)  # any node does; None would be a dangling reference
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
        for (kind, key), target in sorted(self.data["targets"].items()):
            yield key, target.title, kind, target.docname, target.anchor, 1
        for key in sorted(self.papers):
            paper = self.find("paper", key)
            if paper is not None:  # not in the search index: papers have one of their own
                yield key, paper.title, "paper", paper.docname, paper.anchor, -1


def domain_of(env: BuildEnvironment) -> WorkshopDomain:
    """Return the domain of an environment."""
    return cast("WorkshopDomain", env.get_domain("workshop"))
