"""An edit of YAML text does what it says, and every other byte stays."""

from __future__ import annotations

import doctest
import importlib
import json
import re
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sphinx_workshop.yamledit import Commented, Document, Insert, Moved, Remove, Set, Unquoted, YamlEditError
from sphinx_workshop.yamledit.values import block_lines, text_lines

if TYPE_CHECKING:
    from sphinx_workshop.yamledit import Path, Value
    from sphinx_workshop.yamledit.edits import Operation
    from sphinx_workshop.yamledit.values import Written


def edited(text: str, *operations: Operation) -> str:
    return Document(text).edit(*operations).text


@pytest.mark.parametrize("name", ["", ".document", ".edits", ".values"])
def test_the_examples_in_the_docstrings_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(f"sphinx_workshop.yamledit{name}")).failed == 0


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ("a: TBD  # soon", "Now.", "a: Now.  # soon"),
        ("a: TBD", "A\n\nB", "a: >-\n  A\n\n\n  B"),
        ("a: short  # why", "- a\n- b", "a: |-  # why\n  - a\n  - b"),
        ("a: |  # why\n  old\n  text", "new", "a: new  # why"),
        ("a: TBD", {"pdf": "https://a.org"}, "a:\n  pdf: https://a.org"),
        ("a: one", ["one", "two"], "a:\n  - one\n  - two"),
        ("a: []  # soon", ["one"], "a:  # soon\n  - one"),
        ("a: {}", {"b": []}, "a:\n  b: []"),
        ("a: [b]", [], "a: []"),
        ("'a' : \"Old\"", "New", "'a' : New"),
        ("a: &t Old", "New", "a: New"),
        ("a: b\n  c # d", "x", "a: x  # d"),
        ("a:\n  # over it\n  Old", "New", "a: New  # over it"),
        ("a:", "New", "a: New"),
        ("a:  # none", "New", "a: New  # none"),
        ("a:\n  - x  # first\n  - y", "New", "a: New"),
        ("a:\n- x", ["y", "z"], "a:\n- y\n- z"),
        ("a:\n  b: c", Unquoted("10:30"), "a: 10:30"),
        ("a: x", "10:30", 'a: "10:30"'),
        ("a: x", "line\x85and\u2028\ufeff", 'a: "line\\u0085and\\u2028\\ufeff"'),
    ],
)
def test_a_value_of_any_style_is_replaced_and_the_comment_beside_it_stays(
    before: str, value: Value, after: str
) -> None:
    around = "# top\nz: 1 # one\n{}\n# next\ny: [2]  # last\n"
    assert edited(around.format(before), Set(("a",), value)) == around.format(after)


