"""Data folders for tests of exports: every kind of fact in each phase, this site's, and nothing but TBD."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from sphinx_workshop.model.phase import Phase
from tests.quality.full import ROOT, write

SITE: Final = Path(__file__).parents[1] / "docs/data"
TBD: Final = {
    "workshop.yml": "name: Example Workshop\nphase: {phase}\nshort_name: TBD\ntagline: TBD\nformat: TBD\n"
    "date: TBD\nvenue: TBD\nurl: TBD\ncontact: TBD\nlinks: TBD\nproposal: TBD\n",
    **{
        f"{stem}.yml": "TBD\n"
        for stem in (
            "call", "dates", "organizers", "speakers", "committee", "program", "papers", "sponsors", "news",
            "faq", "awards", "editions",
        )
    },
}  # fmt: skip
INNER: Final = {
    "workshop.yml": "name: Example Workshop\nphase: archive\nvenue:\n  name: TBD\n  room: TBD\nlinks:\n"
    "  livestream: TBD\n  social: TBD\n",
    "call.yml": "topics: TBD\ntracks:\n  - name: Full papers\n    max_pages: TBD\n    organizers: TBD\n",
    "dates.yml": "- name: Deadline\n  due: TBD\n",
    "organizers.yml": "- name: Ada Example\n  affiliation: TBD\n  url: TBD\n  bio: TBD\n  links: TBD\n",
    "speakers.yml": "- name: Grace Example\n  talk: TBD\n- name: Alan Example\n  talk:\n    title: TBD\n",
    "committee.yml": "- role: Board\n  people: TBD\n",
    "program.yml": "- date: TBD\n  sessions:\n    - title: TBD\n      start: TBD\n    - speakers: TBD\n"
    "    - papers: TBD\n    - title: TBD\n      sessions:\n        - title: Inside\n"
    "- date: TBD\n  sessions: TBD\n",
    "papers.yml": "- id: p1\n  title: A paper\n  authors: TBD\n  abstract: TBD\n  links: TBD\n",
    "sponsors.yml": "- name: Sponsor\n  url: TBD\n",
    "news.yml": "- date: 2022-01-01\n  text: Example\n  url: TBD\n",
    "faq.yml": "- question: Why?\n  answer: TBD\n",
    "awards.yml": "- name: Best paper\n  to: TBD\n",
    "editions.yml": "- year: 2021\n  place: TBD\n",
}
"""Every file has something, and the rest is to be announced."""
NAMES: Final = ("root", "site", "tbd", "inner", *(phase.value for phase in Phase))


def folder_of(name: str, folder: Path) -> Path:
    """Return a data folder by its name, written below another folder where it is made."""
    if name in {"root", "site"}:
        return ROOT / "data" if name == "root" else SITE
    if name in {"tbd", "inner"}:
        for file, text in (TBD if name == "tbd" else INNER).items():
            (folder / file).write_text(text.replace("{phase}", "archive"), encoding="utf-8")
        return folder
    return write(folder / "source", phase=name) / "data"
