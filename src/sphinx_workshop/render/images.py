"""A picture that the data names, as a node."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_workshop.render.text import at

if TYPE_CHECKING:
    from sphinx_workshop.model.plain import Place


def image_of(path: str, place: Place, recipe: str, *classes: str) -> nodes.image:
    """Return a picture that is made smaller when it is written.

    Args:
        path: The file, from the source folder.
        place: Where the data names it.
        recipe: How the page shows it: a name of `pictures.recipes`.
        classes: The classes of the image.
    """
    # Sphinx sets the lines of images to 0, so the line is an attribute, too.
    image = nodes.image(uri=path, alt="", recipe=recipe, classes=list(classes), data_line=place.text_line)
    return at(image, place)
