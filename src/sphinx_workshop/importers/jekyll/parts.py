"""What the files and the lists of a site may be called, by the part of a workshop that they are."""

from __future__ import annotations

import re
from typing import Final

from sphinx_workshop.importers.jekyll.words import keys_of

LOOKS: Final = frozenset(
    keys_of(
        "layout | permalink | importance | order | order id | sequence id | weight | index | sort | "
        "columns | width | height | size | zoom | center | color | colour | bg | background | legend | "
        "icon | class | classes | style | css | anchor | target | modal id | alt | alttext | initials | "
        "abbr | highlight | hide | hidden | show | visible | enabled | disabled | skip | expired | "
        "countdown | delay | primary | featured | published | output | collection | inline | "
        "related posts | session | id | lang | excerpt | toc | header | sidebar | author profile | nav | "
        "nav order | nav title | redirect from | robots | sitemap"
    )
)
"""Keys about looks and order."""
THEME: Final = re.compile(
    r"(?:.*/)?(?:lang|ui-?text|navigation|nav|navbar|menus?|skin|strings|translations?|i18n|locales?|template|"
    r"icons?|repositories|venues|coauthors|settings|theme|styles?|footer|header|sidebar|social-?media)",
    re.IGNORECASE,
)
"""Data files that are about the theme: words, menus, colours."""

_PARTS: Final = {
    "committee": "committee committees pc reviewers reviewer steering advisors advisory advisor board "
    "scientific programcommittee areachairs ac tpc",
    "organizers": "organizers organisers organizer organiser organizing organising organization "
    "organisation team chairs chair hosts cochairs",
    "speakers": "speakers speaker keynotes keynote invited panelists panellists panelist panel lecturers",
    "dates": "dates deadlines datesdict timeline importantdates milestones deadline",
    "papers": "papers paper accepted publications orals posters spotlights contributions abstracts "
    "presentations",
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
