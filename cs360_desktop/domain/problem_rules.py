"""What cannot be in the file of a problem: no title, days that cannot be, days the wrong way round."""

from datetime import date
from itertools import pairwise

from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.problems import Milestone, Problem, Response, Stage, StageDates
from cs360_desktop.domain.wording import format_date

EARLIEST = date(1990, 1, 1)
LATEST = date(2099, 12, 31)
STAGES = tuple(stage for stage in Stage if stage is not Stage.CLOSED)
"""Scanning, Analysis, Response, Assessment."""


def check_problem(problem: Problem, today: date) -> None:
    """Refuse a problem that cannot be.

    Raises:
        UserError: it has no title, a day cannot be, the months compared stand the wrong way round, or the area is
            compared with itself.
    """
    if not problem.title.strip():
        raise UserError("A problem needs a title, so it was not saved. Say in a few words what it is and where.")
    check_day(problem.opened_on, "the file was opened", latest=today)
    for day in (problem.after_from, problem.after_to):
        check_day(day, "the months to compare begin or end")
    check_order(problem.after_from, problem.after_to, "the months to compare")
    check_day(problem.review_on, "somebody looks again")
    if problem.area_id is not None and problem.area_id == problem.comparison_area_id:
        raise UserError(
            "An area cannot be compared with itself, so it was not saved. Choose one where nothing was done, or none."
        )


def check_response(response: Response) -> None:
    """Refuse a response without words, or with days that cannot be.

    Raises:
        UserError: with the sentence to show.
    """
    if not response.text.strip():
        raise UserError("A response needs words, so it was not saved. Say what is done.")
    check_day(response.began_on, "the response began")
    check_day(response.ended_on, "the response ended")
    check_order(response.began_on, response.ended_on, "the response")


def check_milestone(milestone: Milestone, today: date) -> None:
    """Refuse a milestone without words, or with days that cannot be.

    Raises:
        UserError: with the sentence to show.
    """
    if not milestone.text.strip():
        raise UserError("A milestone needs words, so it was not saved. Say what is reached on that day.")
    check_day(milestone.due, "the milestone is due")
    check_day(milestone.reached_on, "the milestone was reached", latest=today)


def check_stage_dates(dates: StageDates, today: date) -> None:
    """Refuse days of a stage that cannot be.

    Raises:
        UserError: with the sentence to show.
    """
    check_day(dates.began_on, "the stage began", latest=today)
    check_day(dates.ended_on, "the stage ended", latest=today)
    check_day(dates.planned_for, "the stage is planned for")
    check_order(dates.began_on, dates.ended_on, "the stage")


def check_stage_order(all_dates: list[StageDates]) -> None:
    """Refuse a stage that began before one that comes before it.

    Raises:
        UserError: with the sentence to show.
    """
    order = list(Stage)
    began = sorted((order.index(each.stage), each.began_on) for each in all_dates if each.began_on is not None)
    for (earlier, first), (later, second) in pairwise(began):
        if second < first:
            raise UserError(
                f"{stage_name(order[later])} would begin on {format_date(second)}, before "
                f"{stage_name(order[earlier])} on {format_date(first)}, so it was not saved. "
                "Change one of the two days."
            )


def stage_name(stage: Stage) -> str:
    """The name of a stage as the beginning of a sentence: `Assessment`; what is closed is `Closing`."""
    return "Closing" if stage is Stage.CLOSED else stage.value.capitalize()


def check_day(day: date | None, what: str, *, latest: date = LATEST) -> None:
    """Refuse a day out of this world, or one that is still to come where `latest` is today.

    Args:
        day: which, None where it is not known.
        what: goes on after "the day": `the response began`.
        latest: the last day that can be.

    Raises:
        UserError: with the sentence to show.
    """
    if day is None or EARLIEST <= day <= latest:
        return
    if day > latest and latest < LATEST:
        raise UserError(
            f"{format_date(day)} is still to come, so it cannot be the day {what} and was not saved. "
            "Give a day up to today."
        )
    raise UserError(
        f"{format_date(day)} cannot be the day {what}, so it was not saved. "
        f"Give a day from {EARLIEST.year} to {latest.year}, or leave it blank."
    )


def check_order(first: date | None, last: date | None, what: str) -> None:
    """Refuse an end before its beginning.

    Raises:
        UserError: with the sentence to show.
    """
    if first is not None and last is not None and last < first:
        raise UserError(
            f"{what.capitalize()} would end on {format_date(last)}, before {format_date(first)} where it begins, "
            "so it was not saved. Change one of the two days."
        )
