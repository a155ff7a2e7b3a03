"""The formats that a workshop is published in: a module each, and `formats`, which lists them."""
