"""The command `sphinx-workshop new`: writes a new site, or that of the next edition."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Any, Final

import click

from sphinx_workshop.cli import asking
from sphinx_workshop.cli.folder import short
from sphinx_workshop.cli.new_dates import addition
from sphinx_workshop.cli.next_edition import write_next
from sphinx_workshop.cli.seeding import check_sources, named, seed, show_help
from sphinx_workshop.messages import counted, quoted
from sphinx_workshop.model.event import Format
from sphinx_workshop.model.phase import Phase
from sphinx_workshop.scaffold.answers import Answers, Wrong, name_of, wrong_form
from sphinx_workshop.scaffold.facts import write_facts, write_schemas
from sphinx_workshop.scaffold.judging import judge, unmet
from sphinx_workshop.scaffold.requirement import chosen, installed
from sphinx_workshop.scaffold.writing import IsThere, draft_of, write_site

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_workshop.scaffold.requirement import Extension

DATA: Final = "docs/data"


_EPILOG: Final = """A site whose call for papers is open:

\b
  sphinx-workshop new my-workshop --phase call --name "My Workshop 2030" \\
    --organizer "Ada Example, Example University" --date 2030-12-06 \\
    --contact chairs@example.org --submission-url https://example.org/submit \\
    --track "Full papers, 9 pages" --due submission=2030-09-22 \\
    --due notification=2030-10-20
