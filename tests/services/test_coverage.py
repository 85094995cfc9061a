"""The published rule for choosing measures, in plain sentences."""

from dataclasses import replace
from datetime import date

import pytest

from cs360_desktop.domain.catalogue import MeasureType
from cs360_desktop.domain.problems import Interview
from cs360_desktop.services import metrics
from cs360_desktop.services.coverage import Coverage, coverage, lacking
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns

MET = Coverage(
    goals=12,
    without_measure=(),
    active=4,
    without_evidence=(),
    outputs=1,
    outcomes=2,
    inputs=1,
    sources=3,
    community_asked=date(2026, 10, 3),
)


def test_that_nothing_is_missing_where_the_rule_is_met() -> None:
    assert lacking(MET) == ()


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (replace(MET, without_measure=("Solve Crime",)), "No active measure yet for Solve Crime."),
        (
            replace(MET, without_measure=("Solve Crime", "Language Access")),
            "No active measure yet for Solve Crime and Language Access.",
        ),
        (replace(MET, without_measure=("A", "B", "C")), "No active measure yet for A, B, and C."),
        (
            replace(MET, community_asked=None),
            "The community has not been asked yet: record an interview under Problems.",
        ),
        (replace(MET, without_evidence=("Fights",)), "1 active measure says no evidence: Fights."),
        (replace(MET, without_evidence=("A", "B", "C")), "3 active measures say no evidence: A, B, C."),
        (
            replace(MET, without_evidence=tuple("ABCDEFG")),
            "7 active measures say no evidence: A, B, C, D, E, and 2 more.",
        ),
        (replace(MET, outcomes=0), "There are outputs but no outcome."),
        (replace(MET, outputs=0), "There are outcomes but no output."),
        (replace(MET, outputs=0, outcomes=0), "There is neither an output nor an outcome."),
        (
            replace(MET, sources=1),
            "The active measures come from 1 source: choose some from at least 3 different ones.",
        ),
        (replace(MET, sources=0), "The active measures name no source: choose some from at least 3 different ones."),
    ],
)
def test_that_each_part_of_the_rule_is_missed_in_one_sentence(found: Coverage, sentence: str) -> None:
    assert lacking(found) == (sentence,)


def test_that_the_starter_set_lacks_the_community_and_the_evidence_of_its_own_ideas(session: Session) -> None:
    found = coverage(session)
    assert (found.covered, found.goals) == (12, 12)
    assert found.with_evidence == found.active - 2
    said = lacking(found)
    assert [sentence.split(":")[0] for sentence in said] == [
        "The community has not been asked yet",
        "2 active measures say no evidence",
    ]


def test_that_an_interview_and_evidence_meet_the_rule(session: Session) -> None:
    with session.change("write") as unit:
        unit[nouns.interviews].add(Interview(date(2026, 10, 3)))
        for measure in unit[nouns.measures].all(evidence=""):
            unit[nouns.measures].change(measure.id, evidence="Our own survey of 2025.")
    assert coverage(session).community_asked == date(2026, 10, 3)
    assert lacking(coverage(session)) == ()


def test_that_only_outputs_lack_an_outcome(session: Session) -> None:
    active = metrics.active_measures(session)
    metrics.retire(session, [measure.id for measure in active if measure.type is not MeasureType.OUTPUT])
    assert "There are outputs but no outcome." in lacking(coverage(session))


def test_that_without_any_measure_one_sentence_says_so(session: Session) -> None:
    metrics.retire(session, [measure.id for measure in metrics.active_measures(session)])
    first, *others = lacking(coverage(session))
    assert first == "No measure is active yet: tick one, or add the starter set."
    assert others == ["The community has not been asked yet: record an interview under Problems."]
