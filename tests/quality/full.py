"""A workshop with everything: a hundred papers, photos, three rooms on two days, sponsors, all pages.

It is `tests/roots/full`, with more of what that has one of. `python -m tests.quality.full FOLDER` writes it,
and builds it; `--phase` and `--theme` say how.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import yaml

from benchmarks.synthetic import Size, Synthetic, papers_yaml, slug
from tests.quality.faces import draw_face, draw_logo

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ROOT: Final = Path(__file__).parents[1] / "roots/full"
PAPERS: Final = 98
"""How many papers are added, unless a test wants fewer."""
ROOMS: Final = ("Hall A", "Hall B", "Foyer")
TIMES: Final = (("09:00", "10:30"), ("11:00", "12:30"), ("14:00", "15:30"))
"""When the three rooms have papers, on the second day."""
BREAKS: Final = (("Coffee", "10:30", "11:00"), ("Lunch", "12:30", "14:00"), ("Tea", "15:30", "16:00"))
TRACKS: Final = ("Full papers", "Shared task")

CONF: Final = """\
project = "EWE 2022"
title = "Example Workshop on Examples 2022"
copyright = "2022, the organizers of EWE 2022"
version = "2022"
extensions = ["myst_parser", "sphinx_design", "sphinx_workshop"]
primary_domain = "workshop"
nitpicky = True
myst_enable_extensions = ["colon_fence", "deflist"]
exclude_patterns = ["data"]
html_theme = "{theme}"
html_title = project
html_copy_source = False
html_show_sourcelink = False
html_favicon = "data/logos/example.svg"
"""
OF_PYDATA: Final = """\
html_context = {"default_mode": "auto"}
html_sidebars = {"*": []}
html_theme_options = {"show_prev_next": False, "secondary_sidebar_items": ["page-toc"]}
"""
"""Settings of pydata_sphinx_theme."""

INDEX: Final = """\
# {fact}`name`

```{hero}
:art: data/logos/example.svg
:art-dark: /data/logos/example-dark.svg

{doc}`Call for papers <cfp>`
```

{fact}`tagline`. Papers are due {milestone}`submission`; submit {fact}`your paper <links.submission>`,
or write to {fact}`contact`. The chair is {person}`ada-example`, and {session}`opening` begins the first day.

```{workshop-facts}
```

## Speakers

```{speakers}
:layout: faces
```

## News

```{news}
:limit: 2
```

## Sponsors

```{sponsors}
```

```{toctree}
:hidden:

cfp
dates
people
program
papers
news
committee
about
proposal
team
elements
prose
```
"""
ELEMENTS: Final = """\
# Elements

