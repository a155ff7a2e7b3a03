"""What a workshop is: facts, and what follows from them. No input or output, and no Sphinx."""
