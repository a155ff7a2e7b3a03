"""What `check` prints for a pull request: annotations beside the lines, and a report in Markdown."""