@pytest.mark.parametrize(
    ("before", "operations", "after"),
    [
        ("a: 1\nc: 3\n# end\n", [Set(("b",), "x", after=("z", "a"))], "a: 1\nb: x\nc: 3\n# end\n"),
        (
            "a: 1\n",
            [Set(("b",), "x", after=("c",)), Set(("odd key: ",), "x")],
            'a: 1\nb: x\n"odd key: ": x\n',
        ),
        ("- {a: 1}\n", [Set((0, "b"), ["x: y"])], '- {a: 1, b: ["x: y"]}\n'),
        ("a:\n  b: 1\n   # of b\nc: 2\n", [Set(("a", "d"), "x")], "a:\n  b: 1\n   # of b\n  d: x\nc: 2\n"),
        ("- a\n# of b\n- b # b\n\n# of c\n- c\n", [Remove((1,))], "- a\n\n# of c\n- c\n"),
        ("# top\n- a\n- b\n", [Remove((0,))], "# top\n- b\n"),
        ("- a\n# of nobody\n\n- b\n- c\n", [Remove((1,))], "- a\n# of nobody\n- c\n"),
        ("- - a\n  - b\n", [Remove((0, 0)), Insert((0,), 0, "c")], "- - c\n  - b\n"),
        ("- a: 1\n  b: 2\n", [Remove((0, "a"))], "- b: 2\n"),
        ("x:\n  a: 1 # one\ny: 2\n", [Remove(("x", "a"))], "x: {}\ny: 2\n"),
        ("x: [a, b,\n    c] # d\n", [Remove(("x", 1)), Insert(("x",), 3, "e")], 'x: [a,\n    c, "e"] # d\n'),
        ("- a\n\n- b\n", [Insert((), 0, "c"), Insert((), 2, "d")], "- c\n\n- a\n\n- b\n\n- d\n"),
        ("x:\n  # of a\n  - a\n", [Insert(("x",), 0, "c")], "x:\n  - c\n  # of a\n  - a\n"),
        ("- a # a\n- b\n", [Set((0,), {"n": "x"}), Set((1,), ["y"])], "- n: x  # a\n- - y\n"),
        ("- a", [Insert((), 1, "b")], "- a\n\n- b"),
        ("a: *b\nb: &b 1\n", [], None),
        ("", [Set((), ["a", "b"])], "- a\n\n- b\n"),
        ("# top\nTBD  # soon\n", [Set((), {"a": "b"})], "# top\na: b  # soon\n"),
        ("--- TBD\n", [Set((), "a")], "--- \na\n"),
        ("- a\n...\n", [Insert((), 1, "b")], "- a\n\n- b\n...\n"),
        ("a: &x 1\nb: *x\n", [Set(("b",), "2x")], 'a: &x 1\nb: "2x"\n'),
        ("a: &x\n  - b\n", [Insert(("a",), 1, "c")], "a: &x\n  - b\n  - c\n"),
        ("a: # x\n- b\n", [Insert(("a",), 1, "c")], "a: # x\n- b\n- c\n"),
    ],
)
def test_keys_and_items_come_and_go(before: str, operations: list[Operation], after: str | None) -> None:
    if after is None:
        with pytest.raises(YamlEditError, match="the anchor `&b` is missing"):
            Document(before)
    else:
        assert edited(before, *operations) == after


def test_an_item_that_moves_takes_its_comments_and_edits_along() -> None:
    before = "x:\n    # of a\n    - a: |\n        1\n\n        2\n      b: 3  # three\n    - c\ny:\n- d\n"
    moved: list[Value] = [Moved(("x", 0)), "e", Moved(("y", 0))]
    after = "x:\n    - c\ny:\n# of a\n- a: |\n    1\n\n    2\n  b: 4  # three\n- e\n- d\n"
    assert edited(before, Set(("y",), moved), Set(("x", 0, "b"), Unquoted("4"))) == after
    new = Insert(("y",), 1, {"list": [Moved(("x", 1))]})
    assert edited(before, new, Remove(("x", 0))) == "x: []\ny:\n- d\n- list:\n    - c\n"


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_line_ends_and_the_byte_order_mark_stay(line_end: str) -> None:
    before = "\ufeff- a: 1\n  b: 2\n".replace("\n", line_end)
    after = "\ufeff- a: x\n  b: 2\n  c:\n    - d\n".replace("\n", line_end)
    assert edited(before, Set((0, "a"), "x"), Set((0, "c"), ["d"])) == after


def test_lines_that_end_in_two_ways_stay_as_they_are() -> None:
    assert edited("a: 1\r\nb: 2\nc: 3\r\n", Set(("c",), "x"), Set(("a",), "y")) == "a: y\r\nb: 2\nc: x\r\n"


