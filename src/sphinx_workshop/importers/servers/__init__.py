"""Servers that an import asks: how long, how much, with which addresses, and what they may have said."""
