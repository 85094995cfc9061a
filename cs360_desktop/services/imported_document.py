"""What an import did, for the page that tells it and for printing."""

from collections.abc import Collection

from cs360_desktop.domain.documents import PDF, MadeFile
from cs360_desktop.domain.import_account import ImportAccount, RejectedLine
from cs360_desktop.domain.periods import Period
from cs360_desktop.importing.plan import Outcome
from cs360_desktop.services.agency import agency_of
from cs360_desktop.services.imports import Imported, Preview
from cs360_desktop.services.session import Session
from cs360_desktop.services.settings import on_its_paper


def imported_document(session: Session, previewed: Preview, imported: Imported, *, unticked: int) -> ImportAccount:
    """All there is to tell about an import that was applied.

    Args:
        session: the open workspace.
        previewed: what was applied.
        imported: what `apply` gave.
        unticked: how many rows the user left out.
    """
    plan = previewed.plan
    names, areas = imported.measure_names, imported.area_names
    return ImportAccount(
        agency=agency_of(session).name,
        as_of=session.today(),
        file=plan.file,
        new=imported.new,
        changed=imported.changed,
        unchanged=previewed.count(Outcome.UNCHANGED),
        unticked=unticked,
        periods=_range(imported.periods),
        new_measures=tuple(each.name for each in plan.new_measures if each.name in names),
        new_areas=tuple(name for name in plan.new_areas if name in areas),
        rejected=_rejected(previewed),
        left_out=tuple((f"{each.sheet}, {each.cells}".removesuffix(", "), each.reason) for each in plan.left_out),
        questions=tuple(question.sentence for question in plan.questions),
    )


@on_its_paper
def imported_pdf(_session: Session, value: ImportAccount, *, language: str = "en") -> MadeFile:
    """What an import did as a PDF."""
    from cs360_desktop.reporting.imported import imported_pdf as print_imported

    stem = value.file.rpartition(".")[0] or value.file
    return MadeFile(f"Import of {stem}.pdf", PDF, print_imported(value, language))


def _rejected(previewed: Preview) -> tuple[RejectedLine, ...]:
    return tuple(
        RejectedLine(
            f"{row.sheet}, {row.cell}",
            ", ".join(filter(None, (row.measure_name, row.area_name, row.period.label if row.period else ""))),
            row.text,
            row.reason,
        )
        for row in previewed.rows.of([Outcome.REJECTED])
    )


def _range(periods: Collection[Period]) -> str:
    """The first and the last period that came in."""
    if not periods:
        return ""
    in_order = sorted(periods, key=lambda each: (each.start, each.end))
    first, last = in_order[0], in_order[-1]
    return first.label if first == last else f"{first.label} – {last.label}"
