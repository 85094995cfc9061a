"""The two kinds of failure: what the user can mend, and everything else."""


class UserError(Exception):
    """Something the user can mend; carries the sentence she reads.

    The sentence follows the pattern *what happened · what it means for your data · what to do* (ui/guide.md §10).
    Everything that is not a `UserError` is a bug and reaches the crash hook.
    """

    def __init__(self, sentence: str, *, detail: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.detail = detail


class DefinitionError(Exception):
    """A shipped definition file is wrong: names the file, the entry and the field.

    This is the packager's fault, not the user's, so it is not a `UserError`.
    """

    def __init__(self, file: str, entry: str, field: str, problem: str) -> None:
        super().__init__(f"{file}: entry {entry}: field {field}: {problem}")
        self.file = file
        self.entry = entry
        self.field = field
        self.problem = problem
