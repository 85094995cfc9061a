"""Assemble the priority worksheet for printing, filled or blank."""

from typing import TYPE_CHECKING

from cs360_desktop.analysis.priorities import Scored
from cs360_desktop.domain.documents import PDF, MadeFile
from cs360_desktop.domain.wording import format_number
from cs360_desktop.language import tr
from cs360_desktop.services.agency import agency_of
from cs360_desktop.services.catalogue_files import load_starters, load_worksheet
from cs360_desktop.services.paper_names import program_name
from cs360_desktop.services.session import Session
from cs360_desktop.services.settings import on_its_paper
from cs360_desktop.services.worksheet import Sheet, sheet

if TYPE_CHECKING:
    from cs360_desktop.reporting import worksheet as printed
    from cs360_desktop.reporting.wording import Wording


@on_its_paper
def worksheet_pdf(session: Session, *, language: str = "en") -> MadeFile:
    """The worksheet as it stands, as a PDF."""
    from cs360_desktop.reporting.worksheet import worksheet_pdf as print_worksheet

    return MadeFile(
        program_name(session, "Priority worksheet", "pdf"),
        PDF,
        print_worksheet(worksheet_document(session, language), language),
    )


@on_its_paper
def blank_worksheet_pdf(session: Session, *, language: str = "en") -> MadeFile:
    """A sheet to hand out, with the candidates there are, as a PDF."""
    from cs360_desktop.reporting.worksheet import blank_worksheet_pdf as print_blank

    return MadeFile(
        program_name(session, "Priority worksheet blank", "pdf"),
        PDF,
        print_blank(worksheet_document(session, language), language),
    )


def worksheet_document(session: Session, language: str = "en") -> "printed.WorksheetDocument":
    """All that the printed worksheet says."""
    from cs360_desktop.reporting import worksheet as printed
    from cs360_desktop.reporting.wording import Wording

    words = Wording(language)
    found = sheet(session)
    asked = {each.name: each for each in load_worksheet().criterion}
    criteria = tuple(
        printed.PrintedCriterion(
            tr(each.name),
            f"{each.weight:g}",
            tr(asked[each.name].question) if each.name in asked else "",
            tr(asked[each.name].lowest) if each.name in asked else "",
            tr(asked[each.name].highest) if each.name in asked else "",
        )
        for each in found.criteria
    )
    candidates = tuple(
        printed.PrintedCandidate(
            candidate.name,
            tuple(_score(row.scores.get(each.id)) for each in found.criteria),
            "" if row.total is None else format_number(row.total, decimals=2),
        )
        for candidate, row in zip(found.candidates, found.result.ranked, strict=True)
    )
    return printed.WorksheetDocument(
        agency=agency_of(session).name,
        as_of=session.today(),
        criteria=criteria,
        candidates=candidates,
        scorers=", ".join(words("worksheet.together") if each is None else each.name for each in found.scorers),
        result=tuple(_result(found, words)),
        decisions=tuple(_decisions(found, words)),
    )


def _score(scored: Scored | None) -> str:
    if scored is None:
        return ""
    median = format_number(scored.median, decimals=0 if scored.median == int(scored.median) else 1)
    return median if scored.scorers < 2 else f"{median} ({scored.low}–{scored.high})"


def _result(found: Sheet, words: "Wording") -> list[str]:
    result = found.result
    if not result.first:
        return [words("worksheet.no_total")]
    names = ", ".join(found.name_of(each) for each in result.first)
    said = [words("worksheet.tie" if result.is_tied else "worksheet.highest", names=names)]
    for shift in result.shifts:
        criterion = tr(next(each.name for each in found.criteria if each.id == shift.criterion))
        others = ", ".join(found.name_of(each) for each in shift.first) or "–"
        said.append(words("worksheet.more" if shift.by > 0 else "worksheet.less", criterion=criterion, names=others))
    if not result.shifts and len(found.candidates) > 1:
        said.append(words("worksheet.steady"))
    return [*said, words("worksheet.caution")]


def _decisions(found: Sheet, words: "Wording") -> list[str]:
    methods = {each.id: tr(each.name) for each in load_starters().decision_method}
    return [
        words(
            "worksheet.chosen",
            day=words.day(each.decided_on),
            name=found.name_of(each.candidate_id),
            method=methods.get(each.method, each.method) or "–",
            people=each.took_part,
            wording=each.wording,
        ).strip()
        for each in found.decisions
    ]
