"""Archived editions: the site of a year, frozen into plain files that every later build copies.

`freeze` makes the files of a built site into those of an archived one; it neither runs Sphinx nor knows it.
What a build must tell it stands in the mark of the site (`mark`).
"""
