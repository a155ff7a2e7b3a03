"""Made-up language: words, names and sentences that are spread as real ones are, the same on every run."""

from __future__ import annotations

from itertools import accumulate
from random import Random
from typing import Final

VOCABULARY: Final = 30_000
"""How many words there are; the next one is always rarer (Zipf's law)."""
SYLLABLES: Final = (60, 2_000, VOCABULARY)
"""Up to which rank words have one syllable, two and three: frequent words are short."""
HYPHENATED: Final = 0.02
EMPHASIZED: Final = 0.02
FORMULAS: Final = (r"$O(n \log n)$", r"$\alpha \leq 0.05$", "$x_{i}^{2} + y$", r"$\sqrt{d}$", "$L_2$")

_ONSETS: Final = ("b", "br", "ch", "d", "f", "g", "gr", "k", "l", "m", "n", "p", "r", "s", "st", "t", "v")
_VOWELS: Final = ("a", "e", "i", "o", "u", "ea")
_CODAS: Final = ("", "", "", "", "l", "n", "r", "s", "t")


class Language:
    """A vocabulary, and what is said in it."""

    def __init__(self, seed: int) -> None:
        """Make up the words."""
        self.random = Random(seed)  # noqa: S311 (nothing is kept secret by it)
        words: dict[str, None] = {}
        while len(words) < VOCABULARY:
            length = next(n for n, rank in enumerate(SYLLABLES, 1) if len(words) < rank)
            words["".join(self._syllable() for _ in range(length))] = None
        self.vocabulary = list(words)
        self._weights = list(accumulate(1 / rank for rank in range(1, VOCABULARY + 1)))
        names = [word.capitalize() for word in self.vocabulary[500:2_000]]
        self._first_names, self._last_names = names[:500], names[500:]

    def _syllable(self) -> str:
        choice = self.random.choice
        return f"{choice(_ONSETS)}{choice(_VOWELS)}{choice(_CODAS)}"

    def words(self, number: int) -> list[str]:
        """Return some words, frequent ones often."""
        return self.random.choices(self.vocabulary, cum_weights=self._weights, k=number)

    def title(self, number: int, *, marked: bool = False) -> str:
        """Return a title of some words, two in five with a colon; a marked one has a formula or emphasis."""
        words = self.words(number)
        if marked:
            words[number // 2] = self._marked(words[number // 2])
        name = f"{self.words(1)[0].capitalize()}: " if self.random.random() < 2 / 5 else ""
        text = " ".join(words)
        return f"{name}{text[0].upper()}{text[1:]}"

    def text(self, number: int, *, marked: bool = False) -> str:
        """Return sentences, of some words in all; a marked text has formulas and emphasis."""
        words = self.words(number)
        for index in range(1, number):
            if self.random.random() < HYPHENATED:
                words[index] += f"-{self.words(1)[0]}"
            elif marked and self.random.random() < EMPHASIZED:
                words[index] = self._marked(words[index])
        begin = 0
        while begin < number:
            end = min(number, begin + self.random.randint(12, 28))
            words[begin] = words[begin].capitalize()
            if end - begin > 10:  # noqa: PLR2004 (a longer sentence has a comma)
                words[begin + 6] += ","
            words[end - 1] += "."
            begin = end
        return " ".join(words)

    def _marked(self, word: str) -> str:
        return self.random.choice(FORMULAS) if self.random.random() < 1 / 2 else f"*{word}*"

    def name(self, number: int) -> str:
        """Return the name of a person; another number is another name."""
        first, last = self._first_names, self._last_names
        turn, rest = divmod(number, len(first) * len(last))
        initial = chr(ord("A") + turn)
        return f"{first[rest % len(first)]} {initial}. {last[(rest + rest // len(first)) % len(last)]}"
