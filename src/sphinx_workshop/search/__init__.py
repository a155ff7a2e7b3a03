"""The search over papers: an index in small files, made here and read in the visitor's browser.

Papers in, texts out. `static/papers-index.js` reads what `index` writes, and splits a query as `words` splits
a text.
"""
