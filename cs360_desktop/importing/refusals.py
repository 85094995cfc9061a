"""The one sentence a file is refused with: what is wrong, what that means, what to do."""

from cs360_desktop.domain.errors import UserError


def refusal(file: str, what: str, remedy: str, *, detail: str = "") -> UserError:
    """Build the refusal of a file, such as `“x.xlsx” is empty, so nothing was imported: choose another file`.

    Args:
        file: name without folder.
        what: continues the sentence after the name.
        remedy: what to do, without full stop.
        detail: for the log, never shown.
    """
    return UserError(f"“{file}” {what}, so nothing was imported: {remedy}.", detail=detail)
