"""The command `phase` says what a phase lacks, changes one word of one file, and adds dates on request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
import yaml
from click.testing import CliRunner

from sphinx_workshop.cli.main import main
from sphinx_workshop.source.loader import load

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from click.testing import Result

    Write = Callable[[Mapping[str, str | bytes]], Path]

WORKSHOP: Final = "# facts\nname: 'Example Workshop'\n\nphase: review   # on purpose\ndate: TBD\n"
PAPERS: Final = "- id: p1\n  title: P\n  authors: [Ada One]\n- id: p2\n  title: Q\n  authors: [Ada One]\n"


def set_phase(name: str, folder: Path, *options: str) -> Result:
    result = CliRunner().invoke(main, ["phase", name, str(folder), *options])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


@pytest.mark.parametrize(
    "text",
    [
        WORKSHOP,
        WORKSHOP.replace("\n", "\r\n"),
        "\ufeff" + WORKSHOP,
        WORKSHOP.rstrip("\n"),
        WORKSHOP.replace("phase: review ", 'phase: "review" '),
        "{name: Example, phase: review, date: TBD}\n",
    ],
)
def test_every_other_byte_stays(text: str, write_data: Write) -> None:
    folder = write_data({"workshop.yml": text.encode()})
    assert set_phase("call", folder).exit_code == 0
    written = (folder / "workshop.yml").read_bytes().decode()
    assert written.replace("call", "review").replace('"', "") == text.replace('"', "")


def test_a_file_without_a_phase_gets_one(write_data: Write) -> None:
    folder = write_data({"workshop.yml": "name: Example\ndate: TBD\n"})
    assert set_phase("call", folder).exit_code == 0
    assert (folder / "workshop.yml").read_text(encoding="utf-8") == "name: Example\nphase: call\ndate: TBD\n"


def test_it_says_what_the_phase_lacks_and_sets_it_all_the_same(write_data: Write) -> None:
    folder = write_data({"workshop.yml": WORKSHOP, "organizers.yml": "- name: Ada One\n"})
    result = set_phase("call", folder)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert any("phase `call` needs the date of the event: `date` is TBD" in line for line in lines)
    assert any("phase `call` needs a contact: `contact` is missing" in line for line in lines)
    assert lines[-1].endswith("the phase is now `call`, no longer `review`; it lacks 6 facts (see above).")


def test_a_phase_that_lacks_nothing_says_so(write_data: Write) -> None:
    folder = write_data({"workshop.yml": WORKSHOP, "organizers.yml": "- name: Ada One\n"})
    assert set_phase("proposal", folder).stdout.splitlines()[-1].endswith("; it lacks nothing.")


def test_papers_that_appear_and_disappear_are_counted(write_data: Write) -> None:
    folder = write_data({"workshop.yml": WORKSHOP, "papers.yml": PAPERS})
    assert "Pages and exports now show the 2 papers." in set_phase("program", folder).stdout
    back = set_phase("review", folder).stdout
    assert "Pages and exports no longer show the 2 papers: they do from the phase `program` on." in back
    assert "disappears" in back


def test_the_phase_that_it_is_already_changes_nothing(write_data: Write) -> None:
    folder = write_data({"workshop.yml": WORKSHOP})
    before = (folder / "workshop.yml").stat().st_mtime_ns
    result = set_phase("review", folder)
    assert (result.exit_code, (folder / "workshop.yml").stat().st_mtime_ns) == (0, before)
    assert result.stdout.splitlines()[-1] == "The phase is `review` already; nothing has changed."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (None, "does not exist; write one with `name:` and `phase:`"),
        (b"name: [\n", ":2:1: "),
        (b"- name: A\n", "has no keys; write `name:` and `phase:`"),
        (b"name: \xff\n", "is not UTF-8 text; save it as UTF-8"),
    ],
)
def test_a_file_that_cannot_be_edited_is_one_line_of_error(
    text: bytes | None, words: str, write_data: Write, tmp_path: Path
) -> None:
    folder = write_data({"workshop.yml": text}) if text is not None else tmp_path / "none"
    result = set_phase("call", folder)
    assert result.exit_code == 1
    assert words in result.stderr
    assert len(result.stderr.splitlines()) == 1
    if text is not None:
        assert (folder / "workshop.yml").read_bytes() == text


def test_a_word_that_is_no_phase_is_refused(write_data: Write) -> None:
    assert set_phase("closed", write_data({})).exit_code == 2


# The dates that a phase needs

HOSTED: Final = "name: Example Workshop\nphase: proposal\nhost: {}\n"
NEURIPS: Final = """\
# NeurIPS 2022: at the latest 2022-09-22 AoE (suggested).
# <https://neurips.cc/Conferences/2022/WorkshopsGuide>
- name: Paper submission deadline
  id: submission
  kind: submission
  due: TBD

# NeurIPS 2022: at the latest 2022-10-20 AoE (mandatory; otherwise speaker tickets are withheld or
# the workshop is cancelled). <https://neurips.cc/Conferences/2022/WorkshopsGuide>
- name: Notification of acceptance
  id: notification
  kind: notification
  due: TBD

