"""Facts to docutils nodes and HTML: text, dates and titles in words, and the nodes that docutils lacks."""
