"""What LaTeX and its authors call things, and what docutils calls them."""

from __future__ import annotations

from typing import Final

from sphinx_workshop.model.symbols import SYMBOLS, names, pairs
from sphinx_workshop.model.tex import FRACTIONS

OTHER_NAMES: Final = pairs(
    "bm boldsymbol mathds mathbb mathbbm mathbb Bbb mathbb Tilde tilde Hat hat Bar bar Vec vec Dot dot "
    "stackrel overset mleft left mright right dots ldots iff Longleftrightarrow gets leftarrow hbox text "
    "nicefrac frac sfrac frac land wedge lor vee lnot neg degree circ eps varepsilon dag dagger ddag ddagger "
    "thicksim sim thickapprox approx atop binom choose binom over frac"
)
OLD_FONTS: Final = pairs(
    "cal mathcal bf mathbf rm mathrm it mathit sf mathsf tt mathtt em mathit sl mathit sc mathrm "
    "frak mathfrak"
)
ALPHABET_OF_TEXT: Final = pairs("textit mathit emph mathit textbf mathbf texttt mathtt textsf mathsf")
SETS: Final = pairs("R R N N Z Z Q Q C C E E RR R NN N ZZ Z EE E PP P reals R real R bbR R")
"""What many authors define for sets of numbers and expectations."""
DELIMITERS: Final = pairs("norm Vert abs vert ceil ceil floor floor")
ROWS: Final = pairs(
    "align aligned align* aligned alignat aligned split aligned gather aligned gather* aligned "
    "gathered aligned eqnarray aligned eqnarray* aligned multline aligned array matrix tabular matrix"
) | dict.fromkeys(("equation", "equation*", "math", "displaymath"), "")
"""Environments by other names; empty: only what is in them."""
LIMITS: Final = names("lim sup inf max min")
"""Functions that docutils gives their space."""
TWO: Final = FRACTIONS | names("overset underset")
COMMAND_OF: Final = {
    sign: name
    for name, sign in reversed(SYMBOLS.items())
    if not sign.isalnum() and not sign.isascii() and not name.startswith("text")
}
