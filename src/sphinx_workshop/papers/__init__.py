"""The accepted papers as a site shows them: lists, a page for each, an index of authors.

They may be thousands, so they are written as HTML from the facts, and not by way of docutils. Other formats
than a site's get the same as docutils nodes (`transforms`).
"""
