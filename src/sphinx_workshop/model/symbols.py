"""Commands of LaTeX that stand for one character, in formulas and outside them."""

from __future__ import annotations

import unicodedata
from typing import Final


def names(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(text.split())


def pairs(text: str) -> dict[str, str]:
    """Return the words of a text in twos: what each first word stands for."""
    words = iter(text.split())
    return dict(zip(words, words, strict=True))


_GREEK: Final = names(
    "alpha beta gamma delta zeta eta theta iota kappa lamda mu nu xi omicron pi rho sigma tau upsilon chi "
    "psi omega"
)
_SIGNS: Final = r"""
    epsilon ϵ varepsilon ε eps ε lambda λ Lambda Λ phi ϕ varphi φ Phi Φ vartheta ϑ varpi ϖ varrho ϱ
    varsigma ς varkappa ϰ digamma ϝ ell ℓ hbar ℏ hslash ℏ imath ı jmath ȷ wp ℘ Re ℜ Im ℑ aleph ℵ beth ℶ
    partial ∂ nabla ∇ infty ∞ prime ′ backprime ‵ emptyset ∅ varnothing ∅ forall ∀ exists ∃ nexists ∄
    neg ¬ lnot ¬ top ⊤ bot ⊥ angle ∠ degree ° complement ∁ mho ℧ eth ð times × div ÷ pm ± mp ∓ cdot ·
    centerdot · ast ∗ star ⋆ circ ∘ bullet • diamond ⋄ setminus ∖ smallsetminus ∖ oplus ⊕ ominus ⊖
    otimes ⊗ oslash ⊘ odot ⊙ cap ∩ cup ∪ Cap ⋒ Cup ⋓ sqcap ⊓ sqcup ⊔ uplus ⊎ wedge ∧ land ∧ vee ∨ lor ∨
    wr ≀ dagger † ddagger ‡ dag † ddag ‡ amalg ⨿ ltimes ⋉ rtimes ⋊ bowtie ⋈ boxplus ⊞ boxtimes ⊠
    circledast ⊛ intercal ⊺ veebar ⊻ leq ≤ le ≤ leqslant ⩽ geq ≥ ge ≥ geqslant ⩾ ll ≪ gg ≫ lll ⋘ ggg ⋙
    lesssim ≲ gtrsim ≳ lessapprox ⪅ gtrapprox ⪆ neq ≠ ne ≠ equiv ≡ approx ≈ approxeq ≊ thickapprox ≈
    sim ∼ thicksim ∼ nsim ≁ simeq ≃ cong ≅ propto ∝ varpropto ∝ asymp ≍ doteq ≐ triangleq ≜ coloneqq ≔
    coloneq ≔ eqqcolon ≕ prec ≺ preceq ⪯ preccurlyeq ≼ succ ≻ succeq ⪰ succcurlyeq ≽ subset ⊂ subseteq ⊆
    subsetneq ⊊ supset ⊃ supseteq ⊇ supsetneq ⊋ nsubseteq ⊈ sqsubset ⊏ sqsubseteq ⊑ sqsupset ⊐
    sqsupseteq ⊒ in ∈ notin ∉ ni ∋ owns ∋ perp ⊥ parallel ∥ nparallel ∦ mid ∣ nmid ∤ vdash ⊢ dashv ⊣
    models ⊨ vDash ⊨ Vdash ⊩ therefore ∴ because ∵ lessgtr ≶ gtrless ≷ trianglelefteq ⊴
    trianglerighteq ⊵ vartriangleleft ⊲ vartriangleright ⊳ to → rightarrow → gets ← leftarrow ←
    leftrightarrow ↔ Rightarrow ⇒ implies ⟹ Leftarrow ⇐ impliedby ⟸ Leftrightarrow ⇔ iff ⟺ mapsto ↦
    longmapsto ⟼ longrightarrow ⟶ longleftarrow ⟵ Longrightarrow ⟹ Longleftarrow ⟸ longleftrightarrow ⟷
    Longleftrightarrow ⟺ hookrightarrow ↪ hookleftarrow ↩ uparrow ↑ downarrow ↓ updownarrow ↕ Uparrow ⇑
    Downarrow ⇓ nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖ leadsto ⇝ rightsquigarrow ⇝ twoheadrightarrow ↠
    rightharpoonup ⇀ rightharpoondown ⇁ leftharpoonup ↼ rightleftharpoons ⇌ rightleftarrows ⇄
    leftrightarrows ⇆ rightrightarrows ⇉ upharpoonright ↾ restriction ↾ circlearrowright ↻
    circlearrowleft ↺ nrightarrow ↛ sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ bigcup ⋃ bigcap ⋂
    bigoplus ⨁ bigotimes ⨂ bigodot ⨀ bigvee ⋁ bigwedge ⋀ bigsqcup ⨆ biguplus ⨄ ldots … dots … dotsc …
    dotso … cdots ⋯ dotsb ⋯ dotsm ⋯ dotsi ⋯ vdots ⋮ ddots ⋱ langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈
    rceil ⌉ lbrace { rbrace } lbrack [ rbrack ] lvert | rvert | vert | lVert ‖ rVert ‖ Vert ‖
    llbracket ⟦ rrbracket ⟧ backslash \ colon : And & _ _ % % # # & & $ $ { { } } | ‖ checkmark ✓
    square □ Box □ blacksquare ■ Diamond ◇ lozenge ◊ triangle △ bigtriangleup △ triangledown ▽
    bigtriangledown ▽ blacktriangle ▲ blacktriangledown ▼ blacktriangleright ▶ blacktriangleleft ◀
    bigstar ★ bigcirc ◯ clubsuit ♣ diamondsuit ♦ heartsuit ♥ spadesuit ♠ sharp ♯ flat ♭ natural ♮ surd √
    S § P ¶ textemdash — textendash – textdegree ° textmu µ texttimes × textbullet • textasciitilde ~
    textbackslash \\ textquotesingle ' textquoteright ’ textquoteleft ‘ textquotedblleft “
    textquotedblright ” textless < textgreater > textunderscore _ textbar | textasciicircum ^
    copyright © pounds £ euro € yen ¥ textregistered ® texttrademark ™ circledR ®
"""


def _symbols() -> dict[str, str]:
    small = {name: unicodedata.lookup(f"GREEK SMALL LETTER {name}") for name in _GREEK}
    return small | {name.title(): sign.upper() for name, sign in small.items()} | pairs(_SIGNS)


SYMBOLS: Final = _symbols()
"""The character of each command, by its name without the backslash."""
OWN_FUNCTIONS: Final = names("argmax argmin poly polylog rank tr diag sign supp Var Cov KL OPT softmax")
"""Functions that are no commands of LaTeX, but that many authors define, all with this meaning."""
FUNCTIONS: Final = OWN_FUNCTIONS | names(
    "arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom ker lg ln log Pr sec sin sinh "
    "tan tanh lim sup inf max min liminf limsup"
)
"""Names that stand upright, with a space around them."""