@pytest.mark.parametrize(
    ("text", "operations", "line", "column", "reason"),
    [
        ("a: 1\nb: a: b\n", [], 2, 5, "mapping values are not allowed"),
        ("a: \x07\n", [], 1, 4, "control characters are not allowed"),
        ("a: 1\n---\nb: 2\n", [], 3, 1, "a second document"),
        ("a: 1\n[b]: 2\n", [], 2, 1, "a key that is not text"),
        ("[" * 600, [], 1, 1, "nested too deeply"),
        ("a:\n  b: 1\n", [Set(("a", "c", "d"), "x")], 2, 3, "nothing is at `a.c`"),
        ("a:\n  b: 1\n", [Remove(("a", 0))], 2, 3, "nothing is at `a.0`"),
        ("a:\n  b: 1\n", [Insert(("a",), 0, "x")], 2, 3, "no item can be put at 0 here"),
        ("a:\n  - 1\n", [Insert(("a",), 2, "x")], 2, 3, "no item can be put at 2 here"),
        ("a: 1\n", [Remove(())], 1, 1, "only a part of the text"),
        ("a: &x 1\nb: *x\n", [Set(("a",), "2x")], 2, 4, "would not be YAML: the anchor `&x` is missing"),
        ("a: &x [1]\nb: *x\n", [Insert(("b",), 0, "x")], 2, 4, "no item can be put at 0 here"),
        ("a: &x {b: 1}\nc: *x\n", [Set(("c", "b"), "x")], 2, 4, "nothing is at `c.b`"),
        ("a: &x [1]\nb: *x\n", [Insert(("a",), 0, "x")], 2, 4, "would not say what it should"),
        ("a: [1]\nb:\n- 2\n", [Insert(("b",), 0, Moved(("a", 0)))], 1, 5, "not out of or into brackets"),
        ("a: [1]\nb:\n- 2\n", [Insert(("a",), 0, Moved(("b", 0)))], 3, 3, "not out of or into brackets"),
        ("- [a]\n", [Insert((0,), 0, Moved((0,)))], 1, 3, "into itself"),
    ],
)
def test_what_cannot_be_read_or_edited_has_a_place_and_a_reason(
    text: str, operations: list[Operation], line: int, column: int, reason: str
) -> None:
    with pytest.raises(YamlEditError, match=reason) as caught:
        Document(text).edit(*operations)
    assert (caught.value.line, caught.value.column) == (line, column)
    assert str(caught.value) == f"line {line}, column {column}: {caught.value.reason}"


def test_a_document_says_where_its_values_are_and_which_comments_are_theirs() -> None:
    document = Document("# top\n- a\n# above\n- b: 'no # comment' # beside\n  c: [d]\n  # below\n# end\n")
    assert document.data == ["a", {"b": "no # comment", "c": ["d"]}]
    assert document.position((1, "c", 0)) == (5, 7)
    assert document.comments((1,)) == ["# above", "# beside", "# below"]
    assert (document.is_flow((1,)), document.is_flow((1, "c"))) == (False, True)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("42", '"42"'),
        ("1e3", '"1e3"'),
        ("No", '"No"'),
        ("Q&A: panel", '"Q&A: panel"'),
        ('A "b": c', "'A \"b\": c'"),
        ("It's: d", '"It\'s: d"'),
        ("A, b [c]", "A, b [c]"),
        ("https://example.org/#x", "https://example.org/#x"),
    ],
)
def test_quotes_are_written_where_there_is_need(text: str, written: str) -> None:
    assert text_lines(text, 2) == [written]


TRICKY: Final = [
    *("42", "No", "~", "null", "1e3", "10:30", "- a", "a: b", "a #b", "?", "=", "<<", "TBD", "'", '"\\'),
    *("0x1F", "2022-12-02", "[a", "{a", "*a", "&a", "!a", "%a", "@a", "`a", "|", ">", "a:", "---", "..."),
]
WORDS: Final = st.text(st.characters(exclude_categories=["Cs", "Cn", "Co"]), max_size=60)
LONG: Final = st.lists(
    st.one_of(WORDS, st.just("word " * 40)).map(str.strip), min_size=1, max_size=5
).flatmap(lambda lines: st.sampled_from(["\n", "\n\n", " "]).map(lambda gap: gap.join(lines)))


@given(text=st.one_of(WORDS, LONG, st.sampled_from(TRICKY)))
@settings(max_examples=400, deadline=None)
def test_every_text_that_is_written_is_read_as_it_was(text: str) -> None:
    value: dict[str, Written] = {"a": text, "b": [text, {"c": text}], "d": "end"}
    document = "- x: y\n" + "\n".join(block_lines(value, 2)) + "\n"
    assert yaml.load(document, yaml.BaseLoader) == [{"x": "y", **value}]  # noqa: S506 (text alone)
    assert Document(document).data == [{"x": "y", **value}]


# Random documents, random edits

Tree: TypeAlias = Any
"""Data of any depth, with or without boxes."""


@dataclass
class Box:
    """A value of a random document, and what edits do to it: an oracle that knows no text."""

    value: Tree
    """A text, a list of boxes, or boxes by key."""
    before: list[Any] = field(default_factory=list)
    """What is inserted before this item of a list."""
    is_gone: bool = False


