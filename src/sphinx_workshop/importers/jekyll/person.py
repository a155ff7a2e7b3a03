"""The facts of one entry of a list of people."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers.jekyll import reasons, values
from sphinx_workshop.importers.jekyll.draft import SPEAKER
from sphinx_workshop.importers.jekyll.entries import joined
from sphinx_workshop.importers.jekyll.parts import part_of
from sphinx_workshop.importers.jekyll.profiles import add_profiles
from sphinx_workshop.model.names import countries

if TYPE_CHECKING:
    from sphinx_workshop.importers.jekyll.draft import Draft
    from sphinx_workshop.importers.jekyll.entries import Entry
    from sphinx_workshop.importers.jekyll.leaves import Leaf
    from sphinx_workshop.importers.jekyll.pictures import Pictures
    from sphinx_workshop.yamledit import Value

PANEL: Final = re.compile(r"panell?ists?|panel", re.IGNORECASE)
_MODERATOR: Final = re.compile(r"moderators?", re.IGNORECASE)
_JOB: Final = re.compile(
    r"profess|scientist|engineer|researcher|\bph\.?d\b|director|lecturer|post-?doc|student|founder|"
    r"\b(?:ceo|cto|head|lead|chair|fellow|manager|dean|president|vp)\b|\s@\s",
    re.IGNORECASE,
)
_LONGEST_JOB: Final = 8
"""How many words a job has, at most; what is longer may be the title of a talk."""
_TITLES: Final = re.compile(r"(?:(?:prof|dr|mr|ms|mrs|assoc|asst)\b[.\s]*){1,3}", re.IGNORECASE)
_COUNTRIES: Final = {"usa": "US", "u.s.a.": "US", "us": "US", "united states of america": "US", "uk": "GB"}


def name_of(entry: Entry) -> Leaf | None:
    """Return the name of an entry, whole or of its parts; None if it has none."""
    first, last, whole = entry.leaf("first"), entry.leaf("last"), entry.leaf("name")
    if whole is not None and "surname" not in entry.values:
        for part in (first, last):
            if part is not None and part.text in whole.text and part is not whole:
                whole.others.append(part)
        return whole
    parts = [one for one in (first or whole, last) if one is not None]
    return joined(parts, " ") if parts else entry.leaf("title")


def complete(draft: Draft, entry: Entry, name: Leaf | None, pictures: Pictures) -> None:
    """Give somebody the facts of an entry."""
    file = draft.file
    places = [(values.words(leaf, values.name, file), leaf) for leaf in entry.leaves("affiliation")]
    named: list[Value] = list(dict.fromkeys(filter(None, (words for words, _ in places))))
    for _, leaf in places:
        draft.set("affiliation", named[0] if len(named) == 1 else named, leaf)
    for fact in ("position", "pronouns"):
        draft.set(fact, values.words(entry.leaf(fact), values.name, file), entry.leaf(fact))
    add_profiles(draft, entry)
    bio = joined(entry.leaves("bio"), "\n\n")
    draft.set("bio", values.words(bio, values.block, file), bio)
    email = entry.leaf("email")
    if email is not None:
        email.stays(reasons.EMAIL)
    _add_country(draft, entry.leaf("country"))
    _add_roles(draft, entry)
    if file == "speakers.yml":
        _add_talk(draft, entry, name)
    else:
        _add_title(draft, entry.leaf("title"), name)
    photo = entry.leaf("photo")
    if photo is not None and (picture := pictures.plan(photo, "photos", draft.key)):
        draft.set("photo", picture, photo)
        if not photo.why:
            photo.came(file)


def _add_country(draft: Draft, leaf: Leaf | None) -> None:
    if leaf is None:
        return
    wanted = leaf.text.strip().casefold()
    named = (code for code, name in countries().items() if wanted in {name.casefold(), code.casefold()})
    if code := _COUNTRIES.get(wanted) or next(named, ""):
        leaf.came(draft.file)
        draft.set("country", code, leaf)
    else:
        leaf.stays(reasons.NO_COUNTRY)


def _add_roles(draft: Draft, entry: Entry) -> None:
    """Give somebody what they do: any role of an organizer; of a speaker, those that lists show apart."""
    for leaf in [*entry.leaves("role"), *entry.leaves("category")]:
        words = values.name(leaf.text)
        if draft.file == "speakers.yml":
            role = (
                "panelist" if PANEL.fullmatch(words) else "moderator" if _MODERATOR.fullmatch(words) else ""
            )
            if role:
                draft.parts.setdefault(role)
        else:
            is_known = len(words.split()) == 1 and f"{part_of(words)}.yml" == draft.file
            role = "" if is_known else words
            draft.add("role", role, leaf)
        if role and not leaf.why:
            leaf.came(draft.file)
        elif words:
            leaf.why = leaf.why or reasons.SAID_BY_LIST


def _add_title(draft: Draft, leaf: Leaf | None, name: Leaf | None) -> None:
    """Give somebody a `title` that is a job; a degree stays behind."""
    if leaf is None or leaf is name or leaf.to or leaf.why:
        return
    if _TITLES.fullmatch(leaf.text.strip()):
        leaf.stays(reasons.DEGREE)
        return
    draft.set("position", values.words(leaf, values.name, draft.file), leaf)


def _add_talk(draft: Draft, entry: Entry, name: Leaf | None) -> None:
    """Give a speaker a talk; a `title` may be that of the talk, or a job."""
    title = entry.leaf("title")
    is_job = title is not None and _JOB.search(title.text) and len(title.text.split()) <= _LONGEST_JOB
    if title is not None and (is_job or _TITLES.fullmatch(title.text.strip())):
        _add_title(draft, title, name)
        title = None
    named = entry.leaf("talk")
    if named is None and title is not None and title is not name and not title.to:
        named = title
    for fact, leaf, convert in (
        ("title", named, values.line),
        ("abstract", joined(entry.leaves("abstract"), "\n\n"), values.block),
    ):
        _add_to_talk(draft, fact, values.words(leaf, convert, draft.file), leaf)
    for fact in ("slides", "video"):
        _add_to_talk(draft, fact, values.address(entry.leaf(fact), draft.file), entry.leaf(fact))
    if draft.talk:
        draft.parts = {SPEAKER: None, **draft.parts}


def _add_to_talk(draft: Draft, fact: str, value: str, leaf: Leaf | None) -> None:
    """Give a talk a fact; one that it has already stays."""
    if value and draft.talk.setdefault(fact, value) != value and leaf is not None:
        leaf.stays(reasons.SAID_OTHERWISE)
