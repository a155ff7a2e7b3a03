"""The sheets that this program exports, read back: what somebody changed in them comes into the data files.

A row is compared with the one that would be exported now, so that a sheet which nobody changed changes
nothing, whatever the data files say beyond it.
"""
