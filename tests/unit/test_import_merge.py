"""What was written by hand outlives every import: comments, order, quotes, keys, whole entries."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import sphinx_workshop
from sphinx_workshop.importers.merge.entries import Merge
from sphinx_workshop.importers.merge.entries import merge as merge_records
from sphinx_workshop.importers.papers import ORDER
from sphinx_workshop.importers.record import CannotImport, Record
from sphinx_workshop.importers.report import capped
from sphinx_workshop.importers.run import Import
from sphinx_workshop.importers.text.plain import is_to_be
from sphinx_workshop.source.loader import load
from sphinx_workshop.source.yaml import read
from sphinx_workshop.yamledit import Document
from tests.unit.import_oracle import lost_entries

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sphinx_workshop.yamledit import Value

    Write = Callable[[Mapping[str, str | bytes]], Path]

BY_HAND: Final = """\
# yaml-language-server: $schema=schemas/papers.json

# Chosen by the chairs.
- id: 3  # the best one
  title:   'An old title'   # to be shortened
  award: Best paper
  authors:
    - Ada Example
    # visiting in autumn
    - name: Bo Beispiel
      affiliation: Example Institute   # since May
      orcid: 0000-0002-1825-0097
  links:
    video: https://example.org/3.mp4   # ours
    pdf: https://example.org/old.pdf

- {id: "5", title: 'Braces, too', authors: [Ada Example, Cy Exemple], keywords: [one, 'two']}

- title: >
    Folded
    by hand
  id: "4"
  authors: [Ada Example]
  abstract: |
    One
    line after another.
# the end
"""


def found(key: str, **facts: Value) -> Record:
    return Record(key, facts, name=str(facts.get("title", "")))


def merge(text: str, records: Sequence[Record]) -> Merge:
    return merge_records(Document(text), records, ORDER)


def merged(text: str, *entries: Record) -> str:
    result = merge(text, entries).result().text
    assert lost_entries(text, result, entries) == []
    assert merge(result, entries).result().text == result
    assert read(result, "papers.yml").problems == []
    return result


def test_only_what_the_source_changed_is_touched() -> None:
    result = merged(
        BY_HAND,
        found(
            "3",
            title="A new title: shorter",
            authors=["Bo Beispiel", "Dee Example", "Ada Example"],
            decision="oral",
            links={"pdf": "https://example.org/new.pdf", "openreview": "https://openreview.net/forum?id=x"},
        ),
        found("4", title="Folded by hand", abstract="One line after another."),
        found(
            "5",
            title="Braces",
            authors=["Ada Example", "Cy Exemple"],
            keywords=["two", "three"],
            tldr="So: yes",
        ),
    )
    assert result == BY_HAND.replace(
        "'An old title'   # to be shortened", '"A new title: shorter"  # to be shortened'
    ).replace(
        """\
    - Ada Example
    # visiting in autumn
    - name: Bo Beispiel
      affiliation: Example Institute   # since May
      orcid: 0000-0002-1825-0097
""",
        """\
    # visiting in autumn
    - name: Bo Beispiel
      affiliation: Example Institute   # since May
      orcid: 0000-0002-1825-0097
    - Dee Example
    - Ada Example
  decision: oral
