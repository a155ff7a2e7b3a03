"""The reference pages, made from the code: a directive for this project's own docs."""
from __future__ import annotations
def setup(app):
    return {"parallel_read_safe": True, "parallel_write_safe": True}
