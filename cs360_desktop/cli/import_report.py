"""What an import did or would do, as text for people and as JSON for programs."""

import json
from datetime import datetime
from typing import Any

from cs360_desktop.importing.mapping import ReadAs
from cs360_desktop.importing.plan import Outcome, PreviewRow
from cs360_desktop.importing.questions import Question
from cs360_desktop.services.import_history import SeenBefore
from cs360_desktop.services.imports import Preview

_LISTED = 20
"""So many questions and refusals are printed; `--json` has them all."""


def has_something_to_write(previewed: Preview) -> bool:
    """Whether applying would change the workspace."""
    return bool(previewed.count(Outcome.NEW) or previewed.count(Outcome.CHANGED))


def as_text(previewed: Preview, seen: SeenBefore | None, *, dry_run: bool) -> str:
    """The outcome in lines: what is in, what was left out, what has to be decided."""
    new, changed, unchanged, rejected = (previewed.count(outcome) for outcome in Outcome)
    would = "would be " if dry_run else ""
    summary = f"{new:,} values {would}new, {changed:,} {would}changed, {unchanged:,} unchanged, {rejected:,} rejected"
    lines = [f"{previewed.plan.file}: {summary}."]
    lines += [seen.sentence] if seen else []
    lines += _read_as(previewed.proposal.profile)
    lines += [f"Table: sheet {table.sheet}, {table.range}, {table.orientation}." for table in previewed.plan.tables]
    lines += _listed([f"Left out: {each.sheet} {each.cells}: {each.reason}" for each in previewed.plan.left_out])
    refused = [row for row in previewed.rows if row.outcome is Outcome.REJECTED]
    lines += _listed([f"Rejected: {row.sheet} {row.cell} “{row.text}”: {row.reason}" for row in refused])
    lines += _listed([f"Question: {question.sentence}" for question in previewed.plan.questions])
    if dry_run:
        lines.append("Nothing was written.")
    return "\n".join(lines)


def _listed(lines: list[str]) -> list[str]:
    more = len(lines) - _LISTED
    return [*lines[:_LISTED], f"… and {more} more; --json lists them all."] if more > 0 else lines


def as_json(previewed: Preview, seen: SeenBefore | None, *, dry_run: bool) -> str:
    """The outcome as one JSON object."""
    plan = previewed.plan
    return json.dumps(
        {
            "file": plan.file,
            "dry_run": dry_run,
            "seen_before": _seen(seen) if seen else None,
            "profile": _profile(previewed.proposal.profile),
            "applied": {
                "new": previewed.count(Outcome.NEW),
                "changed": previewed.count(Outcome.CHANGED),
                "unchanged": previewed.count(Outcome.UNCHANGED),
            },
            "rejected": [_rejected(row) for row in previewed.rows if row.outcome is Outcome.REJECTED],
            "questions": [_question(question) for question in plan.questions],
            "left_out": [{"sheet": each.sheet, "cells": each.cells, "reason": each.reason} for each in plan.left_out],
            "tables": [table.to_dict() for table in plan.tables],
        },
        ensure_ascii=False,
    )


def _read_as(profile: ReadAs | None) -> list[str]:
    if profile is None:
        return []
    return [f"It is read as “{profile.name}”.", *_listed([f"Noticed: {each}" for each in profile.noticed])]


def _profile(profile: ReadAs | None) -> dict[str, Any] | None:
    if profile is None:
        return None
    return {"name": profile.name, "saved_on": profile.saved_on or None, "noticed": profile.noticed}


def _seen(seen: SeenBefore) -> dict[str, Any]:
    file = seen.file
    return {
        "same_content": seen.same_content,
        "file": file.name,
        "imported_at": _utc(file.at),
        "imported_by": file.who,
        "new": file.new,
        "changed": file.changed,
        "edited_since": file.edited,
        "taken_back": file.taken_back,
        "taken_back_at": _utc(file.taken_back_at) if file.taken_back_at else None,
        "message": seen.sentence,
    }


def _utc(at: datetime) -> str:
    return f"{at:%Y-%m-%dT%H:%M:%SZ}"


def _rejected(row: PreviewRow) -> dict[str, Any]:
    return {
        "sheet": row.sheet,
        "cell": row.cell,
        "text": row.text,
        "measure": row.measure_name,
        "area": row.area_name,
        "period": str(row.period) if row.period else None,
        "reason": row.reason,
    }


def _question(question: Question) -> dict[str, Any]:
    return {
        "about": question.topic.value,
        "sheet": question.sheet,
        "cells": question.cells,
        "name": question.name,
        "question": question.sentence,
    }
