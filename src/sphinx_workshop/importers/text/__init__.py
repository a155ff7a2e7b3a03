"""What texts of other systems mean: LaTeX, HTML and foreign Markdown, to the Markdown of the data."""