def boxes(value: Tree, path: Path, found: dict[Path, Box]) -> Box:
    if isinstance(value, dict):
        box = Box({key: boxes(inner, (*path, key), found) for key, inner in value.items()})
    elif isinstance(value, list):
        items = [boxes(inner, (*path, index), found) for index, inner in enumerate(value)]
        box = Box([*items, Box("", is_gone=True)])
    else:
        box = Box(value)
    found[path] = box
    return box


def plain(value: Tree, found: dict[Path, Box]) -> Tree:
    """Return what a value says after all edits."""
    if isinstance(value, Moved):
        return plain(found[value.path].value, found)
    if isinstance(value, dict):
        return {
            key: plain(inner, found)
            for key, inner in value.items()
            if not (isinstance(inner, Box) and inner.is_gone)
        }
    if isinstance(value, list):
        result = []
        for item in value:
            result += [plain(new, found) for new in (item.before if isinstance(item, Box) else ())]
            if not (isinstance(item, Box) and item.is_gone):
                result.append(plain(item, found))
        return result
    return plain(value.value, found) if isinstance(value, Box) else value


def expected(data: Tree, operations: list[Operation]) -> Tree:
    found: dict[Path, Box] = {}
    root = boxes(data, (), found)
    for operation in operations:
        for moved in moved_in(getattr(operation, "value", "")):
            if isinstance(operation, Insert) or moved[:-1] != operation.path:
                found[moved].is_gone = True
        if isinstance(operation, Insert):
            found[operation.path].value[operation.index].before.append(operation.value)
        elif isinstance(operation, Remove):
            found[operation.path].is_gone = True
        elif operation.path in found:
            found[operation.path].value = operation.value
        else:
            found[operation.path[:-1]].value[operation.path[-1]] = operation.value
    return plain(root, found)


def moved_in(value: Tree) -> list[Path]:
    inner = value if isinstance(value, list) else value.values() if isinstance(value, dict) else ()
    return [value.path] if isinstance(value, Moved) else [path for each in inner for path in moved_in(each)]


TEXTS: Final = ["a", "b c", "TBD", "42", "x: y", "it's", '"', "one\ntwo", "", "# no comment", "é"]


def some_data(random: Random, depth: int) -> Tree:
    kind = random.choice(["text", "list", "mapping"] if depth else ["list", "mapping"])
    if kind == "text" or depth > 3:
        return random.choice(TEXTS)
    inner = [some_data(random, depth + 1) for _ in range(random.randint(depth == 0, 4))]
    return inner if kind == "list" else dict(zip(random.sample("abcde", len(inner)), inner, strict=True))


@dataclass
class Line:
    """A line of a random document, and the path of the value that it belongs to."""

    text: str
    path: Path
    is_text: bool = False
    """Whether it is text below a `|`."""


