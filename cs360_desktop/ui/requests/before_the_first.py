"""What the list of requests shows before there is one: what a request is, and how far the workspace is on the way."""

from collections.abc import Callable

from cs360_desktop.services import baseline, requests
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.counting import counted
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.empty_state import EmptyState, WayStep
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.requests.words import tr


def before_the_first(desk: Desk, begin: Callable[[], object]) -> EmptyState:
    """Return the empty state as things stand now."""
    button = Button(tr("Begin the first request"), begin, kind=Kind.PRIMARY, icon="plus")
    button.allow(not desk.session.read_only, tr("The workspace is open for reading only"))
    shown = EmptyState(
        tr("No request has been begun yet"),
        tr(
            "A TTA request asks the CompStat360 provider for training or technical assistance. Most of the form "
            "fills itself from your workspace; what comes out is a PDF that you sign and e-mail yourself."
        ),
        [button],
        way_title=tr("How departments usually get there"),
        way=_way(desk),
        foot=tr("You can begin before the baseline is met. Nothing is ever sent by the app."),
    )
    shown.setFocusProxy(button)
    return shown


def _way(desk: Desk) -> list[WayStep]:
    states = baseline.overview(desk.session)
    met = sum(state.is_met for state in states)
    files = len(requests.problem_files(desk.session))
    return [
        WayStep(
            tr("Baseline"),
            tr("The six requirements, met or planned; what is not met yet is printed with your reason"),
            State.GOOD if met == len(states) else State.UNDER_WAY if met else State.NOTHING_YET,
            tr("{met} of {all} met").format(met=met, all=len(states)),
        ),
        WayStep(
            tr("Problem"),
            tr("One problem in plain words, with the numbers behind it"),
            State.GOOD if files else State.NOTHING_YET,
            counted(files, tr("{n} problem file"), tr("{n} problem files")) if files else tr("none yet"),
        ),
        WayStep(tr("Form"), tr("What you want, when, for whom, and what you bring"), state_word=tr("not begun")),
        WayStep(tr("PDF"), tr("DRAFT is printed across until nothing is missing"), state_word=tr("after the form")),
    ]
