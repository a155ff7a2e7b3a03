"""Outside data into the workshop's own files: fetched and converted, then merged; no hand edit is lost."""