class Writer:
    """Writes data in random styles, with comments everywhere."""

    def __init__(self, random: Random) -> None:
        """Begin without a comment."""
        self.random, self.comments = random, 0

    def comment(self) -> str:
        self.comments += 1
        return f"# {self.comments}"

    def beside(self) -> str:
        return f"  {self.comment()}" if self.random.random() < 0.3 else ""

    def scalar(self, text: str) -> str:
        if text in {"a", "b c", "é", "TBD"} and self.random.random() < 0.7:
            return text
        quoted = "'{}'".format(text.replace("'", "''"))
        return quoted if "\n" not in text and self.random.random() < 0.5 else json.dumps(text)

    def flow(self, value: Tree) -> str:
        if isinstance(value, dict):
            return "{" + ", ".join(f"{key}: {self.flow(inner)}" for key, inner in value.items()) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(map(self.flow, value)) + "]"
        return self.scalar(value)

    def value(self, value: Tree, path: Path, column: int) -> tuple[str, list[Line]]:
        """Return what stands behind a colon or a dash, and the lines below."""
        if isinstance(value, str) and "\n" in value and self.random.random() < 0.7:
            lines = [Line(f"{' ' * (column + 2)}{part}", path, is_text=True) for part in value.split("\n")]
            return f" |-{self.beside()}", lines
        if isinstance(value, str) or not value or self.random.random() < 0.15:
            return f" {self.flow(value)}{self.beside()}", []
        if isinstance(value, dict):
            return self.beside(), self.collection(value.items(), path, column + 2)
        inner = column + self.random.choice([2, 4] if path and isinstance(path[-1], int) else [0, 2, 4])
        return self.beside(), self.collection(enumerate(value), path, inner)

    def collection(self, parts: Tree, path: Path, column: int) -> list[Line]:
        result = []
        margin = " " * column
        for step, value in parts:
            here = (*path, step)
            if self.random.random() < 0.2:
                result.append(Line("", path))
            if self.random.random() < 0.2:
                result.append(Line(f"{margin}{self.comment()}", here))
            first, rest = self.value(value, here, column)
            sign = "-" if isinstance(step, int) else f"{step}:"
            if isinstance(value, dict) and rest and isinstance(step, int) and self.random.random() < 0.7:
                head = next((line for line in rest if line.text.strip()), rest[0])
                if rest[0] is head and not head.text.strip().startswith("#") and not first:
                    rest[0] = Line(f"{margin}- {head.text.strip()}", head.path)
                    result += rest
                    continue
            result += [Line(f"{margin}{sign}{first}", here), *rest]
            last = result[-1]
            if self.random.random() < 0.1 and last.text.strip() and not last.is_text:
                result.append(Line(f"{margin}  {self.comment()}", here))
        return result


def some_operations(random: Random, data: Tree) -> list[Operation]:
    """Return edits none of which is inside what another one replaces or takes out."""
    found: dict[Path, Box] = {}
    boxes(data, (), found)
    result: list[Operation] = []
    closed: list[Path] = []
    for _ in range(random.randint(1, 4)):
        what = random.choice(["set", "add", "insert", "remove", "arrange", "move"])
        kind = {"add": dict, "insert": list, "arrange": list, "move": list}.get(what, object)
        places = [
            path for path, box in found.items() if isinstance(box.value, kind) and (path or what == "add")
        ]
        if not places:
            continue
        path = random.choice(places) + (("fgh"[random.randrange(3)],) if what == "add" else ())
        one = some_operation(random, what, path, found)
        around = [path] if what not in {"insert", "move"} else [(*path, "any")]
        around += [(*one.path, "any"), *moved_in(one.value)] if isinstance(one, Insert) else []
        if not any(new[: len(old)] == old or old[: len(new)] == new for new in around for old in closed):
            result.append(one)
            closed += around
    return result


def some_operation(random: Random, what: str, path: Path, found: dict[Path, Box]) -> Operation:
    values: list[Value] = ["new", ["n", {"m": "x: y"}], {"n": "1", "m": []}, [], "one\ntwo\n\nthree"]
    new = random.choice(values)
    count = len(found[path].value) - 1 if what in {"insert", "arrange", "move"} else 0
    if what == "remove":
        return Remove(path)
    if what == "insert":
        return Insert(path, random.randint(0, count), new)
    if what == "arrange":
        staying = random.sample(range(count), random.randint(0, count))
        return Set(path, [*(Moved((*path, index)) for index in staying), "new"])
    if what == "move" and count:
        item = (*path, random.randrange(count))
        lists = [to for to, box in found.items() if isinstance(box.value, list) and to[: len(item)] != item]
        to = random.choice(lists)
        return Insert(to, random.randint(0, len(found[to].value) - 1), Moved(item))
    return Set(path, new, after=random.sample("abc", 2))


