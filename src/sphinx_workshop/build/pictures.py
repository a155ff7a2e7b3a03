"""How pages show photos and logos: small copies of them, made when the page is written.

The doctree has an image of docutils for each, so that Sphinx notes that the page depends on the file; its
attribute ``recipe`` says how it is shown. Sphinx would publish the original, and with it the place that a
camera has noted there. So each is replaced before Sphinx looks which images to copy.

The builder's table of images, and the way to them from a page, are private to Sphinx.
Tested in test_private.py.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx.util import logging

from sphinx_workshop.build.domain import domain_of
from sphinx_workshop.pictures.recipes import RECIPES, Picture
from sphinx_workshop.pictures.shelf import Order, Shelf
from sphinx_workshop.pictures.svg import stated_size
from sphinx_workshop.problems import Kind
from sphinx_workshop.render.nodes import SITES
from sphinx_workshop.render.picture_nodes import logo, picture, portrait

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinx_workshop.pictures.recipes import Recipe

logger = logging.getLogger(__name__)

HEAD: Final = 65536
"""How many bytes of a drawing are searched for its size: programs write notes before it."""


def place_pictures(app: Sphinx, doctree: nodes.document, _docname: str) -> None:
    """Put what is made from photos and logos into a page, in place of the originals."""
    images = [node for node in doctree.findall(nodes.image) if "recipe" in node]
    if not images:
        return
    if app.builder.format not in {"html", "latex"}:
        for frame in list(doctree.findall(portrait)):
            frame.clear()  # Sphinx would copy what such formats do not even show
        return
    there = [node for node in images if node["uri"] in app.env.images]  # Sphinx has warned of the others
    orders = [_order(app, node) for node in there]
    shelf = Shelf(Path(app.doctreedir, "workshop-pictures"))
    made = shelf.take(filter(None, orders), domain_of(app.env).session.jobs)
    for node, order in zip(there, orders, strict=True):
        found = None if order is None else made[order]
        if found is None:
            _place_drawing(app.builder, app.env, node)
        elif isinstance(found, Picture):
            _place(app.builder, node, found, shelf.folder)
        else:
            _warn(node, found)
            _do_without(node)


def _order(app: Sphinx, node: nodes.Element) -> Order | None:
    """Return what to make of a picture; None of a drawing, which has all sizes."""
    path = Path(app.srcdir, node["uri"])
    return None if path.suffix.lower() == ".svg" else Order(path, RECIPES[node["recipe"]])


def _warn(node: nodes.Element, wrong: str) -> None:
    place = f"{node.source}:{node['data_line']}"
    logger.warning("`%s` %s", node["uri"], wrong, location=place, type="workshop", subtype=Kind.PICTURE.value)


def _do_without(node: nodes.Element) -> None:
    """Let the initials or the name stand for a picture that cannot be shown."""
    frame = node.parent
    if not isinstance(frame, logo):
        frame.remove(node)
    elif frame in frame.parent:  # its other picture may be broken, too
        frame.replace_self(nodes.inline("", frame["sponsor"]))


def _place(builder: Builder, node: nodes.Element, made: Picture, folder: Path) -> None:
    """Show what was made: all sizes in HTML, one elsewhere."""
    names = made.names if builder.name in SITES else [made.fallback]
    for name in names:
        builder.images[str(folder / name)] = name
    if builder.format == "latex":
        path = str(folder / made.fallback)
        node.update_all_atts({"uri": path, "candidates": {"*": path}, "width": str(made.width)}, replace=True)
        return
    shown = picture(name=made.fallback, width=made.width, height=made.height, classes=node["classes"])
    shown["webp"], shown["is_first"] = made.copies, RECIPES[node["recipe"]].is_first
    node.replace_self(shown)


def _place_drawing(builder: Builder, env: BuildEnvironment, node: nodes.Element) -> None:
    """Show a drawing as it is, which has no other sizes; say its own, as far as it is known."""
    if builder.format == "latex":  # Sphinx asks for a program that converts it
        return
    uri, recipe = node["uri"], RECIPES[node["recipe"]]
    builder.images[uri] = name = env.images[uri][1]
    shown = picture(name=name, classes=node["classes"], is_first=recipe.is_first)
    size = _size_of_drawing(Path(env.srcdir, uri), recipe)
    if size is not None:
        shown["width"], shown["height"] = size
    node.replace_self(shown)


def _size_of_drawing(file: Path, recipe: Recipe) -> tuple[int, int] | None:
    """Return the size at which a drawing is shown; None if it states neither a size nor a shape."""
    if recipe.is_cropped:
        return recipe.width, recipe.height
    with file.open("rb") as stream:
        stated = stated_size(stream.read(HEAD).decode("utf-8", "replace"))
    if stated is None:
        return None
    scale = min(recipe.width / stated[0], recipe.height / stated[1])
    return max(1, round(stated[0] * scale)), max(1, round(stated[1] * scale))
