"""From files to the model: reading, positions, validation."""