What pages of prose are made of: **bold**, *emphasis*, `code`, a [link](https://example.org), and a
note[^one].

[^one]: At the end of the page.

:::{note}
A note.
:::

:::{warning}
A warning, with `code` in it.
:::

::::{tab-set}
:::{tab-item} Authors
What authors do.
:::
:::{tab-item} Reviewers
What reviewers do.
:::
::::

:::{dropdown} A question that folds
With an answer that is there.
:::

::::{grid} 1 2 2 3
:::{grid-item-card} A card
:link: cfp
:link-type: doc
With a link to {octicon}`calendar` the call.
:::
:::{grid-item-card} Another
{bdg-primary}`new` and {bdg-secondary}`old`
:::
::::

:::{button-ref} dates
:color: primary
All dates
:::

## A table

| what | how many |
| --- | ---: |
| papers | 100 |
| rooms | 3 |

```{code-block} python
:caption: A program with a line that is longer than the window of a telephone is wide

def greet(name: str) -> str:
    return f"Hello, {name}! This is a rather long line, which no telephone shows as a whole, in any case."
```

## A list

1. First
2. Second
   - of two kinds
   - of three

> Somebody said that.

### Deeper

Term
: is explained here.
"""
PAGES: Final = {
    "index": INDEX,
    "elements": ELEMENTS,
    "proposal": "# Proposal\n\n```{readiness}\n```\n",
    "news": "# News\n\n```{news}\n```\n",
    "papers": "# Papers\n\n```{papers}\n```\n",
    "program": "# Program\n\n```{program}\n```\n",
}
"""What differs from the pages of the root."""
SPONSORS: Final = (
    ("Example Motors", "logos/motors.png", "Gold"),
    ("Example & Sons", "logos/sons.png", "Silver"),
    ("Example Academy", "logos/example.svg", "Bronze"),
    ("Institute for Examples of a Rather Long Name", None, "Bronze"),
    ("Friends of Examples", None, None),
)
REPLACED: Final = {
    # What later phases need, and the second day.
    "workshop.yml": [
        ("phase: call", "phase: {phase}"),
        ("end: 2022-12-02", "end: 2022-12-03"),
        ("livestream: TBD", "livestream: https://example.org/live"),
        ("recordings: TBD", "recordings: https://example.org/recordings"),
        ("proceedings: TBD", "proceedings: https://example.org/proceedings"),
        ("host: hosts/exampleconf.yml\n", ""),
    ],
    "dates.yml": [("camera-ready\n  due: TBD", "camera-ready\n  due: 2022-11-05")],
    "papers.yml": [("authors: TBD", "authors: [Bo Author]")],
    "program.yml": [
        ("    - start: 11:00\n", "    - title: Examples, and what they are not\n      start: 11:00\n"),
        ("- date: TBD\n  title: The day after\n  tentative: true\n  sessions: TBD\n", ""),
        ("    - title: Questions\n", "    - title: Questions to all\n"),
    ],
    "sponsors.yml": [("- name: Friends of Examples\n", "")],  # whose tier is the last
    "speakers.yml": [
        ("- name: Grace Example\n", "- name: Grace Example\n  photo: photos/face-1.jpg\n"),
        ("- name: Alan Example\n", "- name: Alan Example\n  photo: photos/face-2.png\n"),
    ],
}
PHOTOS: Final = {
    **{f"face-{number}": ".jpg" for number in (1, 3, 4, 5, 6, 7, 8, 9)},
    **{f"face-{number}": ".png" for number in (2, 10)},
}


def write(
    folder: Path, *, phase: str = "program", theme: str = "workshop", extra: str = "", papers: int = PAPERS
) -> Path:
    """Write the workshop's sources.

    Args:
        folder: Where; it does not exist yet.
        phase: The phase of the workshop: `program`.
        theme: The theme of the site: `pydata_sphinx_theme`.
        extra: What `conf.py` says further.
        papers: How many papers are added; at least 9, one for each session of papers.

    Returns:
        The folder.
    """
    shutil.copytree(ROOT, folder)
    for name, text in PAGES.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    conf = CONF.replace("{theme}", theme) + (OF_PYDATA if theme == "pydata_sphinx_theme" else "") + extra
    (folder / "conf.py").write_text(conf, encoding="utf-8")
    data = folder / "data"
    for name, replacements in REPLACED.items():
        text = (data / name).read_text(encoding="utf-8")
        for old, new in replacements:
            if old not in text:
                message = f"{name} of {ROOT} has no {old!r} any more"
                raise ValueError(message)
            text = text.replace(old, new.replace("{phase}", phase))
        (data / name).write_text(text, encoding="utf-8")
    for name, text in _additions(papers).items():
        with (data / name).open("a", encoding="utf-8") as file:
            file.write(text)
    for name, ending in PHOTOS.items():
        draw_face(data / f"photos/{name}{ending}", int(name.removeprefix("face-")))
    for number, (_name, logo, _tier) in enumerate(SPONSORS):
        if logo and logo.endswith(".png"):
            draw_logo(data / logo, number)
    return folder


@cache  # the same in each phase
def _additions(papers: int) -> Mapping[str, str]:
    """Return what follows in the data files."""
    made_up = Synthetic(Size(papers=papers, speakers=6, organizers=4))
    for number, paper in enumerate(made_up.papers):
        paper["id"] = f"p{paper['id']}"
        paper["track"] = TRACKS[number % len(TRACKS)]
    photos = iter(f"photos/{name}{ending}" for name, ending in PHOTOS.items() if name > "face-2")
    people = [*made_up.speakers, *made_up.organizers]
    for person in people[:-1]:
        if photo := next(photos, None):
            person["photo"] = photo
    for speaker in made_up.speakers:
        speaker["talk"] = {"title": made_up.language.title(7), "abstract": made_up.language.text(90)}
        speaker["bio"] = made_up.language.text(110)
    made_up.organizers[0]["bio"] = made_up.language.text(240)
    text = papers_yaml(made_up.papers)
    tracks = iter(made_up.papers)
    return {
        "papers.yml": "".join(
            f"{line}\n" + (f"  track: {next(tracks)['track']}\n" if line.startswith("  decision:") else "")
            for line in text.splitlines()
        ),
        "speakers.yml": _dumped(made_up.speakers),
        "organizers.yml": _dumped(made_up.organizers),
        "program.yml": _dumped([{"date": "2022-12-03", "sessions": _second_day(made_up)}]),
        "sponsors.yml": _dumped(
            {"name": name, "url": "https://example.org/sponsor", "logo": logo or "TBD"}
            | ({"tier": tier} if tier else {})
            for name, logo, tier in SPONSORS
        ),
    }


def _second_day(made_up: Synthetic) -> list[dict[str, object]]:
    """Return three rounds of papers in three rooms, a keynote before each, and what is for everybody."""
    sessions: list[dict[str, object]] = []
    ids = [paper["id"] for paper in made_up.papers]
    for turn, (start, end) in enumerate(TIMES):
        for room, name in enumerate(ROOMS):
            part = turn * len(ROOMS) + room
            sessions.append(
                {
                    "title": made_up.language.title(4),
                    "kind": "poster" if name == "Foyer" else "talk",
                    "start": start,
                    "end": end,
                    "room": name,
                    "track": TRACKS[room % len(TRACKS)],
                    "papers": ids[part :: len(TIMES) * len(ROOMS)],
                }
            )
    sessions += [
        {"title": title, "kind": "break", "start": start, "end": end} for title, start, end in BREAKS
    ]
    for number, speaker in enumerate(made_up.speakers):
        hour = 16 + number // 2
        start, end = (f"{hour}:00", f"{hour}:30") if number % 2 == 0 else (f"{hour}:30", f"{hour + 1}:00")
        sessions.append({"start": start, "end": end, "room": "Hall A", "speakers": slug(speaker["name"])})
    return sessions


def _dumped(entries: Iterable[object]) -> str:
    return yaml.safe_dump(list(entries), allow_unicode=True, sort_keys=False)


def main() -> int:
    """Write and build the workshop, as the command line says."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality.full", description=__doc__)
    parser.add_argument("folder", type=Path, help="holds the sources and html/; what is there goes")
    parser.add_argument("--phase", default="program")
    parser.add_argument("--theme", default="workshop")
    arguments = parser.parse_args()
    for name in ("source", "html", "doctrees"):
        shutil.rmtree(arguments.folder / name, ignore_errors=True)
    source = write(arguments.folder / "source", phase=arguments.phase, theme=arguments.theme)
    options = ["-q", "-n", "-W", "--keep-going", "-d", str(arguments.folder / "doctrees")]
    command = [sys.executable, "-m", "sphinx", *options, str(source), str(arguments.folder / "html")]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
