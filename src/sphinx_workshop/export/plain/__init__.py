"""Plain text for e-mail: columns, footnotes, and sections that fit a budget of words."""
