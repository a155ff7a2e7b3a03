"""A site that Jekyll builds, with every text in every place that the import reads."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from sphinx_workshop.yamledit.values import flow

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from sphinx_workshop.yamledit.values import Written

_LISTS: Final[dict[str, Callable[[str, int], Mapping[str, object]]]] = {
    "organizers": lambda text, _number: _person(text),
    "speakers": lambda text, _number: {
        **_person(text),
        "talk_title": text,
        "talk_abstract": text,
        "slides": text,
    },
    "committee": lambda text, _number: _person(text),
    "dates": lambda text, number: {"name": text, "date": f"2030-01-{number % 28 + 1:02}", "note": text},
    "program": lambda text, number: {
        "date": "2030-12-03",
        "time": f"{number // 60 + 5:02}:{number % 60:02}",
        "title": text,
        "description": text,
        "room": text,
        "speakers": [text],
        "type": text,
        "url": text,
        "video": text,
    },
    "papers": lambda text, number: {
        "id": f"j{number}",
        "title": text,
        "authors": [text, {"name": text, "affiliation": text}],
        "abstract": text,
        "decision": text,
        "track": text,
        "award": text,
        "keywords": [text],
        **dict.fromkeys(("pdf", "video", "slides", "poster", "code", "url"), text),
    },
    "sponsors": lambda text, _number: {"name": text, "url": text, "logo": text, "tier": text},
    "news": lambda text, number: {"date": f"2030-02-{number % 28 + 1:02}", "text": text, "url": text},
    "faq": lambda text, _number: {"question": text, "answer": text, "group": text},
    "topics": lambda text, _number: {"name": text, "description": text},
}
"""What an entry of each list has."""


def _person(text: str) -> dict[str, Written]:
    facts = ("name", "affiliation", "position", "role", "bio", "url", "image", "pronouns", "country", "orcid")
    return {**dict.fromkeys(facts, text), "links": [text, {"name": text, "url": text}], "github": text}


def write_site(folder: Path, texts: Sequence[str]) -> Path:
    """Write a site that has texts in data files, in front matter, and in the lists of pages."""
    data, speakers = folder / "_data", folder / "_organizers"
    data.mkdir(parents=True)
    speakers.mkdir()
    words = [f"{text} {number}" for number, text in enumerate(texts)]
    config = {**dict.fromkeys(("title", "description", "email", "url", "baseurl", "location"), words[0])}
    (folder / "_config.yml").write_text(f"{flow(config)}\n", encoding="utf-8")
    for name, entry in _LISTS.items():
        entries = [entry(text, number) for number, text in enumerate(words)]
        (data / f"{name}.json").write_text(json.dumps(entries), encoding="utf-8")
    for number, text in enumerate(words):
        body = text.encode("utf-8", "replace").decode()
        (speakers / f"{number}.md").write_text(f"---\n{flow(_person(text))}\n---\n{body}\n", encoding="utf-8")
    items = "".join(f"- {' '.join(text.split())}\n" for text in words).encode("utf-8", "replace")
    (folder / "index.md").write_bytes(b"# Topics\n\n" + items)
    return folder