# NeurIPS 2022: at the latest 2022-11-10 AoE (mandatory).
# <https://neurips.cc/Conferences/2022/WorkshopsGuide>
- name: Video upload
  id: video
  kind: video
  due: TBD
"""
OWN: Final = """\
- name: Papers
  kind: submission
  due: 2022-09-22
- name: Decisions
  kind: notification
  due: 2022-10-20
"""


def dates(folder: Path) -> str:
    return (folder / "dates.yml").read_text(encoding="utf-8")


def test_without_write_the_lines_are_printed_and_no_date_is_written(write_data: Write) -> None:
    folder = write_data({"workshop.yml": HOSTED.format("neurips-2022")})
    result = set_phase("call", folder)
    assert "dates.yml lacks 3 dates; with --write, these lines are added:\n" + NEURIPS in result.stdout
    assert not (folder / "dates.yml").exists()
    assert "phase: call" in (folder / "workshop.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, NEURIPS),
        ("TBD\n", NEURIPS),
        ("[]\n", NEURIPS),
        ("# Dates\nTBD\n# end\n", f"# Dates\n\n{NEURIPS}# end\n"),
        (
            OWN + "# end\n",
            OWN + "# NeurIPS 2022: at the latest 2022-11-10 AoE (mandatory).\n"
            "# <https://neurips.cc/Conferences/2022/WorkshopsGuide>\n"
            "- name: Video upload\n  id: video\n  kind: video\n  due: TBD\n# end\n",
        ),
    ],
)
def test_write_adds_the_dates_of_the_host_and_keeps_the_rest(
    before: str | None, after: str, write_data: Write
) -> None:
    files = {"workshop.yml": HOSTED.format("neurips-2022"), "organizers.yml": "- name: Ada One\n"}
    folder = write_data(files | ({"dates.yml": before} if before is not None else {}))
    printed = set_phase("call", folder).stdout
    assert set_phase("call", folder, "--write").exit_code == 0
    assert dates(folder) == after
    added = set(after.splitlines()) - set((before or "").splitlines())
    assert added <= {*printed.splitlines()}, "what is written is what was printed"
    problems = load(folder).problems
    assert problems == []
    again = set_phase("call", folder, "--write").stdout
    assert dates(folder) == after
    assert again.splitlines()[-1] == "The phase is `call` already; nothing has changed."


def test_a_new_file_has_the_line_of_its_schema_if_the_others_have_one(write_data: Write) -> None:
    folder = write_data({"schemas/dates.json": "{}"})
    set_phase("call", folder, "--write")
    assert dates(folder).startswith("# yaml-language-server: $schema=schemas/dates.json\n- name: Paper")


def test_a_missing_date_is_said_at_the_line_where_it_has_to_be_written(write_data: Write) -> None:
    result = set_phase("call", write_data({}), "--write")
    assert "dates.yml:4:8: error: phase `call` needs the submission deadline of each track" in result.stdout


def test_only_the_tracks_without_a_date_get_one(write_data: Write) -> None:
    call = "tracks:\n  - name: Full papers\n    id: full\n  - name: Demos\n  - name: Task\n"
    own = (
        "- {name: Papers, id: submission-demos, kind: submission, track: full, due: 2022-09-22}\n"
        "- {name: Rehearsal, id: submission-demos-2, due: 2022-09-01}\n"
    )
    folder = write_data({"call.yml": call, "dates.yml": own})
    set_phase("call", folder, "--write")
    assert dates(folder).startswith(own)
    entries = yaml.safe_load(dates(folder))[2:]
    assert [(one["id"], one.get("track")) for one in entries] == [
        ("submission-demos-3", "demos"),
        ("submission-task", "task"),
        ("notification", None),
    ]
    assert entries[0]["name"] == "Paper submission deadline (Demos)"
    assert load(folder).problems == []


def test_a_date_for_organizers_is_enough_for_what_the_host_limits_and_the_phase_does_not_need(
    write_data: Write,
) -> None:
    internal = "- {{name: {0}, kind: {0}, due: TBD, internal: true}}\n"
    own = internal.format("video") + internal.format("submission")
    folder = write_data({"workshop.yml": HOSTED.format("neurips-2022"), "dates.yml": own})
    set_phase("call", folder, "--write")
    kinds = [one["kind"] for one in yaml.safe_load(dates(folder))]
    assert kinds == ["video", "submission", "submission", "notification"]


@pytest.mark.parametrize(
    ("call", "kinds"),
    [
        (None, []),
        ("TBD\n", ["submission", "notification", "camera-ready", "video"]),
        ("tracks: [{name: Papers}]\n", ["submission", "notification", "camera-ready", "video"]),
    ],
)
def test_the_dates_of_the_host_are_for_workshops_with_a_call(
    call: str | None, kinds: list[str], write_data: Write
) -> None:
    files = {"workshop.yml": HOSTED.format("neurips-2022"), "dates.yml": "TBD\n"}
    folder = write_data(files | ({"call.yml": call} if call is not None else {}))
    set_phase("review", folder, "--write")
    written = yaml.safe_load(dates(folder))
    assert [one["kind"] for one in written if isinstance(written, list)] == kinds


def test_each_phase_adds_what_it_needs_and_no_more(write_data: Write) -> None:
    folder = write_data({"dates.yml": OWN, "call.yml": "tracks: [{name: Papers}]\n"})
    assert set_phase("proposal", folder, "--write").exit_code == 0
    assert dates(folder) == OWN
    set_phase("archive", folder, "--write")
    assert (
        dates(folder)
        == OWN + "- name: Camera-ready papers due\n  id: camera-ready\n  kind: camera-ready\n  due: TBD\n"
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("- name: [\n", "dates.yml:2:1: "),
        ("name: Papers\n", "is not a list; begin each entry with `- `"),
        ("- name: Papers\n  due: soon\n", "has an entry that cannot be read"),
    ],
)
def test_dates_that_cannot_be_read_are_not_touched_nor_is_the_phase(
    text: str, words: str, write_data: Write
) -> None:
    folder = write_data({"dates.yml": text})
    result = set_phase("call", folder, "--write")
    assert result.exit_code == 1
    assert words in result.stderr
    assert dates(folder) == text
    assert "phase: proposal" in (folder / "workshop.yml").read_text(encoding="utf-8")
    result = set_phase("call", folder)
    assert (result.exit_code, words in result.stdout) == (0, True)
    assert "phase: call" in (folder / "workshop.yml").read_text(encoding="utf-8")


# What the host wants next

CALL_OF_ACL: Final = "Monday, 29 September 2025, 23:59 AoE: The proposal can be turned into a call"
SITE_OF_CHI: Final = "Thursday, 18 December 2025, 23:59 AoE: The site is live (stated; with the call)"


@pytest.mark.parametrize(
    ("host", "today", "lines"),
    [
        ("acl-2026", "2025-09-24", [CALL_OF_ACL]),
        ("acl-2026", "2025-09-29", [CALL_OF_ACL]),
        ("acl-2026", "2025-09-30", []),
        ("chi-2026", "2025-12-05", [SITE_OF_CHI]),
        (
            "iclr-2026",
            "2025-09-01",
            [
                "Friday, 26 September 2025, 23:59 AoE: Every organizer has an OpenReview profile",
                "Friday, 10 October 2025, 23:59 AoE: Workshop application deadline",
                "Monday, 1 December 2025, 23:59 AoE: Workshop acceptance notification",
                "Friday, 30 January 2026, 23:59 AoE: Suggested submission date",
                "Sunday, 1 March 2026, 23:59 AoE: Mandatory accepted paper notification",
                "Wednesday, 11 March 2026, 23:59 AoE: Program and accepted papers imported",
            ],
        ),
        (
            "neurips-2023",
            "2023-08-01",
            [
                "Tuesday, 15 August 2023, 23:59 AoE: The site is live",
                "Friday, 27 October 2023, 23:59 AoE: Mandatory accept/reject",
                "Friday, 3 November 2023, 23:59 AoE: Accepted papers listed",
                "Monday, 20 November 2023, 23:59 AoE: Schedule entered",
            ],
        ),
        ("chi-2025", "2030-01-01", ["Authors are notified at least 7 days before early registration ends"]),
    ],
)  # fmt: skip
def test_what_the_host_wants_next_is_in_order_and_nothing_of_it_is_past(
    host: str, today: str, lines: list[str], write_data: Write
) -> None:
    folder = write_data({"workshop.yml": HOSTED.format(host)})
    printed = set_phase("call", folder, "--today", today).stdout.splitlines()
    said = [line.removeprefix("- ") for line in printed if line.startswith("- ") and line.endswith(">")]
    assert len(said) == len(lines)
    assert all(line.startswith(start) for line, start in zip(said, lines, strict=True)), said
    assert any("wants nothing more" in line for line in printed) == (not lines)


def test_the_check_says_the_same(write_data: Write) -> None:
    folder = write_data({"workshop.yml": HOSTED.format("iclr-2026")})
    checked = CliRunner().invoke(main, ["check", str(folder), "--today", "2025-12-24"]).stdout
    following = checked.partition("What the host wants next, ICLR 2026\n")[2].partition("\n\n")[0]
    printed = set_phase("call", folder, "--today", "2025-12-24").stdout
    assert f"ICLR 2026 wants next:\n{following}\n" in printed
    assert following.count("\n") == 2


# A page that is missing


@pytest.mark.parametrize(
    ("conf", "pages", "is_said"),
    [
        ("", [], True),
        ("", ["program.md"], False),
        ("", ["program.rst"], False),
        ("workshop_pages = {'program': 'schedule'}", [], False),
        (None, [], False),
    ],
)
def test_a_page_that_the_phase_leads_to_and_the_site_does_not_have_is_said(
    conf: str | None,
    pages: list[str],
    is_said: bool,  # noqa: FBT001 (a case)
    write_data: Write,
) -> None:
    folder = write_data({})
    for name, text in {"conf.py": conf, **dict.fromkeys(pages, "")}.items():
        if text is not None:
            (folder.parent / name).write_text(text, encoding="utf-8")
    said = "leads readers to the page `program`, which is missing" in set_phase("program", folder).stdout
    assert said == is_said
