"""Assemble actions for printing, for Excel and as drafts of e-mails to their owners."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from cs360_desktop.domain.contact_details import without_contacts
from cs360_desktop.domain.documents import PDF, XLSX, MadeFile
from cs360_desktop.domain.entry_lines import Field
from cs360_desktop.services import file_names
from cs360_desktop.services.action_health import team_health
from cs360_desktop.services.action_telling import PublicTelling, Telling
from cs360_desktop.services.actions import ActionLine, lines
from cs360_desktop.services.agency import agency_of
from cs360_desktop.services.paper_names import program_name
from cs360_desktop.services.session import Session
from cs360_desktop.services.settings import on_its_paper
from cs360_desktop.storage import nouns

if TYPE_CHECKING:
    from cs360_desktop.reporting import actions as printed


@dataclass(frozen=True, slots=True)
class ReminderDraft:
    """A draft to one owner; `sentence` says what is to be done before it is sent, empty where nothing is."""

    owner: str
    file: MadeFile
    sentence: str = ""


@on_its_paper
def action_list_pdf(session: Session, *, community: bool = False, language: str = "en") -> MadeFile:
    """The open actions and how promises were kept."""
    from cs360_desktop.reporting.actions import action_list_pdf as print_list

    value = _assembled(session, community=community, language=language).document
    return MadeFile(program_name(session, "Action list", "pdf", community=community), PDF, print_list(value, language))


@on_its_paper
def reminders_pdf(session: Session, *, community: bool = False, language: str = "en") -> MadeFile:
    """A sheet for each owner."""
    from cs360_desktop.reporting.actions import reminders_pdf as print_reminders

    value = _assembled(session, community=community, language=language).document
    content = print_reminders(value, value.sheets, language)
    return MadeFile(program_name(session, "Reminders by owner", "pdf", community=community), PDF, content)


def actions_excel(session: Session, *, community: bool = False, language: str = "en") -> MadeFile:
    """Every action, closed ones too."""
    from cs360_desktop.reporting.actions_workbook import write_actions

    found = _assembled(session, community=community, language=language)
    target = BytesIO()
    write_actions(found.rows, target)
    return MadeFile(program_name(session, "Action list", "xlsx", community=community), XLSX, target.getvalue())


@on_its_paper
def reminder_drafts(session: Session, *, language: str = "en") -> list[ReminderDraft]:
    """A draft of an e-mail for each owner with something open, with her sheet as PDF attached; nothing is sent."""
    from cs360_desktop.reporting.actions import reminder_text
    from cs360_desktop.reporting.actions import reminders_pdf as print_reminders
    from cs360_desktop.reporting.mail_draft import MailDraft, write_draft
    from cs360_desktop.reporting.wording import Wording

    words, value = Wording(language), _assembled(session, community=False, language=language).document
    with session.reading() as unit:
        people = {person.id: person for person in unit[nouns.people].all()}
        owners = {action.number: action.person_id for action in unit[nouns.actions].all()}
    made, taken = list[ReminderDraft](), set[str]()
    for sheet in value.sheets:
        if not sheet.owner:
            continue
        person = people.get(owners[sheet.rows[0].number] or 0)
        address = person.email.strip() if person is not None else ""
        sentence = "" if address else words("actions.no_address", name=sheet.owner)
        text = reminder_text(value, sheet, words)
        attached = MadeFile("Reminder.pdf", PDF, print_reminders(value, [sheet], language))
        draft = MailDraft(
            words("actions.mail_subject", agency=value.agency, count=len(sheet.rows)),
            f"[{sentence}]\n\n{text}" if sentence else text,
            (address,) if address else (),
            (attached,),
        )
        name = file_names.free(f"Reminder {file_names.ascii_name(sheet.owner, 'owner')}", taken)
        made.append(ReminderDraft(sheet.owner, write_draft(draft, f"{name}.eml"), sentence))
    return made


@dataclass(frozen=True, slots=True)
class _Assembled:
    document: "printed.ActionsDocument"
    rows: tuple[tuple[Field, ...], ...]


def _assembled(session: Session, *, community: bool, language: str) -> _Assembled:
    from cs360_desktop.reporting import actions as printed
    from cs360_desktop.reporting.wording import Wording

    with session.reading() as unit:
        found = lines(unit, unit[nouns.actions].all(), session.today())
        told = PublicTelling(unit, Wording(language)("actions.hidden")) if community else Telling(unit)
    open_lines = [line for line in found if line.action.status.is_open]
    names = {line.action.person_id for line in open_lines if told.hides(line)}
    withheld = printed.Withheld(len(names), sum(bool(line.action.note) for line in open_lines))
    made = _Assembled(
        printed.ActionsDocument(
            agency=agency_of(session).name,
            as_of=session.today(),
            rows=tuple(_row(line, told) for line in open_lines),
            sheets=_sheets(open_lines, told),
            health=team_health(session),
            withheld=withheld if community else None,
        ),
        tuple(_fields(line, told) for line in found),
    )
    return without_contacts(made, Wording(language)("actions.hidden")) if community else made


def _row(line: ActionLine, told: Telling) -> "printed.ActionRow":
    from cs360_desktop.reporting import actions as printed

    action = line.action
    return printed.ActionRow(
        number=action.number,
        text=told.text(action.text),
        serves=line.problem,
        made_on=line.made_on,
        owner=told.owner(line),
        due=action.due,
        due_before=line.due_before,
        status=action.status,
        days_late=line.days_late,
        carried=line.carried,
        note=told.printed_note(action.note),
    )


def _sheets(found: Sequence[ActionLine], told: Telling) -> tuple["printed.OwnerSheet", ...]:
    """A sheet for each owner by name; two of one name have one each, in a community copy each group has one."""
    from cs360_desktop.reporting import actions as printed

    by_owner: dict[tuple[str, int], list[ActionLine]] = {}
    for line in found:
        who = 0 if told.hides(line) else line.action.person_id or 0
        by_owner.setdefault((told.owner(line), who), []).append(line)
    return tuple(
        printed.OwnerSheet(owner, tuple(_row(line, told) for line in some), has_left=some[0].owner_left and who != 0)
        for (owner, who), some in sorted(by_owner.items(), key=lambda item: (not item[0][0], item[0][0].casefold()))
    )


def _fields(line: ActionLine, told: Telling) -> tuple[Field, ...]:
    action = line.action
    return (
        action.number,
        told.text(action.text),
        "" if told.hides(line) else line.owner,
        line.group,
        action.due,
        line.due_before,
        action.status.value,
        line.days_late,
        line.carried,
        line.made_on,
        action.done_on,
        told.note(action.dropped_reason),
        line.problem,
        told.measure(line),
        told.note(action.note),
    )
