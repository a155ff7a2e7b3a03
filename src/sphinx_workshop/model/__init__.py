"""What a workshop is. No input or output, no Sphinx: only facts and what follows from them."""
