"""An issue of a form becomes an entry, or one clear sentence about what is wrong and no change."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final, TypeAlias

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_workshop.cli.folder import short
from sphinx_workshop.cli.main import main
from sphinx_workshop.importers.issue.body import EMPTY, read_body
from sphinx_workshop.importers.issue.fields import Shape
from sphinx_workshop.importers.issue.forms import ADD, CORRECT, DATE, FORMS, PAPER, PERSON
from sphinx_workshop.importers.record import CannotImport
from sphinx_workshop.model.milestones import Milestone
from sphinx_workshop.model.papers import Paper
from sphinx_workshop.model.people import Organizer, Speaker
from sphinx_workshop.source.loader import load
from tests.unit.issue_bodies import body_of
from tools import issue_forms

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from click.testing import Result

    from sphinx_workshop.importers.issue.fields import Form

Write: TypeAlias = "Callable[[Mapping[str, str]], Path]"
SPEAKER: Final = {"action": ADD, "part": "Speaker", "name": "Ada Example"}
EXTEND: Final = {"action": CORRECT, "name": "Submission"}
DATES: Final = """\
# Nobody may miss these.
- name: Submission # of papers
  kind: submission
  due: 2030-05-01

- name: Notification
  id: notify
  kind: notification
  due: 2030-07-01
  was:
    # as announced first
    - 2030-06-15
"""
PAPERS: Final = """\
- id: p1
  # the authors asked for this title
  title: On *examples*
  authors:
    - Ada Example
    - name: Bo Example
      affiliation: Example University
  links:
    pdf: https://example.org/p1.pdf
