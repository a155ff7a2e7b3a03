"""Records into the data files: what is found again is updated, the rest added; hand edits stay."""