"""


@click.command(epilog=_EPILOG)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--name", default="", help="The full name, with the year.")
@click.option("--short-name", default="", metavar="TEXT", help="The acronym, with the year.")
@click.option("--tagline", default="", help="What it is about, in one line.")
@click.option(
    "--organizer",
    "organizers",
    multiple=True,
    metavar='"NAME, AFFILIATION"',
    help="Who organizes it; the affiliation may be absent. May be repeated.",
)
@click.option("--host", default="", metavar="PROFILE", help="The host conference, such as neurips-2025.")
@click.option("--date", default="", help="The day, such as 2030-12-06, or FIRST/LAST. Default: TBD.")
@click.option("--format", type=click.Choice([form.value for form in Format]), help="Where people meet.")
@click.option("--contact", default="", metavar="EMAIL", help="Where the organizers are reached.")
@click.option("--url", default="", help="The address at which the site will be.")
@click.option(
    "--phase",
    type=click.Choice([phase.value for phase in Phase]),
    default=Phase.PROPOSAL.value,
    show_default=True,
    help="Where the workshop stands.",
)
@click.option("--submission-url", "submission", default="", metavar="URL", help="Where papers are submitted.")
@click.option(
    "--track",
    "tracks",
    multiple=True,
    metavar='"NAME, 9 pages"',
    help="A kind of papers; the limit may be absent. May be repeated.",
)
@click.option(
    "--due",
    "dues",
    multiple=True,
    metavar="KIND=DATE",
    help="A date of the call: submission=2030-09-22, notification=…, camera-ready=… May be repeated.",
)
@click.option("--accent", default="", metavar="COLOUR", help="The one colour of the site, such as #27477f.")
@click.option("--defaults", is_flag=True, help="Ask nothing: what is not given is TBD.")
@click.option(
    "--from",
    "sources",
    type=(str, str),
    multiple=True,
    metavar="SOURCE WHAT",
    help="Also import WHAT, as `sphinx-workshop import SOURCE WHAT` does. May be repeated.",
)
@click.option(
    "--next",
    "present",
    type=click.Path(path_type=Path),
    is_flag=False,
    flag_value=Path(),
    metavar="[SITE]",
    help="Make the next edition of the site in the folder SITE (the current one), which stays as it is.",
)
@click.option(
    "--extension",
    metavar="SPEC",
    help="How pip gets sphinx-workshop: a wheel, an address or a requirement. Default: as this one was got.",
)
def new(
    folder: Path,
    sources: Sequence[tuple[str, str]],
    present: Path | None,
    extension: str | None,
    *,
    defaults: bool,
    **given: object,
) -> None:
    """Write the site of a workshop into FOLDER, which must not exist yet.

    On a terminal, it asks for what it needs and was not given. The site builds
    and passes its checks. Nothing is written unless all of it can be.
    """
    folder = short(folder)
    answers = Answers(**{key: _clean(value) for key, value in given.items()})
    check_sources(sources)
    if show_help(sources):
        return
    how, wrong = _how(extension)
    try:
        with draft_of(folder) as draft:
            if present is not None:
                data, said = write_next(draft, present, answers, how if extension else None, wrong)
            else:
                seen = named(answers, sources)
                complete = _completed(seen, folder, defaults=defaults)
                data, said = draft / DATA, _write(draft, complete, how, wrong, defaults=defaults)
                if complete.name != answers.name and (seen.name or defaults):
                    whose = "that of the imported site" if seen.name else "the folder's"
                    said += [f"note: the name {quoted(complete.name)} is {whose}; --name gives another"]
            said += seed(data, sources, lambda text: text.replace(draft.name, folder.name))
            if present is None:
                said += _lacking(data)
    except IsThere as error:
        message = f"{folder} is there already; name a folder that does not exist"
        raise click.ClickException(message) from error
    except OSError as error:
        message = f"cannot write {folder}: {error.strerror or error}"
        raise click.ClickException(message) from error
    for line in [f"{folder}: the site is written.", *said, *_steps(folder, data.relative_to(draft))]:
        click.echo(line.replace(str(draft), str(folder)))


def _clean(value: object) -> Any:  # noqa: ANN401 (the type of each answer)
    """Return an answer with single spaces; nothing if it was not given."""
    if isinstance(value, tuple):
        return tuple(" ".join(one.split()) for one in value)
    return " ".join(str(value or "").split())


def _completed(answers: Answers, folder: Path, *, defaults: bool) -> Answers:
    """Return the answers with those that are asked for, or with the name that the folder suggests."""
    if defaults:
        return replace(answers, name=answers.name or name_of(folder))
    return asking.completed(answers, folder)


def _how(text: str | None) -> tuple[Extension, list[Wrong]]:
    """Return how pip gets the extension, and what is wrong with what somebody said of that."""
    said = chosen(text) if text else installed()
    return (installed(), [said]) if isinstance(said, Wrong) else (said, [])


def _write(draft: Path, answers: Answers, how: Extension, wrong: list[Wrong], *, defaults: bool) -> list[str]:
    """Write a new site; return what to say of it.

    Raises:
        ClickException: An answer is wrong, or lacks.
    """
    wrong = [*wrong, *wrong_form(answers)]
    bad = {one.option for one in wrong}
    data = draft / DATA
    write_schemas(data / "schemas")
    judged = judge(data, write_facts(data, asking.without(answers, bad)))
    wrong += [one for one in judged.wrong if one.option not in bad]
    if not defaults:
        wrong += judged.lacking
    if wrong:
        asking.refuse(wrong)
    phase = Phase(answers.phase)
    more = addition(data, judged.workshop, phase) if phase is not Phase.PROPOSAL else None
    if more is not None:
        more.path.write_bytes(more.document.text.encode())
    write_site(draft, answers, judged.workshop.event.year, how)
    said = [f"note: {how.warning}"] if how.warning else []
    return said + [str(problem) for problem in judged.notes]


def _lacking(data: Path) -> list[str]:
    """Return what the phase needs and neither an answer nor an import has said, as the check counts it."""
    lacking = unmet(data)
    if not lacking:
        return []
    return [
        f"The check fails while the site lacks {counted(len(lacking), 'fact')}:",
        *map("- {}".format, lacking),
    ]


def _steps(folder: Path, data: Path) -> list[str]:
    """Return what the organizers do next."""
    has_nox = (folder / "noxfile.py").is_file()
    builds = "pipx run nox -s check docs" if has_nox else f"sphinx-workshop check {data}"
    return [
        "",
        "Next:",
        f"  1. cd {quote(str(folder))}, and write what you know into {data} and {data.parent / '*.md'}.",
        f"  2. {builds}",
        "  3. Push it to a repository; README.md says how the site is published.",
    ]
