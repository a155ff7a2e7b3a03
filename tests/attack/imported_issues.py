"""Issues of the forms, with every text in every place of them."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from click.testing import CliRunner

from sphinx_workshop.cli.main import main
from sphinx_workshop.importers.issue.fields import Shape
from sphinx_workshop.importers.issue.forms import ADD, DATE, PAPER, PERSON, SPEAKER
from tests.attack.readable import check_readable
from tests.unit.issue_bodies import body_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx_workshop.importers.issue.fields import Form

WORKSHOP: Final = "name: Example\nphase: archive\n"
_FREE: Final = {
    PERSON.noun: ("affiliation", "position", "pronouns", "bio", "role", "talk.title", "talk.abstract"),
    DATE.noun: (),
    PAPER.noun: ("title", "authors", "abstract", "decision", "award", "keywords"),
}
"""The fields beside the name that take any words."""
_TYPED: Final = tuple(
    (form, field.key)
    for form in (PERSON, DATE, PAPER)
    for field in form.fields
    if field.shape in {Shape.LINE, Shape.TEXT} and field.key not in {"name", "new_name", *_FREE[form.noun]}
)
"""The fields that take values of a type alone."""


def add_issues(target: Path, texts: Sequence[str]) -> int:
    """Import each text by issues of every form, each into no data, and add what came to a data folder.

    Raises:
        AssertionError: An import fails, refuses words, or writes what cannot be read.
    """
    for number, text in enumerate(texts):
        for form in (PERSON, DATE, PAPER):
            words = dict.fromkeys(_FREE[form.noun], f"{text} {number}")
            name = {} if form is PAPER else {"name": f"{text} {number}"}
            if not _came(target, form, {**_plain(form, number), **words, **name}):  # as no name
                assert _came(target, form, {**_plain(form, number), **words}), (form.noun, text)
        form, key = _TYPED[number % len(_TYPED)]
        _came(target, form, {**_plain(form, number), key: text})
    return len(texts)


def _plain(form: Form, number: int) -> dict[str, str]:
    """Return answers that a form needs."""
    if form is PAPER:
        return {"action": ADD, "id": f"i{number}", "title": "Words"}
    if form is DATE:
        return {"action": ADD, "name": f"Date {number}", "due": "2030-01-06"}
    return {"action": ADD, "part": SPEAKER, "name": f"Bo {number} Example", "id": f"i{number}"}


def _came(target: Path, form: Form, answers: Mapping[str, str]) -> bool:
    """Import an issue, and add the entries that it makes to a data folder; return whether it makes any."""
    shapes = {field.key: field.shape for field in form.fields}
    said = {
        key: " ".join(answer.split()) if shapes[key] is Shape.LINE else answer
        for key, answer in answers.items()
    }
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "docs/data"
        folder.mkdir(parents=True)
        (folder / "workshop.yml").write_text(WORKSHOP, encoding="utf-8")
        body = body_of(form, said).encode("utf-8", "replace")
        result = CliRunner().invoke(main, ["import", "issue", "-", str(folder)], input=body)
        made = [path for path in sorted(folder.iterdir()) if path.name != "workshop.yml"]
        if result.exit_code:
            assert (result.exit_code, result.stderr.count("\n"), made) == (1, 1, []), result.output
            return False
        check_readable(folder)
        for path in made:
            lines = [line for line in path.read_text("utf-8").splitlines(keepends=True) if line[0] != "#"]
            with (target / path.name).open("a", encoding="utf-8") as stream:
                stream.write("".join(lines))
    return True
