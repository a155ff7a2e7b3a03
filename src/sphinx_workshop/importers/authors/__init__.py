"""Names of authors as tables and other systems write them, to names and affiliations."""
