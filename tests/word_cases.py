"""Texts and their words, which the index and the browser must agree on."""

from __future__ import annotations

from typing import Final

WORDS: Final = {
    "": [],
    "  – … — ": [],
    "Visual Generative-Modeling, 2022!": ["visual", "generative", "modeling", "2022"],
    "snake_case and C++": ["snake", "case", "and", "c"],
    "Don’t don't": ["don", "t", "don", "t"],
    "$\\alpha$-divergence of x^2": ["alpha", "divergence", "of", "x", "2"],
    "Müller Müller": ["muller", "muller"],
    "Đinh Phùng, Nguyễn Hồng Sơn": ["dinh", "phung", "nguyen", "hong", "son"],
    "Łukasz Ørsted Straße Æsir İstanbul ısı": [
        *("lukasz", "orsted", "strasse", "aesir", "istanbul", "isi"),
    ],
    "ΟΔΥΣΣΕΥΣ Ὀδυσσεύς": ["οδυσσευσ", "οδυσσευσ"],
    "Ёлка ёлка": ["елка", "елка"],
    "ﬁne x² ½ ℂ K": ["fine", "x2", "1", "2", "c", "k"],
    "扩散模型 and GAN模型": ["扩", "散", "模", "型", "and", "gan", "模", "型"],
    "ガラス・がらす 々": ["カ", "ラ", "ス", "か", "ら", "す", "々"],
    "한국": ["\u1112\u1161\u11ab\u1100\u116e\u11a8"],
    "हिन्दी": ["हनद"],
    "עִבְרִית": ["עברית"],
    "𝐆𝐀𝐍 𠀀𠀁 𐐀": ["gan", "𠀀", "𠀁", "𐐨"],
    "a\u00a0b\u3000c\u2028d\u200be": ["a", "b", "c", "d", "e"],
    "e\u0301a \u0301b": ["ea", "b"],
    "naïve\U0001f600café": ["naive", "cafe"],
}
"""Texts, each with its words in order."""
