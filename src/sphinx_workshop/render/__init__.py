"""Facts as docutils nodes and HTML: text, dates, titles, and the nodes that docutils lacks."""
