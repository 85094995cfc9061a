"""A filled request form: the content of its boxes by name. Nothing in the file is run; one with scripts is refused."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cs360_desktop.domain import form_names
from cs360_desktop.domain.errors import UserError

_LARGEST = 20 * 1024 * 1024
_SCRIPTS = {"/JS", "/JavaScript", "/XFA", "/Launch"}
"""Keys of a PDF under which something is run, or a second form hides that this program does not read."""


def read_form(path: Path) -> dict[str, str]:
    """The boxes of a filled form by their names: text as typed, `yes` for a tick, nothing for an empty box.

    With them goes the language of the form, under `form_names.LANGUAGE`.

    Raises:
        UserError: it cannot be read, is no PDF, not this form or another version of it, or holds scripts.
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    if path.exists() and path.stat().st_size > _LARGEST:
        raise UserError(f"“{path.name}” is larger than 20 MB, so it was not read. A filled form is far smaller.")
    try:
        with path.open("rb") as stream:
            reader = PdfReader(stream)
            if reader.is_encrypted:
                raise UserError(
                    f"“{path.name}” is protected by a password, so it was not read. Ask for a copy without one."
                )
            _refuse_scripts(path, reader.trailer)
            language = str(reader.root_object.get("/Lang", ""))[:2]
            fields = {name: _content(field.get("/V")) for name, field in (reader.get_fields() or {}).items()}
    except OSError as error:
        raise UserError(
            f"“{path.name}” cannot be read, so nothing was changed. See whether it is still there and not open in "
            "another program.",
            detail=str(error),
        ) from error
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise UserError(
            f"“{path.name}” is no PDF that can be read, so nothing was changed. Save the form again as PDF, "
            "not as a picture or a print.",
            detail=str(error),
        ) from error
    _require_version(path, fields)
    return fields | {form_names.LANGUAGE: language}


def _require_version(path: Path, fields: dict[str, str]) -> None:
    version = fields.pop(form_names.FORM, "")
    if not version:
        raise UserError(
            f"“{path.name}” is not the request form of this program, so nothing was changed. A form that was printed "
            "or scanned has no boxes any more: type its answers into a new request."
        )
    if version != form_names.VERSION:
        raise UserError(
            f"“{path.name}” is another version of the request form ({version}), so nothing was changed. This program "
            f"reads {form_names.VERSION}: have the blank form of this version filled in."
        )


def _content(value: Any) -> str:
    """The content of a box; a tick is a name in a PDF, and every name but Off means ticked."""
    if value is None:
        return ""
    text = str(value)
    if type(value).__name__ == "NameObject":
        return "" if text == "/Off" else "yes"
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _refuse_scripts(path: Path, trailer: Any) -> None:
    if any(key in _SCRIPTS for key in _keys(trailer)):
        raise UserError(
            f"“{path.name}” holds scripts, which this program never runs, so it was not read and nothing was changed. "
            "The form itself has none: have a fresh blank form filled in."
        )


def _keys(root: Any) -> Iterator[str]:
    """Every key and every kind of action in the file."""
    from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

    waiting, seen = [root], set()
    while waiting:
        value = waiting.pop()
        if isinstance(value, IndirectObject):
            if (value.idnum, value.generation) in seen:
                continue
            seen.add((value.idnum, value.generation))
            value = value.get_object()
        if isinstance(value, DictionaryObject):
            yield from value
            if "/S" in value:
                yield str(value["/S"])
            waiting += [value.raw_get(key) for key in value]
        elif isinstance(value, ArrayObject):
            waiting += list(value)
