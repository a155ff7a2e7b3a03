"""Photos and logos in the sizes that pages show: small files, without what a camera notes about a place."""