"""


def import_body(folder: Path, body: str | bytes, *options: str) -> Result:
    """Import the body of an issue from standard input."""
    result = CliRunner().invoke(main, ["import", "issue", "-", str(folder), *options], input=body)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def import_form(folder: Path, form: Form, answers: Mapping[str, str]) -> Result:
    return import_body(folder, body_of(form, answers))


def refusal(folder: Path, form: Form, answers: Mapping[str, str]) -> str:
    """Return the one line of error of an issue, which changes nothing."""
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    result = import_form(folder, form, answers)
    assert (result.exit_code, result.stdout) == (1, ""), result.output
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert result.stderr.startswith("Error: ")
    assert result.stderr.count("\n") == 1
    return result.stderr


def test_a_speaker_is_one_entry_in_place_of_tbd(write_data: Write) -> None:
    folder = write_data({"speakers.yml": "# Those who speak\nTBD\n"})
    result = import_form(
        folder,
        PERSON,
        {
            **SPEAKER,
            "affiliation": "Example University; Other Institute",
            "url": "https://example.org/ada",
            "orcid": "https://orcid.org/0000-0002-1825-0097",
            "bio": "Ada *works* on examples.\n\n### My topics\n\n- one\n- two",
            "links": "https://bsky.app/profile/example.org\nhttps://example.org/blog",
            "talk.title": "Examples: why they matter",
            "talk.abstract": "They do.",
            "status": "tentative",
        },
    )
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines() == [
        "issue: add a person, `Ada Example`",
        "added speaker ada-example: `Ada Example`",
        "speakers.yml: 1 added, 0 changed, 0 unchanged, 0 kept",
    ]
    assert (folder / "speakers.yml").read_text() == (
        "# Those who speak\n"
        "- name: Ada Example\n"
        "  affiliation:\n"
        "    - Example University\n"
        "    - Other Institute\n"
        "  url: https://example.org/ada\n"
        '  orcid: "0000-0002-1825-0097"\n'
        "  links:\n"
        "    - https://bsky.app/profile/example.org\n"
        "    - https://example.org/blog\n"
        "  bio: |-\n"
        "    Ada *works* on examples.\n"
        "\n"
        "    **My topics**\n"
        "\n"
        "    - one\n"
        "    - two\n"
        "  status: tentative\n"
        "  talk:\n"
        '    title: "Examples: why they matter"\n'
        "    abstract: They do.\n"
    )
    assert load(folder).problems == []


def test_profiles_among_the_other_pages_become_ids_at_their_services(write_data: Write) -> None:
    pages = (
        "https://scholar.google.com/citations?user=abcdefghijkl&hl=en",
        "https://github.com/ada-example/",
        "https://www.linkedin.com/in/ada-example",
        "https://github.com/ada-example/code",
        "https://github.com/second",
        "https://orcid.org/0000-0001-5109-3700",
    )
    folder = write_data({"speakers.yml": "TBD\n"})
    assert (
        import_form(
            folder, PERSON, {**SPEAKER, "orcid": "0000-0002-1825-0097", "links": "\n".join(pages)}
        ).exit_code
        == 0
    )
    assert (folder / "speakers.yml").read_text() == (
        "- name: Ada Example\n"
        '  orcid: "0000-0002-1825-0097"\n'
        "  scholar: abcdefghijkl\n"
        "  github: ada-example\n"
        "  linkedin: ada-example\n"
        "  links:\n"
        "    - https://github.com/ada-example/code\n"
        "    - https://github.com/second\n"
        "    - https://orcid.org/0000-0001-5109-3700\n"
    )
    assert load(folder).problems == []


def test_a_correction_changes_what_it_says_and_keeps_every_other_byte(write_data: Write) -> None:
    text = (
        "- name: Ada Example # chair\n  affiliation: 'Old University'  # until May\n  url: TBD\n"
        "- name: Bo Example\n"
    )
    folder = write_data({"organizers.yml": text})
    answers = {"action": CORRECT, "part": "Organizer", "name": "ada example", "affiliation": "New University"}
    assert import_form(folder, PERSON, answers).exit_code == 0
    assert (folder / "organizers.yml").read_text() == text.replace("'Old University'", "New University")


def test_a_fact_is_written_where_the_data_has_it(write_data: Write) -> None:
    organizers = "- name: Ada Example\n  affiliation: Old University\n"
    folder = write_data({"organizers.yml": organizers, "speakers.yml": "- name: Bo Example\n"})
    result = import_form(
        folder, PERSON, {**SPEAKER, "affiliation": "New University", "talk.title": "Examples"}
    )
    assert result.exit_code == 0, result.output
    assert (folder / "organizers.yml").read_text() == organizers.replace("Old", "New")
    assert (folder / "speakers.yml").read_text() == (
        "- name: Bo Example\n\n- id: ada-example\n  talk:\n    title: Examples\n"
    )
    assert "taken for the person of that name in `organizers.yml`" in result.stdout
    assert load(folder).problems == []


def test_a_new_name_keeps_the_id_by_which_pages_refer_to_the_person(write_data: Write) -> None:
    folder = write_data({"organizers.yml": "- name: Ada Exmple\n"})
    answers = {"action": CORRECT, "part": "Organizer", "name": "Ada Exmple", "new_name": "Ada Example"}
    assert import_form(folder, PERSON, answers).exit_code == 0
    assert yaml.safe_load((folder / "organizers.yml").read_text()) == [
        {"id": "ada-exmple", "name": "Ada Example"}
    ]


def test_a_speaker_who_was_only_invited_is_confirmed(write_data: Write) -> None:
    folder = write_data({"speakers.yml": "- name: Ada Example\n  status: invited\n"})
    result = import_form(folder, PERSON, {**SPEAKER, "action": CORRECT, "status": "confirmed"})
    assert result.exit_code == 0, result.output
    assert (folder / "speakers.yml").read_text() == "- name: Ada Example\n  status: confirmed\n"


def test_a_name_without_latin_letters_comes_with_a_short_name(write_data: Write) -> None:
    folder = write_data({})
    said = refusal(folder, PERSON, {**SPEAKER, "name": "李明"})
    assert "Short name in Latin letters" in said
    assert import_form(folder, PERSON, {**SPEAKER, "name": "李明", "id": "li-ming"}).exit_code == 0
    assert yaml.safe_load((folder / "speakers.yml").read_text()) == [{"id": "li-ming", "name": "李明"}]


@pytest.mark.parametrize(
    "name", ["Đặng Ví Dụ", "مثال أحمد", "Ångström Örn", "O'Example", "No", "null", "42", "*x", "- x"]
)
def test_names_stay_as_they_are_written(name: str, write_data: Write) -> None:
    folder = write_data({})
    assert import_form(folder, PERSON, {**SPEAKER, "name": name, "id": "somebody"}).exit_code == 0
    assert load(folder).workshop.people["somebody"].name == name


def test_a_member_joins_the_committee_that_is_named_or_the_only_one(write_data: Write) -> None:
    folder = write_data({"committee.yml": "- role: Area chairs\n  people:\n    - Bo Example # since 2029\n"})
    answers = {"action": ADD, "part": "Committee member", "name": "Ada Example"}
    assert import_form(folder, PERSON, answers).exit_code == 0
    assert (folder / "committee.yml").read_text() == (
        "- role: Area chairs\n  people:\n    - Bo Example # since 2029\n    - Ada Example\n"
    )
    answers = {**answers, "name": "Cy Example", "affiliation": "Example Lab", "committee": "Reviewers"}
    assert import_form(folder, PERSON, answers).exit_code == 0
    said = refusal(folder, PERSON, {**answers, "name": "Di Example", "committee": ""})
    assert "which committee? write one into `Committee`: `Area chairs`, `Reviewers`" in said


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        (
            {"action": CORRECT, "name": "Bo Exmple"},
            "nobody has the name or the id `Bo Exmple`; did you mean `Bo Example`?",
        ),
        ({"action": CORRECT, "name": "Wei Example"}, "2 people have the name `Wei Example`"),
        ({"action": CORRECT, "name": "Wei Example"}, "which one is meant: `wei-example`, `wei-2`"),
        ({"action": CORRECT, "name": "Cy Example"}, "is not a speaker, but in `organizers.yml`"),
        ({"action": ADD, "name": "Bo Example"}, "`Bo Example` is a speaker already; choose `Correct`"),
        ({"action": CORRECT, "name": "Zoe Guest"}, "write the name as the site has it"),
        ({"action": ADD, "new_name": "Ada"}, "`New name` is only for corrections"),
    ],
)
def test_who_is_meant_is_never_guessed(answers: Mapping[str, str], words: str, write_data: Write) -> None:
    folder = write_data(
        {
            "speakers.yml": (
                "- name: Bo Example\n- name: Wei Example\n- name: Wei Example\n  id: wei-2\n"
                "- name: Zoe Gest\n  status: invited\n"
            ),
            "organizers.yml": "- name: Cy Example\n",
        }
    )
    said = refusal(folder, PERSON, {**SPEAKER, **answers})
    assert words in said
    assert "Gest" not in said, "who is only invited is not named in public"


def test_a_picture_that_github_has_is_named_and_not_downloaded(write_data: Write) -> None:
    folder = write_data({})
    address = "https://github.com/user-attachments/assets/3ff4d4a5-1d0e-4b0e-a0f5-0c8a3c1d2e3f"
    result = import_form(folder, PERSON, {**SPEAKER, "photo": f"![ada]({address})"})
    assert f"the photo is not downloaded; save it in {short(folder / 'photos')}" in result.stdout
    assert address in result.stdout
    assert (folder / "speakers.yml").read_text() == "- name: Ada Example\n"


def test_what_a_part_cannot_have_is_named(write_data: Write) -> None:
    answers = {**SPEAKER, "part": "Organizer", "talk.title": "Examples"}
    assert (
        "left out `Talk title`: organizers have none" in import_form(write_data({}), PERSON, answers).stdout
    )


@pytest.mark.parametrize(
    ("due", "zone", "was"),
    [
        ("2030-05-08", "", ["2030-05-01"]),
        ("2030-05-01 23:59", "", None),  # the same moment
        ("2030-05-02", "UTC", [{"due": "2030-05-01", "timezone": "AoE"}]),
        ("2030-05-01", "UTC", None),  # twelve hours earlier
        ("2030-04-24", "", None),
        ("TBD", "", None),
    ],
)
def test_an_extension_is_never_silent(
    due: str, zone: str, was: list[object] | None, write_data: Write
) -> None:
    folder = write_data({"dates.yml": DATES})
    result = import_form(folder, DATE, {**EXTEND, "due": due, "timezone": zone})
    assert result.exit_code == 0, result.output
    written = yaml.load((folder / "dates.yml").read_text(), yaml.BaseLoader)  # noqa: S506 (texts alone)
    assert written[0].get("was") == was
    assert written[0]["due"] == due
    is_earlier = due < "2030-05-01" or (due == "2030-05-01" and zone == "UTC")
    assert ("moved to an earlier date" in result.stdout) == is_earlier
    assert "is to be announced again" in result.stdout or due != "TBD"


def test_an_extension_changes_two_lines(write_data: Write) -> None:
    folder = write_data({"dates.yml": DATES})
    assert import_form(folder, DATE, {**EXTEND, "due": "2030-05-08"}).exit_code == 0
    assert (folder / "dates.yml").read_text() == DATES.replace(
        "  due: 2030-05-01\n", "  due: 2030-05-08\n  was:\n    - 2030-05-01\n"
    )


def test_a_second_extension_stands_after_the_first(write_data: Write) -> None:
    folder = write_data({"dates.yml": DATES})
    assert import_form(folder, DATE, {**EXTEND, "name": "notify", "due": "2030-07-08"}).exit_code == 0
    assert (folder / "dates.yml").read_text() == DATES.replace("due: 2030-07-01", "due: 2030-07-08").replace(
        "    - 2030-06-15\n", "    - 2030-06-15\n    - 2030-07-01\n"
    )
    answers = {**EXTEND, "name": "Notification", "due": "2030-07-20", "timezone": "UTC"}
    assert import_form(folder, DATE, answers).exit_code == 0
    assert load(folder).problems == []
    earlier = load(folder).workshop.all_milestones[1].was
    assert [one.timezone for one in earlier] == ["AoE"] * 3, "they stay the moments that were announced"


def test_a_new_date_is_added_with_its_kind(write_data: Write) -> None:
    folder = write_data({"dates.yml": DATES})
    answers = {"action": ADD, "name": "Camera ready", "due": "2030-08-01 17:00", "kind": "camera-ready"}
    assert import_form(folder, DATE, answers).exit_code == 0
    assert (folder / "dates.yml").read_text() == (
        f"{DATES}\n- name: Camera ready\n  kind: camera-ready\n  due: 2030-08-01 17:00\n"
    )
    assert "already" in refusal(folder, DATE, answers)
    assert "`Date` is empty" in refusal(folder, DATE, {"action": ADD, "name": "Another"})


def test_a_date_for_organizers_alone_is_not_suggested(write_data: Write) -> None:
    folder = write_data(
        {"dates.yml": "- name: Board meeting\n  due: TBD\n  internal: true\n- name: Submission\n  due: TBD\n"}
    )
    assert "Board" not in refusal(folder, DATE, {**EXTEND, "name": "Boart meeting"}).replace("Boart", "")
    assert "did you mean `Submission`?" in refusal(folder, DATE, {**EXTEND, "name": "Submision"})


def test_a_paper_is_added_with_its_authors(write_data: Write) -> None:
    folder = write_data({"papers.yml": "TBD\n"})
    result = import_form(
        folder,
        PAPER,
        {
            "action": ADD,
            "id": "42",
            "title": "Cost: $x^2$ and [more]",
            "authors": "Ada Example (Example University)\nBo Example",
            "abstract": "We *show* examples.",
            "award": "Best paper",
            "keywords": "one; two",
            "links.pdf": "https://example.org/42.pdf",
        },
    )
    assert result.exit_code == 0, result.output
    assert "no page shows it before the phase `program`" in result.stdout
    paper = load(folder).workshop.all_papers[0]
    assert (paper.id, paper.award, paper.keywords) == ("42", "Best paper", ("one", "two"))
    assert [(author.name, author.affiliation) for author in paper.known_authors] == [
        ("Ada Example", ("Example University",)),
        ("Bo Example", None),
    ]
    assert paper.link("pdf") == "https://example.org/42.pdf"


def test_a_correction_of_a_paper_leaves_the_rest_of_it(write_data: Write) -> None:
    folder = write_data({"papers.yml": PAPERS})
    answers = {
        "action": CORRECT,
        "id": "On examples",
        "award": "Best paper",
        "links.video": "https://example.org/v",
    }
    assert import_form(folder, PAPER, answers).exit_code == 0
    assert (folder / "papers.yml").read_text() == PAPERS.replace(
        "  links:\n", "  award: Best paper\n  links:\n"
    ) + ("    video: https://example.org/v\n")
    assert "choose `Add`" in refusal(folder, PAPER, {**answers, "id": "p2"})
    assert "p1" not in refusal(folder, PAPER, {**answers, "id": "p2"}), "papers are not public yet"
    assert "already" in refusal(folder, PAPER, {**answers, "action": ADD, "id": "p1", "title": "x"})


@pytest.mark.parametrize(
    ("form", "answers", "words"),
    [
        (
            PERSON,
            {**SPEAKER, "url": "javascript:alert(1)"},
            "`Home page`: `javascript:alert(1)` begins with `javascript:`",
        ),
        (PERSON, {**SPEAKER, "links": "https://example.org\ndata:text/html,x"}, "`Other pages`: "),
        (PERSON, {**SPEAKER, "url": "mailto:ada@example.org"}, "`Home page`: no page gets e-mail addresses"),
        (PERSON, {**SPEAKER, "orcid": "0000-0002-1825-0098"}, "`ORCID iD`: the checksum"),
        (PERSON, {**SPEAKER, "id": "../x"}, "`Short name in Latin letters`: `../x` is not an id"),
        (PERSON, {**SPEAKER, "name": "TBD"}, "`TBD` is not a name; write one into `Name`"),
        (PERSON, {**SPEAKER, "part": "King"}, "`Part in the workshop` is `King`; choose one of"),
        (PERSON, {**SPEAKER, "part": ""}, "`Part in the workshop` is empty; fill it in"),
        (PERSON, {**SPEAKER, "public": "- [ ] I know"}, "`This is public` is not ticked"),
        (PERSON, {**SPEAKER, "bio": "### Photo\n\nx"}, "`### Photo` more than once"),
        (
            PERSON,
            {**SPEAKER, "affiliation": "a\n\n### Afiliation\n\nb"},
            "`Affiliation` has 5 lines; write one",
        ),
        (DATE, {**EXTEND, "due": "soon"}, "`Date`: `soon` is not a date"),
        (DATE, {**EXTEND, "timezone": "EST"}, "`Time zone`: `EST` is not a time zone"),
        (DATE, {**EXTEND, "timezone": "TBD"}, "`Time zone` may not be TBD"),
        (DATE, {**EXTEND, "due": "9999-12-31"}, "`Date`: 9999"),
        (PAPER, {"action": ADD, "id": "1", "title": "x", "links.pdf": "javascript:x"}, "`PDF`: "),
        (PAPER, {"action": ADD, "id": "1"}, "`Title` is empty"),
    ],
)
def test_what_is_wrong_changes_nothing_and_is_told_by_its_label(
    form: Form, answers: Mapping[str, str], words: str, write_data: Write
) -> None:
    assert words in refusal(write_data({"dates.yml": DATES}), form, answers)


def test_everything_that_is_wrong_is_told_at_once(write_data: Write) -> None:
    said = refusal(write_data({}), PERSON, {**SPEAKER, "url": "x", "orcid": "x"})
    assert "`Home page`: " in said
    assert "`ORCID iD`: " in said


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "this is no issue of one of the forms"),
        (b"### Name\n\nAda", "this is no issue of one of the forms"),
        (b"x" * 1_000_000, "longer than 300,000 bytes"),
        (b"### \xff", "is not UTF-8"),
        (f"{body_of(PERSON, SPEAKER)}\n{body_of(DATE, EXTEND)}".encode(), "the first lines of 2 forms"),
        (b"::error::x\n\x1b[31m", "this is no issue of one of the forms"),
    ],
)
def test_a_body_that_is_of_no_form_is_one_line_of_error(body: bytes, words: str, write_data: Write) -> None:
    result = import_body(write_data({}), body)
    assert result.exit_code == 1
    assert words in result.stderr
    assert result.stderr.count("\n") == 1


def test_nothing_of_an_issue_is_a_command_or_a_tag(write_data: Write) -> None:
    folder = write_data({})
    bio = (
        "<script>alert(1)</script> ![x](https://example.org/x.png) [a](../secret) {role}`x` "
        "\x1b[31m\x00\n::error::x"
    )
    result = import_form(
        folder, PERSON, {**SPEAKER, "name": "Ada ::error::x \x1b[31m", "bio": bio, "id": "ada"}
    )
    assert result.exit_code == 0, result.output
    assert "\x1b" not in result.output
    assert not any(line.startswith("::") for line in result.output.splitlines())
    assert load(folder).problems == [], "the check accepts what was written"


def test_what_stands_before_the_first_field_is_named(write_data: Write) -> None:
    result = import_body(write_data({}), f"Hello!\n\n{body_of(PERSON, SPEAKER)}")
    assert "note: not read, as it stands before the first field: `Hello!`" in result.stdout


def test_a_dry_run_and_a_repetition_write_nothing(write_data: Write) -> None:
    folder = write_data({"organizers.yml": "- name: Ada Example\n  url: https://example.org/\n"})
    answers = {
        "action": CORRECT,
        "part": "Organizer",
        "name": "Ada Example",
        "url": "https://example.org/new",
    }
    before = (folder / "organizers.yml").read_text()
    assert import_body(folder, body_of(PERSON, answers), "--dry-run").exit_code == 0
    assert (folder / "organizers.yml").read_text() == before
    assert import_form(folder, PERSON, answers).exit_code == 0
    assert import_form(folder, PERSON, answers).stdout.splitlines()[-1] == "nothing changed"


SAFE: Final = st.text(
    st.characters(exclude_characters="\r\n", exclude_categories=["Cs"]), min_size=1, max_size=30
)


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from([field.key for field in PERSON.fields[2:-1]]), SAFE))
def test_each_answer_is_read_as_it_was_written(given_answers: Mapping[str, str]) -> None:
    answers = {
        key: text.strip()
        for key, text in given_answers.items()
        if text.strip() not in {"", EMPTY}
        and PERSON.by_key[key].shape is not Shape.CHOICE
        and not text.strip().startswith("### ")
    }
    answers = {**SPEAKER, **answers}
    read = read_body(body_of(PERSON, answers), FORMS, [])
    assert {key: text for key, text in read.by_key.items() if key != "public"} == answers


@settings(deadline=None)
@given(st.text(max_size=200), st.sampled_from(["", body_of(PERSON, SPEAKER), body_of(DATE, EXTEND)]))
def test_no_body_is_a_traceback(text: str, form: str) -> None:
    with suppress(CannotImport):
        read_body(f"{form}{text}", FORMS, [])


@pytest.mark.parametrize("folder", issue_forms.FOLDERS, ids=str)
def test_the_forms_are_those_of_the_table(folder: Path) -> None:
    for name, text in issue_forms.texts().items():
        assert (folder / name).read_text(encoding="utf-8") == text, "run: python tools/issue_forms.py"


def test_each_field_is_a_fact_or_is_asked_for_by_name() -> None:
    asked = {"action", "part", "new_name", "public", "committee"}
    entries = {"person": (Organizer, Speaker), "date": (Milestone,), "paper": (Paper,)}
    for form in FORMS:
        known = {key for entry in entries[form.noun] for key in entry.model_fields}
        keys = [field.key for field in form.fields]
        assert {key.partition(".")[0] for key in keys} - asked <= known
        labels = [field.label for field in form.fields]
        assert len(set(labels)) == len(labels)
        assert len({field.key.replace(".", "-") for field in form.fields}) == len(keys)