@given(seed=st.integers(0, 2**32))
@settings(max_examples=1500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_random_edits_say_what_they_should_and_touch_no_other_line(seed: int) -> None:
    random = Random(seed)  # noqa: S311 (no secret)
    data = some_data(random, 0)
    writer = Writer(random)
    parts = enumerate(data) if isinstance(data, list) else data.items()
    lines = [Line("# top", ()), Line("", ()), *writer.collection(parts, (), 0)]
    end = random.choice(["", "\n", "\n# end\n"])
    text = "\n".join(line.text for line in lines) + end
    document = Document(text)
    assert document.data == data
    operations = some_operations(random, data)
    try:
        result = document.edit(*operations)
    except YamlEditError as error:
        assert "brackets" in error.reason  # noqa: PT017 (the reason of the refusal)
        return
    assert yaml.load(result.text, yaml.BaseLoader) == expected(data, operations)  # noqa: S506 (text alone)
    edited_paths = [operation.path for operation in operations]
    moved = [path for operation in operations for path in moved_in(getattr(operation, "value", ""))]
    touched = [*edited_paths, *moved]
    result_lines = (without_dash(line) for line in result.text.split("\n"))
    for line in lines:
        inside = any(line.path[: len(path)] == path for path in touched)
        around = any(path[: len(line.path)] == line.path for path in touched)
        if any(line.path[: len(path)] == path for path in moved) and not around:
            assert line.text.strip(" -") in result.text
        if line.text.strip() and not inside and not around:
            assert without_dash(line.text) in result_lines  # in this order


def without_dash(line: str) -> str:
    """Return a line as it is where the key beside the dash is another one."""
    return re.sub(r"^( *)- ", r"\1  ", line)


# Items with comments above them

NOTED: Final = Commented({"name": "b", "due": Unquoted("TBD")}, ["At the latest: then.", "Why."])
NOTE: Final = "# At the latest: then.\n# Why.\n- name: b\n  due: TBD"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- name: a", f"- name: a\n\n{NOTE}"),
        ("- name: a  # beside\n# end\n", f"- name: a  # beside\n\n{NOTE}\n# end\n"),
        ("- name: a\n- name: c\n", f"- name: a\n- name: c\n{NOTE}\n"),
        ("- name: a\n\n# of c\n- name: c", f"- name: a\n\n# of c\n- name: c\n\n{NOTE}"),
        (
            "[{name: a}]  # beside\n",
            '[{name: a},\n  # At the latest: then.\n  # Why.\n  {"name": "b", "due": "TBD"}]  # beside\n',
        ),
        (
            "[\n  {name: a},  # beside\n]",
            "[\n  {name: a},\n  # At the latest: then.\n  # Why.\n"
            '  {"name": "b", "due": "TBD"},  # beside\n]',
        ),
    ],
)
def test_a_new_item_has_its_comments_right_above_it(before: str, after: str) -> None:
    end = len(Document(before).data)
    assert edited(before, Insert((), end, NOTED)).rstrip("\n") == after.rstrip("\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("TBD\n", f"{NOTE}\n"),
        ("", f"{NOTE}\n"),
        ("[]", f"{NOTE}\n"),
        ("# head\n", f"# head\n\n{NOTE}\n"),
        ("# head\n\nTBD\n# end\n", f"# head\n\n{NOTE}\n# end\n"),
        ("# head\r\nTBD\r\n", f"# head\n\n{NOTE}\n".replace("\n", "\r\n")),
    ],
)
def test_comments_of_a_first_item_stand_apart_from_those_of_the_text(before: str, after: str) -> None:
    assert edited(before, Set((), [NOTED])) == after


@given(st.text(), st.text())
def test_no_comment_becomes_data(comment: str, name: str) -> None:
    document = Document("- a")
    try:
        result = document.edit(Insert((), 1, Commented(name, [comment])))
    except YamlEditError:
        return
    assert result.data == ["a", name]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\x85", "\u2028", "\u2029"])
def test_a_line_break_does_not_end_a_comment(end: str) -> None:
    assert edited("- a", Insert((), 1, Commented("b", [f"one{end}- two"]))) == "- a\n\n# one - two\n- b"


def test_a_long_comment_is_wrapped_and_an_address_stays_whole() -> None:
    address = f"<https://example.org/{'x' * 120}>"
    lines = edited("- a", Insert((), 1, Commented("b", [f"{'word ' * 30}{address}"]))).splitlines()
    assert lines[2:] == [f"# {'word ' * 19}".rstrip(), f"# {'word ' * 11}".rstrip(), f"# {address}", "- b"]


def test_comments_where_there_is_no_place_for_them_are_refused() -> None:
    for operation in (Set((0,), NOTED), Insert((), 1, ["b", NOTED])):
        with pytest.raises(YamlEditError, match="comment"):
            edited("[a]", operation)
