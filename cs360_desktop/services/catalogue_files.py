"""Reads the shipped definition files: each function reads only its own, once, and returns checked values."""

import tomllib
from functools import cache

from cs360_desktop.domain.definitions.catalogue import CatalogueDefinition, parse_catalogue
from cs360_desktop.domain.errors import DefinitionError
from cs360_desktop.paths import resource

MEASURE_FILES = ("measures-1.toml", "measures-2.toml", "measures-3.toml")


@cache
def load_catalogue() -> CatalogueDefinition:
    """Dimensions, goals, indicators and measures that ship with the app."""
    return parse_catalogue(_read("dimensions.toml"), tuple(_read(name) for name in MEASURE_FILES))


def _read(name: str) -> tuple[str, dict[str, object]]:
    text = resource("catalogue", name).read_text(encoding="utf-8")
    try:
        return name, tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DefinitionError(name, "(file)", "(syntax)", str(error)) from error
