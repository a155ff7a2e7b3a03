"""The proposal as a PDF."""
