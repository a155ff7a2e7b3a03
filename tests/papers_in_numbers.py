"""Papers in any number, made up: words as frequent as in a language, marks and signs now and then."""

from __future__ import annotations

import random
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from sphinx_workshop.model.papers import Author, Paper

if TYPE_CHECKING:
    from collections.abc import Sequence

STARTS: Final = [
    *"bcdfghklmnprstvw",
    "st",
    "tr",
    "pr",
    "con",
    "re",
    "in",
    "de",
    "pro",
    "com",
    "ex",
    "sh",
    "gr",
]
VOWELS: Final = [*"aeiou", "al", "er", "in", "on", "at"]
ENDS: Final = ["", "", "s", "ing", "ed", "tion", "ly"]


def vocabulary(count: int, source: random.Random) -> list[str]:
    """Return made-up words, the short ones first."""
    found: dict[str, None] = {}
    while len(found) < count:
        syllables = source.choice((1, 2, 2, 3, 3, 4))
        word = "".join(source.choice(STARTS) + source.choice(VOWELS) for _ in range(syllables))
        found[word + source.choice(ENDS)] = None
    return sorted(found, key=lambda word: len(word) + 6 * source.random())


def papers(count: int, seed: int = 1) -> list[Paper]:
    """Return papers with five authors and abstracts of 150 words; of 30,000 words few are frequent (Zipf)."""
    source = random.Random(seed)  # noqa: S311 (nothing is secret here)
    known = vocabulary(30_000, source)
    often = list(accumulate(1 / (rank + 2.7) for rank in range(len(known))))
    names = [word.title() for word in vocabulary(6_000, source)]
    names[::7] = [f"{name}é" for name in names[::7]]
    return [_paper(number, source, known, often, names) for number in range(1, count + 1)]


def _paper(
    number: int, source: random.Random, known: Sequence[str], often: Sequence[float], names: Sequence[str]
) -> Paper:
    abstract = source.choices(known, cum_weights=often, k=150)
    abstract[::13] = [f"{word}{source.choice(['.', ',', ':', '-based'])}" for word in abstract[::13]]
    if number % 5 == 0:
        abstract[20] = f"“{abstract[20]}”"
    title = source.choices(known[30:], cum_weights=often[30:], k=source.randint(5, 12))
    if number % 2:
        title[0] += ":"
    if number % 25 == 0:
        title.append("$x^2$")
    return Paper.model_construct(
        id=str(number),
        title=" ".join(title).capitalize(),
        authors=tuple(
            Author.model_construct(name=f"{source.choice(names)} {source.choice(names)}") for _ in range(5)
        ),
        abstract=" ".join(abstract).capitalize(),
        keywords=tuple(source.choices(known[200:3000], k=4)),
        decision=source.choice(["oral", "poster", "poster", "poster"]),
    )
