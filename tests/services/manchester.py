"""Manchester's story (domain.md §7.1), entered through the services: its bodies, partners, problem and assessment."""

from dataclasses import dataclass
from datetime import date

from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, EntryState, Value
from cs360_desktop.domain.people import Body, Person
from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.domain.problems import CarriedOut, Stage, Verdict
from cs360_desktop.services import actions, entries, people, problem_plan, problem_stages, problems, stakeholders
from cs360_desktop.services.measure_editing import add_measure
from cs360_desktop.services.session import Session

TODAY = date(2023, 2, 21)
"""The day the results went before the aldermen."""

PARTNERS = {
    "local-government": (
        "Health Department", "Public Works", "Office of Youth Services", "Mayor's Office",
        "Mayor's Multicultural Advisory Board",
    ),
    "justice": (
        "City Solicitor", "County Attorney", "US Attorney", "Juvenile Probation & Parole", "Adult Probation & Parole",
        "Manchester Police Department",
    ),
    "youth": ("MY-TURN", "Police Athletic League", "CONstruct Youth Outreach", "Chandlers Angels"),
    "nonprofit": ("Conservation Law Foundation", "Amoskeag Health", "Victory Women"),
}  # fmt: skip
"""The 18 bodies of the report, the police among them, in four groups."""


@dataclass(frozen=True, slots=True)
class Manchester:
    """What was entered."""

    problem_id: int
    incidents_id: int
    advisory_id: int


def enter(session: Session) -> Manchester:
    """Enter the story as a point of contact would."""
    advisory = _bodies(session)
    keys: dict[str, int] = {}
    for category, names in PARTNERS.items():
        for name in names:
            keys[name] = stakeholders.add(session, name).id
            stakeholders.change(session, keys[name], category=category)
    problem = problems.add(
        session,
        "Gun crime and fear of gun crime",
        opened_on=date(2021, 2, 1),
        statement="Shots are fired in a few places of the city again and again, and people are afraid of it.",
        harmed="Residents of the hot spots; young people above all",
        place="Hot spots in the inner city",
        since="2020, with over 200 gun crimes",
        known_from="Site visit of November and December 2020; police records",
        objective="Fewer gun incidents than in 2021",
        hypothesis="A few people in a few places are behind most shootings.",
        findings="4 % of names were connected to 63 % of shooting cases",
        response_plan="Youth; place; community cooperation; key offenders.",
    ).id
    for stage, day in (
        (Stage.ANALYSIS, date(2021, 7, 26)),
        (Stage.RESPONSE, date(2022, 6, 6)),
        (Stage.ASSESSMENT, date(2023, 2, 8)),
    ):
        problem_stages.begin_stage(session, problem, stage, on=day)
    incidents = _measures(session, problem)
    _responses(session, problem, keys)
    problem_plan.add_milestone(
        session, problem, "Strategy of 32 pages published", date(2022, 6, 6), reached_on=date(2022, 6, 6)
    )
    problem_plan.add_milestone(session, problem, "Results before the aldermen", TODAY, reached_on=TODAY)
    actions.add(session, "Bring the foot patrols of January by hot spot", due=date(2023, 3, 9), problem_id=problem)
    problems.change(
        session,
        problem,
        after_from=date(2022, 1, 1),
        after_to=date(2022, 12, 31),
        outcome=Verdict.CANNOT_TELL,
        verdict="Gun incidents of the whole city rose, while gun crime in the hot spots fell by 17 %.",
        side_effects="604 foot patrols with 2,841 contacts brought 228 requests to the city's hotline.",
        maintenance="The trauma response for children goes on.",
        review_on=date(2024, 2, 1),
    )
    return Manchester(problem, incidents, advisory)


def _bodies(session: Session) -> int:
    people.add_body(session, Body("Steering committee", "steering-committee"))
    advisory = people.add_body(session, Body("Advisory Team", "advisory-team")).id
    community = people.add_person(session, Person("Co-chair of the community")).id
    police = people.add_person(session, Person("Co-chair of the department")).id
    for person in (community, police):
        people.add_member(session, advisory, person, "co-chair")
    return advisory


def _measures(session: Session, problem: int) -> int:
    incidents = add_measure(session, "Gun incidents", PeriodKind.YEAR).id
    gunfire = add_measure(session, "Gunfire incidents", PeriodKind.YEAR).id
    year = {number: Period.year(number) for number in (2021, 2022)}
    entries.set_values(
        session,
        {
            EntryKey(incidents, WHOLE_AGENCY, year[2021]): Value(137),
            EntryKey(incidents, WHOLE_AGENCY, year[2022]): Value(198),
            EntryKey(gunfire, WHOLE_AGENCY, year[2021]): Value(76),
            EntryKey(gunfire, WHOLE_AGENCY, year[2022]): Value(76),
        },
    )
    for number in year.values():
        entries.set_states(session, [EntryKey(gunfire, WHOLE_AGENCY, number)], EntryState.DISPUTED)
    problem_plan.link_measure(session, problem, incidents, "Fewer than in 2021")
    problem_plan.link_measure(session, problem, gunfire)
    return incidents


def _responses(session: Session, problem: int, keys: dict[str, int]) -> None:
    for text, partner, done, account in (
        ("Trauma response for children", "Health Department", CarriedOut.YES, "402 children in 13 months."),
        ("Foot patrols in hot spots", "Manchester Police Department", CarriedOut.YES, "604 foot patrols in 2022."),
        ("Clean-up and code enforcement", "Public Works", CarriedOut.PARTLY, ""),
        ("Work with at-risk youth", "MY-TURN", CarriedOut.YES, "51 took part."),
    ):
        key = problem_plan.add_response(
            session, problem, text, date(2022, 6, 6), stakeholder_id=keys[partner], expected="Fewer gun incidents"
        ).id
        problem_plan.change_response(session, key, carried_out=done, account=account)
