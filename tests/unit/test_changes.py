"""Which entries of a list have changed is told as if each were compared."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sphinx_workshop.source.changes import changes, entries_of
from sphinx_workshop.source.entries import cut

ENTRY = st.sampled_from(
    [
        "- a: 1\n",
        "- a: 1\n  b: 2\n",
        "- a: 1\n\n# note\n",
        "- b: - x\n",
        "- a: &x 1\n",
        "-  a: 1\n",
        "- A: |\n    - b\n",
    ]
)
HEAD = st.sampled_from(["", "# Papers\n", "\n# a\n\n"])


@given(st.lists(ENTRY, min_size=1, max_size=8), st.data())
def test_changes_are_those_that_a_comparison_of_all_entries_finds(
    before: list[str], data: st.DataObject
) -> None:
    now = [data.draw(st.one_of(st.just(entry), ENTRY)) for entry in before]
    text = data.draw(HEAD) + "".join(now)
    found = changes("".join(before), text)
    pieces = cut(text)
    assert found is not None
    assert pieces is not None
    assert [change.now for change in found] == [
        piece for piece, was in zip(pieces, before, strict=True) if piece.text != was
    ]
    assert [change.was.text for change in found] == [
        was for piece, was in zip(pieces, before, strict=True) if piece.text != was
    ]


@given(st.lists(ENTRY, min_size=1, max_size=6), st.lists(ENTRY, max_size=6), HEAD)
def test_entries_that_come_or_go_are_no_changes(before: list[str], now: list[str], head: str) -> None:
    found = changes("".join(before), head + "".join(now))
    assert (found is None) is (len(before) != len(now))


def test_what_is_before_the_first_entry_must_be_a_comment() -> None:
    assert changes("- a: 1\n", "# note\n- a: 1\n") == []
    assert changes("- a: 1\n", "a: 1\n- a: 1\n") is None
    assert entries_of("# note\n- a: 1\n") == "- a: 1\n"
    assert entries_of("a: 1\n") == ""
