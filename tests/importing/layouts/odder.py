"""To be filled."""

from tests.importing.layouts.layout import Layout

LAYOUTS: list[Layout] = []
