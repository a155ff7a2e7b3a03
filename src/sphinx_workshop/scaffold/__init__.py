"""A new site: its starting files, and what is made of the answers of those who begin it."""
