"""What the keys and the lists of a site may be called, by the fact or the part that they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers.tables.columns import COLUMNS
from sphinx_workshop.importers.tables.heads import comparable_head

if TYPE_CHECKING:
    from collections.abc import Mapping


def _keys(words: str) -> tuple[str, ...]:
    """Return names of keys, the surest first, as they are compared."""
    return tuple(dict.fromkeys(map(comparable_head, words.split(" | "))))


def _column(fact: str) -> str:
    return COLUMNS[fact].words


_URL: Final = "url | website | webpage | web | homepage | home page | home | personal page | site | href | link"
_SLIDES: Final = f"{_column('slides')} | slide deck | presentation file"
_VIDEO: Final = f"{_column('video')} | recording url | watch | talk video"

PERSON: Final[Mapping[str, tuple[str, ...]]] = {
    "name": _keys("name | full name | display name | speaker name | speaker | person | member"),
    "first": _keys(_column("first")),
    "last": _keys(_column("last")),
    "affiliation": _keys(f"{_column('affiliation')} | affil | affl | affliation | institute | instituion | "
                         "org | company | employer | lab | works at | department"),
    "position": _keys("position | job | job title | occupation | rank | appointment | post"),
    "title": _keys("title"),
    "url": _keys(f"{_URL} | speaker webpage | profile | page | absolute url"),
    "photo": _keys("photo | image | img | picture | pic | avatar | portrait | headshot | photo url | image path"),
    "bio": _keys("bio | biography | short bio | about | description | profile text | body"),
    "role": _keys("role | roles | duty | responsibility | chair of"),
    "category": _keys("category | type | group"),
    "email": _keys("email | e-mail | mail | contact"),
    "pronouns": _keys("pronouns | pronoun"),
    "country": _keys("country"),
    "orcid": _keys(_column("orcid")),
    "scholar": _keys("scholar | google scholar | gscholar | scholar url"),
    "github": _keys("github | github username | github url"),
    "linkedin": _keys("linkedin | linkedin username | linkedin url"),
    "openreview": _keys("openreview | openreview id"),
    "dblp": _keys("dblp"),
    "twitter": _keys("twitter | x | twitter username | twitter handle | twitter url"),
    "bluesky": _keys("bluesky | bsky"),
    "mastodon": _keys("mastodon"),
    "talk": _keys("talk | talk title | title of talk | presentation | keynote"),
    "abstract": _keys("abstract | talk abstract | talk description | abstract of talk"),
    "slides": _keys(_SLIDES),
    "video": _keys(_VIDEO),
}
"""Of a person."""

DATE: Final[Mapping[str, tuple[str, ...]]] = {
    "id": _keys("id"),
    "name": _keys("name | label | title | event | summary | milestone | what | deadline name | description | text"),
    "due": _keys("date | due | deadline | value | when | day | time | datetime | date text"),
    "was": _keys("old date | old | previous | previous date | original | original date | was | strike"),
    "zone": _keys("timezone | zone | tz"),
    "url": _keys(_URL),
}
"""Of an important date."""

SESSION: Final[Mapping[str, tuple[str, ...]]] = {
    "title": _keys("title | event | activity | session | topic | what | session title | talk title | talk"),
    "name": _keys("name"),
    "time": _keys("time | when | hours | slot | timeslot | duration"),
    "start": _keys("start | start time | time start | begin | from | starts at | starttime"),
    "end": _keys("end | end time | time end | to | until | ends at | finish"),
    "speakers": _keys("speakers | speaker | presenter | presenters | by | who | speaker name"),
    "chairs": _keys("chair | chairs | session chair | host"),
    "moderators": _keys("moderator | moderators"),
    "panelists": _keys("panelists | panellists | panel"),
    "affiliation": PERSON["affiliation"],
    "url": _keys(f"{_URL} | speaker webpage"),
    "room": _keys("room | location | place | venue | where"),
    "kind": _keys("type | kind | category | categories | session type"),
    "track": _keys("track"),
    "description": _keys("description | abstract | subtitle | details | detail | note | notes | summary | text | body"),
    "slides": _keys(_SLIDES),
    "video": _keys(_VIDEO),
    "sessions": _keys("sessions | sub events | subevents | events | talks | items | subsessions | sub sessions | "
                      "schedule | slots | timeslots | time slots | program | entries | presentations | children"),
}
"""Of a session of the program."""

DAY: Final[Mapping[str, tuple[str, ...]]] = {
    "date": _keys("date | day | name | title | label"),
    "rooms": _keys("rooms"),
    "sessions": SESSION["sessions"],
}
"""Of a day of the program."""

SPONSOR: Final[Mapping[str, tuple[str, ...]]] = {
    "name": _keys("name | title | fullname | sponsor | company | alt | alttext"),
    "url": _keys(_URL),
    "logo": _keys("logo | image | img | picture | pic | photo | file | src"),
    "tier": _keys("tier | level | category | type | rank"),
}
NEWS: Final[Mapping[str, tuple[str, ...]]] = {
    "date": _keys("date | day | when | time"),
    "title": _keys("title | headline | name"),
    "text": _keys("text | content | description | body | message | news | announcement | update"),
    "url": _keys(_URL),
}
QUESTION: Final[Mapping[str, tuple[str, ...]]] = {
    "question": _keys("question | q | title | name"),
    "answer": _keys("answer | a | text | content | description | body"),
    "group": _keys("group | category | section"),
}
TOPIC: Final[Mapping[str, tuple[str, ...]]] = {
    "title": _keys("title | name | topic | label | heading"),
    "text": _keys("text | description | content | body"),
    "items": _keys("items | topics | subtopics | list | bullets"),
}
CONFIG: Final[Mapping[str, tuple[str, ...]]] = {
    "name": _keys("full name | long title | full title | workshop name | title"),
    "short_name": _keys("short name | short title | acronym | short | shortname | abbreviation"),
    "tagline": _keys("tagline | subtitle | slogan | theme title"),
    "description": _keys("description"),
    "date": _keys("workshop date | date | dates | event date | day | workshop dates"),
    "place": _keys("venue | location | place | city | conf city | address"),
    "contact": _keys("contact email | contact | email | e-mail | mail"),
    "host": _keys("host | conference | colocated with | co location"),
    "format": _keys("format | mode"),
    "submission": _keys("submission url | submission link | submit url | submission | submit | openreview | "
                        "openreview url | cmt | easychair"),
    "registration": _keys("registration url | registration link | registration | register url"),
    "livestream": _keys("livestream | live stream | zoom | livestream url"),
    "proceedings": _keys("proceedings | proceedings url"),
    "twitter": PERSON["twitter"],
    "url": _keys("url"),
}
"""Of the settings of a site, and of the lists in them that are about the workshop."""
ABOUT_THE_WORKSHOP: Final = frozenset(
    _keys("workshop | event | conference | header | info | site | about | edition | conf | hero | brand")
)
"""Keys below which the workshop is described."""

MEMBERS: Final = frozenset(
    _keys("people | members | member | items | entries | list | groups | group | persons | team | company | companies | "
          "faqs | questions | papers | speakers | organizers | organisers | keynotes | dates | sponsors | talks | posts")
)
"""Keys below which a group has what it is made of."""
LABEL: Final = _keys("title | name | role | section | label | heading | category | committee")
"""Keys with the heading of a group."""

LOOKS: Final = frozenset(
    _keys("layout | permalink | importance | order | weight | initials | width | height | index | color | colour | "
          "icon | class | style | highlight | sort | columns | hide | hidden | enabled | disabled | skip | inline | "
          "related posts | mdsize | anchor | alttext | alt | id | expired | primary | nav | nav order | nav title | "
          "show | visible | css | size | abbr | output | published | countdown | target | sequence id | collection | "
          "bg | background | legend | lang | modal id | modalid | featured | toc | excerpt | header | classes | "
          "author profile | sidebar | redirect from | robots | sitemap | zoom | center | session | delay | order id")
)
"""Keys about looks and order."""

_PARTS: Final = {
    "committee": "committee committees pc reviewers reviewer steering advisors advisory advisor board scientific "
    "programcommittee areachairs ac tpc",
    "organizers": "organizers organisers organizer organiser organizing organising organization organisation "
    "team chairs chair hosts cochairs",
    "speakers": "speakers speaker keynotes keynote invited panelists panellists panelist panel lecturers",
    "dates": "dates deadlines datesdict timeline importantdates milestones deadline",
    "papers": "papers paper accepted publications orals posters spotlights contributions abstracts submissions",
    "program": "program programme schedule schedules agenda timetable",
    "sponsors": "sponsors sponsor supporters partners sponsorship funders",
    "news": "news updates announcements posts update announcement",
    "faq": "faq faqs questions",
    "topics": "topics topic themes",
    "talks": "talks",
    "rooms": "rooms room",
    "people": "people members persons authors profiles participants",
}
PARTS: Final = tuple(_PARTS)
"""What a list may be; `people` says who somebody is, and not what they do at the workshop."""
_PART_OF: Final = {word: part for part, words in _PARTS.items() for word in words.split()}
_SURE: Final = ("organizing", "organising")


def part_of(name: str) -> str:
    """Return the part that a list of a site is, by its name; empty if its words do not say."""
    words = re.findall(r"[^\W\d_]+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower())
    if any(word in _SURE for word in words):
        return "organizers"
    if "invited" in words and "talk" in words:
        return "speakers"
    found = {_PART_OF[word] for word in [*words, "".join(words)] if word in _PART_OF}
    if "committee" in found and words[-1:] in (["chairs"], ["chair"]) and "area" not in words:
        return "organizers"
    return next((part for part in PARTS if part in found), "")
