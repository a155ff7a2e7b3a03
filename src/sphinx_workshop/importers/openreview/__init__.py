"""OpenReview: accepted papers with their authors' profiles, and committees, fetched with its own client."""
