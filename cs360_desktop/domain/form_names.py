"""The names of the boxes in the fillable request form; who writes the form and who reads it back go by these."""

FORM = "cs360_form"
"""The hidden field that says which form it is."""
LANGUAGE = "cs360_language"
"""Not a box: the language the form was printed in, `en` or `es`."""
VERSION = "tta-request 1"
"""Raised whenever a box gets another name or another meaning."""

BASELINE = "baseline_status"
REQUIREMENTS = ("B1", "B2", "B3", "B4", "B5", "B6")
MET, REASON = "met", "reason"


def tick(field_id: str, choice_id: str) -> str:
    """The box of one tick: `assistance/training-on-site/data-collection`; a dot would make a tree of it in a PDF."""
    return f"{field_id}/{choice_id.replace('.', '/')}"


def cell(field_id: str, row: int, column_id: str) -> str:
    """The box of a cell of a table: `outcomes/0/measure`."""
    return f"{field_id}/{row}/{column_id}"


def requirement(code: str, part: str) -> str:
    """The boxes of a baseline requirement: `baseline_status/B3/met`."""
    return f"{BASELINE}/{code}/{part}"
