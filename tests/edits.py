"""A site with every kind of page that shows facts, and an edit of each kind, to build it again."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Final

SITE: Final = Path(__file__).parent / "roots/every"

Edit = Mapping[str, "tuple[str, str] | str | bytes | None"]
"""What happens to each file: a text in it is replaced, or it is written, or it is deleted (None)."""

_ADA: Final = (SITE / "data/photos/ada.png").read_bytes()
_GRACE: Final = (SITE / "data/photos/grace.png").read_bytes()
_ORPHAN: Final = "---\norphan: true\n---\n"

EDITS: Final[Mapping[str, Edit]] = {
    "a person's affiliation": {"data/organizers.yml": ("Example University", "University of Examples")},
    "a person's name": {"data/organizers.yml": ("name: Ada Example", "name: Ada Changed\n  id: ada-example")},
    "a photo replaced": {"data/photos/ada.png": _GRACE},
    "a photo added": {
        "data/photos/bob.png": _ADA,
        "data/organizers.yml": ("affiliation: Example Labs", "photo: photos/bob.png"),
    },
    "a photo removed": {
        "data/photos/grace.png": None,
        "data/speakers.yml": ("  photo: photos/grace.png\n", ""),
    },
    "a speaker's talk": {"data/speakers.yml": ("A talk on examples", "A lecture on examples")},
    "a date moved": {"data/dates.yml": ("2030-09-22", "2030-09-29")},
    "a date added": {
        "data/dates.yml": ("- name: Notification", "- name: Abstracts\n  due: TBD\n- name: Notification")
    },
    "a file of dates deleted": {
        "data/dates.yml": None,
        "index.md": ("{milestone}`camera-ready`", "no date"),
        "roles.md": ("{milestone}`submission`", "no date"),
    },
    "a topic": {"data/call.yml": ("Large examples", "Very large examples")},
    "a paper's title": {"data/papers.yml": ("Fourth things", "Four things")},
    "a title in the program": {"data/papers.yml": ("Second things", "Two `things` & “more”")},
    "a paper's abstract": {"data/papers.yml": ("The *first* paragraph", "The *first* & best paragraph")},
    "a paper's author": {"data/papers.yml": ("    - Dan Example", "    - Dan Example\n    - Zoe Author")},
    "a paper's decision": {
        "data/papers.yml": ("    - Fay Example\n  decision: oral", "    - Fay Example\n  decision: poster")
    },
    "a paper added": {
        "data/papers.yml": ("- id: two", "- id: new\n  title: New\n  authors:\n    - Zed Example\n- id: two"),
        "data/program.yml": ("[two]", "[two, new]"),
    },
    "a paper removed": {
        "data/papers.yml": (
            "- id: five\n  title: Fifth things\n  authors:\n    - name: Eve Example\n"
            "      affiliation: Fifth University\n  decision: poster\n",
            "",
        ),
        "data/program.yml": ("five, six", "six"),
    },
    "a comment in papers.yml": {"data/papers.yml": ("# The accepted papers.", "# Papers,\n# in order.")},
    "a PDF replaced": {"data/files/one.pdf": b"%PDF-1.4 another\n"},
    "a PDF added": {
        "data/files/two.pdf": b"%PDF-1.4 of the second paper\n",
        "data/papers.yml": (
            "decision: oral\n- id: three",
            "decision: oral\n  links:\n    pdf: files/two.pdf\n- id: three",
        ),
    },
    "a PDF removed": {
        "data/files/four.pdf": None,
        "data/papers.yml": ("  links:\n    pdf: files/four.pdf\n", ""),
    },
    "a session moved": {"data/program.yml": ("start: 09:15", "start: 09:20")},
    "a session's title": {"data/program.yml": ("title: Posters", "title: Posters and coffee")},
    "the phase, papers stay": {"data/workshop.yml": ("phase: program", "phase: archive")},
    "the phase, papers go": {"data/workshop.yml": ("phase: program", "phase: review")},
    "a link of the workshop": {"data/workshop.yml": ("example.org/submit", "example.org/send")},
    "the workshop's name": {"data/workshop.yml": ("Example Workshop 2030", "Workshop on Examples 2030")},
    "the workshop's time zone": {"data/workshop.yml": ("America/Chicago", "Europe/Paris")},
    "the workshop's address": {"data/workshop.yml": ("example.org/ew/", "example.org/workshop/")},
    "a page's prose": {"prose.md": ("No fact stands here.", "Still no fact stands here.")},
    "a page that shows facts": {"speakers.md": ("# Speakers\n", "# Speakers\n\nThey speak.\n")},
    "a page's list of papers": {"orals.md": (":decision: oral", ":decision: poster")},
    "a page added": {"more.md": f"{_ORPHAN}# More\n\n{{person}}`grace-example` and {{paper}}`three`.\n"},
    "a page removed": {"alone.md": None},
    "a paper's page written by hand": {"papers/one.md": f"{_ORPHAN}# One\n\nBy hand.\n"},
    "the title of the site": {"conf.py": ('project = "Example', 'html_title = "Site"\nproject = "Example')},
    "no pages of papers": {
        "conf.py": ('project = "Example', 'workshop_paper_pages = False\nproject = "Example')
    },
}


def copy_site(source: Path) -> None:
    """Copy the site into a folder, which may be there already."""
    shutil.copytree(SITE, source, dirs_exist_ok=True)


def fits(edit: Edit, source: Path) -> bool:
    """Return whether an edit can be made: what it replaces or deletes is there."""
    for name, change in edit.items():
        path = source / name
        if isinstance(change, tuple):
            if not path.is_file() or change[0] not in path.read_text(encoding="utf-8"):
                return False
        elif change is None and not path.is_file():
            return False
    return True


def make(edit: Edit, source: Path) -> None:
    """Make an edit."""
    for name, change in edit.items():
        path = source / name
        if isinstance(change, tuple):
            text = path.read_text(encoding="utf-8")
            assert change[0] in text, (name, change)
            path.write_text(text.replace(*change), encoding="utf-8")
        elif change is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(change.encode() if isinstance(change, str) else change)


def undo(edit: Edit, source: Path) -> None:
    """Write what an edit has changed as it was."""
    for name in edit:
        original = SITE / name
        if original.is_file():
            (source / name).write_bytes(original.read_bytes())
        else:
            (source / name).unlink()


def left_by_sphinx(source: Path) -> set[str]:
    """Return the files of pages that are not there (any more), which Sphinx does not delete."""
    pages = {path.relative_to(SITE) for path in SITE.rglob("*.md")}
    pages |= {Path(name) for edit in EDITS.values() for name in edit if name.endswith(".md")}
    left = set()
    for page in pages:
        if not (source / page).is_file():
            name = page.with_suffix("").as_posix()
            left |= {f"{name}.html", f"{name}/index.html", f"_sources/{page.as_posix()}.txt"}
    return left