""",
    ).replace(
        "    pdf: https://example.org/old.pdf\n",
        "    pdf: https://example.org/new.pdf\n    openreview: https://openreview.net/forum?id=x\n",
    ).replace(
        "{id: \"5\", title: 'Braces, too', authors: [Ada Example, Cy Exemple], keywords: [one, 'two']}",
        '{id: "5", title: "Braces", authors: [Ada Example, Cy Exemple], tldr: "So: yes", '
        "keywords: ['two', \"three\"]}",
    )


@pytest.mark.parametrize(
    ("before", "names", "after"),
    [
        (
            "\n    - name: Alice Smith  # on leave\n      orcid: 0000-0002-1825-0097\n    - Bo Beispiel",
            ["Alice B. Smith", "Bo Beispiel"],
            "\n    - name: Alice B. Smith  # on leave\n      orcid: 0000-0002-1825-0097\n    - Bo Beispiel",
        ),
        (
            " [{name: Alice Smith, affiliation: X}, Bo Beispiel]",
            ["Bo Beispiel", "Cy Exemple", "A. Smith"],
            ' [Bo Beispiel, "Cy Exemple", {name: "A. Smith", affiliation: X}]',
        ),
        (
            "\n    - Bo Beispiel\n    # host\n    - Alice Smith  # on leave",
            ["Bo Beispiel", "Alice Jones: X"],
            '\n    - Bo Beispiel\n    # host\n    - "Alice Jones: X"  # on leave',
        ),
        (
            "\n    - name: 李明\n      affiliation: X",
            ["Li Ming"],
            "\n    - name: Li Ming\n      affiliation: X",
        ),
    ],
)
def test_an_author_whose_name_is_respelled_keeps_all_else(before: str, names: list[str], after: str) -> None:
    text = "- id: a\n  authors:{}\n  title: A\n"
    assert merged(text.format(before), found("a", authors=names)) == text.format(after)
    assert merge(text.format(before), [found("a", authors=names)]).dropped == []


@pytest.mark.parametrize("names", [["Bob Jones", "A. Lee"], ["Ann Smith", "Al Smith"], ["Cy Exemple"]])
def test_what_goes_with_an_author_is_said(write_data: Write, names: list[str]) -> None:
    authors = "\n    - name: Alice Smith\n      affiliation: X  # since May\n      orcid: 0000-0002-1825-0097"
    folder = write_data({"papers.yml": f"- id: a\n  title: A\n  authors:{authors}\n    - B. Lee\n"})
    work = Import(folder)
    work.add_papers([found("a", authors=names)])
    assert work.report == [
        "changed paper a: authors",
        "dropped from paper a: `Alice Smith` with affiliation, orcid, comment",
    ]


def test_what_says_the_same_otherwise_wrapped_or_quoted_is_not_touched() -> None:
    entry = found("4", title="Folded by hand", abstract="One line after another.", authors=["Ada Example"])
    assert merge(BY_HAND, [entry]).result().text == BY_HAND


def test_a_source_without_a_value_takes_none_away() -> None:
    assert merge(BY_HAND, [found("3", links={"video": "https://example.org/3.mp4"})]).result().text == BY_HAND


def test_an_entry_that_the_source_no_longer_has_is_kept_and_said() -> None:
    result = merge(BY_HAND, [found("4", title="Folded by hand")])
    assert (result.result().text, result.not_in_source, result.unchanged) == (BY_HAND, ["3", "5"], 1)


def test_new_entries_come_last_spaced_as_the_others() -> None:
    result = merged(BY_HAND, found("9", title="New", authors=["Ada Example"]))
    new = '\n- id: "9"\n  title: New\n  authors:\n    - Ada Example\n'
    assert result == BY_HAND.replace("# the end\n", f"{new}# the end\n")
    dense = "- id: a\n  title: A\n  authors: [X]\n- id: b\n  title: B\n  authors: [X]"
    assert merged(dense, found("c", title="C")) == f"{dense}\n- id: c\n  title: C"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "- id: a\n  title: A\n"),
        ("# Header\nTBD\n", "# Header\n- id: a\n  title: A\n"),
        ("# Header\n\nTBD  # soon\n", "# Header\n\n- id: a\n  title: A  # soon\n"),
        ("# only a comment\n", "# only a comment\n- id: a\n  title: A\n"),
        ("# Header\n[]  # none yet\n", "# Header\n- id: a\n  title: A  # none yet\n"),
        ("[  # none\n]\n", "# none\n- id: a\n  title: A\n"),
        ("---\n", "---\n- id: a\n  title: A\n"),
        ("--- TBD\n", "--- \n- id: a\n  title: A\n"),
        ("[{id: b, title: B}]\n", '[{id: b, title: B}, {"id": "a", "title": "A"}]\n'),
        ("- id: b\n  title: B\n...\n", "- id: b\n  title: B\n\n- id: a\n  title: A\n...\n"),
        ("  - id: b\n    title: B\n", "  - id: b\n    title: B\n\n  - id: a\n    title: A\n"),
    ],
)
def test_a_file_of_any_shape_takes_a_new_entry(before: str, after: str) -> None:
    assert merged(before, found("a", title="A")) == after


@pytest.mark.parametrize(
    ("before", "facts", "after"),
    [
        ("abstract: TBD  # soon", {"abstract": "Now."}, "abstract: Now.  # soon"),
        ("abstract: TBD", {"abstract": "A\n\nB"}, "abstract: >-\n    A\n\n\n    B"),
        ("abstract: short  # why", {"abstract": "- a\n- b"}, "abstract: |-  # why\n    - a\n    - b"),
        ("abstract: |  # why\n    old\n    text", {"abstract": "new"}, "abstract: new  # why"),
        ("links: TBD", {"links": {"pdf": "https://a.org"}}, "links:\n    pdf: https://a.org"),
        ("keywords: one", {"keywords": ["one", "two"]}, "keywords:\n    - one\n    - two"),
        ("keywords: one", {"keywords": ["one"]}, "keywords: one"),
        ("keywords: []  # soon", {"keywords": ["one"]}, "keywords:  # soon\n    - one"),
        (
            "keywords:\n  - one  # first\n  - two",
            {"keywords": ["two", "one"]},
            "keywords:\n  - two\n  - one  # first",
        ),
        ("'title' : \"Old\"", {"title": "New"}, "'title' : New"),
        ("title: &t Old\n  tldr: *t", {"tldr": "New"}, "title: &t Old\n  tldr: New"),
        ("title: a\n    b # c", {"title": "x"}, "title: x  # c"),
        ("title:\n    # over it\n    Old", {"title": "New"}, "title: New  # over it"),
    ],
)
def test_a_value_of_any_style_is_replaced_with_its_comment_kept(
    before: str, facts: Mapping[str, Value], after: str
) -> None:
    last = "\n  award: yes # last\n- id: z\n"
    assert merged(f"- id: a\n  {before}{last}", Record("a", facts)) == f"- id: a\n  {after}{last}"


def test_line_ends_and_the_byte_order_mark_of_a_file_stay(write_data: Write) -> None:
    content = b"\xef\xbb\xbf- id: a\r\n  title: Old\r\n  authors: [X]\r\n"
    folder = write_data({"papers.yml": content})
    work = Import(folder)
    work.add_papers([found("a", title="New", tldr="Short")])
    work.finish(dry_run=False)
    after = content.replace(b"Old", b"New").replace(b"[X]\r\n", b"[X]\r\n  tldr: Short\r\n")
    assert (folder / "papers.yml").read_bytes() == after


def test_a_new_file_names_its_schema_where_there_is_one(write_data: Write) -> None:
    folder = write_data({"schemas/papers.json": "{}"})
    work = Import(folder)
    work.add_papers([found("1", title="One", authors=["Ada Example"])])
    work.finish(dry_run=False)
    text = (folder / "papers.yml").read_text(encoding="utf-8")
    assert text.startswith('# yaml-language-server: $schema=schemas/papers.json\n- id: "1"\n')


def test_a_file_that_is_no_yaml_is_named_with_the_place(write_data: Write) -> None:
    folder = write_data({"papers.yml": "- id: 1\n  title: a: b\n"})
    with pytest.raises(CannotImport, match=r"papers\.yml:2:11: error: .*; fix that and import again"):
        Import(folder).add_papers([])


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('# Ours\npapers:\n  - id: "7"\n    title: By hand\n', "2:1"),
        ("id: 7\ntitle: By hand\n", "1:1"),
        ("{id: 7}\n", "1:1"),
        ("By hand\n", "1:1"),
        ("---\n  By hand\n", "2:3"),
    ],
)
def test_a_file_that_is_no_list_is_not_replaced(write_data: Write, text: str, place: str) -> None:
    folder = write_data({"papers.yml": text})
    with pytest.raises(
        CannotImport, match=rf"papers\.yml:{place}: error: a list is expected here; begin each"
    ):
        Import(folder).add_papers([found("9", title="New", authors=["Ada Example"])])


def test_a_file_that_is_no_text_is_named(write_data: Write) -> None:
    folder = write_data({"papers.yml": b"- id: \xff\n"})
    with pytest.raises(
        CannotImport,
        match=r"papers\.yml:1:7: error: the file is not UTF-8 text; .*; fix that and import again",
    ):
        Import(folder).add_papers([])


def test_whatever_a_merge_may_do_wrong_is_found() -> None:
    before = "- id: a\n  title: A\n  award: B\n"
    assert lost_entries(before, before, [found("a", title="A")]) == []
    assert lost_entries(before, "- id: b\n  title: A\n", []) == ["a", "b"]
    assert lost_entries(before, "- id: a\n  title: A\n", []) == ["a: award"]
    assert lost_entries(before, before, [found("a", title="C"), found("n", title="N")]) == ["n", "a: title"]


def test_lines_that_end_in_two_ways_stay_as_they_are() -> None:
    before = "- id: a\r\n  title: Old\r\n  award: B\n  tldr: C\r\n"
    assert merge(before, [found("a", title="New", tldr="D")]).result().text == (
        "- id: a\r\n  title: New\r\n  award: B\n  tldr: D\r\n"
    )


def test_an_anchor_that_an_import_would_remove_is_not_removed(write_data: Write) -> None:
    folder = write_data(
        {"papers.yml": "- id: a\n  title: &t Old\n  authors: [X]\n- id: b\n  title: *t\n  authors: [X]\n"}
    )
    work = Import(folder)
    with pytest.raises(CannotImport, match="without anchors"):
        work.add_papers([found("a", title="New")])


def test_an_error_that_was_not_there_is_said_with_its_entry_and_nothing_is_written(write_data: Write) -> None:
    folder = write_data({"papers.yml": "- id: a\n  title: A\n  authors: [X]\n  award: TBA\n"})
    before = (folder / "papers.yml").read_bytes()
    work = Import(folder)
    work.add_papers([found("b", title="B", authors=["X"], links={"pdf": "javascript:x"})])
    with pytest.raises(
        CannotImport, match="nothing is written: b, `B`: `javascript:x` begins with `javascript:`"
    ):
        work.finish(dry_run=False)
    assert (folder / "papers.yml").read_bytes() == before


def test_an_error_that_was_there_before_is_no_obstacle(write_data: Write) -> None:
    folder = write_data({"organizers.yml": "- name: X\n  country: UK\n"})
    work = Import(folder)
    work.add_papers([found("b", title="B", authors=["X"])])
    assert work.finish(dry_run=False) == ["papers.yml: 1 added, 0 changed, 0 unchanged, 0 kept"]


def test_a_file_that_somebody_changes_meanwhile_is_not_overwritten(write_data: Write) -> None:
    folder = write_data({"papers.yml": BY_HAND})
    work = Import(folder)
    work.add_papers([found("3", title="New")])
    (folder / "papers.yml").write_text("TBD\n", encoding="utf-8")
    with pytest.raises(CannotImport, match="changed by somebody else"):
        work.finish(dry_run=False)
    assert (folder / "papers.yml").read_text(encoding="utf-8") == "TBD\n"
    assert sorted(path.name for path in folder.iterdir()) == ["papers.yml", "workshop.yml"]


def test_a_link_to_a_file_stays_one_and_the_mode_stays(write_data: Write, tmp_path: Path) -> None:
    folder = write_data({})
    file = tmp_path / "elsewhere.yml"
    file.write_text("TBD\n", encoding="utf-8")
    file.chmod(0o640)
    (folder / "papers.yml").symlink_to(file)
    work = Import(folder)
    work.add_papers([found("b", title="B", authors=["X"])])
    work.finish(dry_run=False)
    assert (folder / "papers.yml").is_symlink()
    assert file.read_text(encoding="utf-8").startswith("- id: b\n")
    assert file.stat().st_mode & 0o777 == 0o640


def test_a_disk_that_fails_leaves_the_file_before(write_data: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    folder = write_data({"papers.yml": BY_HAND})
    work = Import(folder)
    work.add_papers([found("3", title="New")])
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(CannotImport, match="No space left on device"):
        work.finish(dry_run=False)
    assert (folder / "papers.yml").read_text(encoding="utf-8") == BY_HAND
    assert sorted(path.name for path in folder.iterdir()) == ["papers.yml", "workshop.yml"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
@pytest.mark.parametrize("fault", ["os.fsync", "pathlib.Path.replace"])
def test_an_import_that_is_killed_while_it_writes_leaves_the_file_before(
    write_data: Write, fault: str
) -> None:
    folder = write_data({"papers.yml": BY_HAND})
    script = f"""
        import os, pathlib, signal, sys
        from sphinx_workshop.importers.record import Record
        from sphinx_workshop.importers.run import Import
        def die(*_): os.kill(os.getpid(), signal.SIGKILL)
        {fault} = die
        work = Import(pathlib.Path(sys.argv[1]))
        work.add_papers([Record("3", {{"title": "New"}})])
        work.finish(dry_run=False)
    """
    path = os.pathsep.join([str(Path(sphinx_workshop.__file__).parents[1]), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script), str(folder)],
        check=False,
        timeout=60,
        env={**os.environ, "PYTHONPATH": path},
    )
    assert done.returncode == -signal.SIGKILL
    assert (folder / "papers.yml").read_text(encoding="utf-8") == BY_HAND
    left = [problem for problem in load(folder).problems if "unknown-file" in str(problem)]
    assert left == []
    work = Import(folder)
    work.add_papers([found("3", title="New")])
    work.finish(dry_run=False)
    assert sorted(path.name for path in folder.iterdir()) == ["papers.yml", "workshop.yml"]


def test_long_lists_are_cut_with_a_count() -> None:
    said = [f"added paper {number}" for number in range(30)]
    assert capped(said) == [*said[:8], "added: and 22 more; --format json lists all"]
    assert capped(said[:8]) == said[:8]


WORDS: Final = (
    st.text(
        st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cn", "Co"], exclude_characters="\ufeff"),
        min_size=1,
        max_size=60,
    )
    .map(str.strip)
    .filter(lambda text: text and text == " ".join(text.split("\n")))
)
LONG: Final = st.lists(
    st.one_of(WORDS, st.just("word " * 40)).map(str.strip), min_size=1, max_size=5
).flatmap(lambda lines: st.sampled_from(["\n", "\n\n", " "]).map(lambda gap: gap.join(lines)))


@given(
    values=st.lists(st.tuples(st.sampled_from(["title", "abstract", "decision", "tldr"]), LONG), max_size=4),
    order=st.permutations(["Ada Example", "Bo Beispiel", "Cy Exemple", "Dee: Example"]),
    count=st.integers(1, 4),
)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_merge_loses_or_breaks_anything(
    values: list[tuple[str, str]], order: list[str], count: int
) -> None:
    facts: dict[str, Value] = {**dict(values), "authors": order[:count], "keywords": order[count:] or ["x"]}
    assume(not any(is_to_be(text) for _, text in values))
    before = BY_HAND
    for key in ("3", "4", "5", "new"):
        before = merged(before, Record(key, facts))


def test_five_thousand_papers_take_seconds() -> None:
    entries = [
        found(str(n), title=f"Paper {n}", authors=["Ada Example"], abstract="Words. " * 100)
        for n in range(5000)
    ]
    text = merge("", entries).result().text
    changed = [*entries[:2500], *(found(one.id, title="Other") for one in entries[2500:])]
    result = merge(text, changed)
    assert (len(result.changed), result.unchanged) == (2500, 2500)
    assert lost_entries(text, result.result().text, changed) == []
