"""The steps of the process map and the stages a problem goes through (domain.md §2.1, product.md §3.4)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from cs360_desktop.domain.definitions.reading import Place, read_document
from cs360_desktop.domain.problems import Stage


class ProcessStep(Enum):
    """A step of the process map, in order."""

    BASELINE = "baseline"
    SCAN = "scan"
    PRIORITIZE = "prioritize"
    PROBLEM_SOLVING = "problem-solving"
    ASSESS = "assess"
    KEEP_GOING = "keep-going"


_STEPS = tuple(ProcessStep)
_STAGES = tuple(stage for stage in Stage if stage is not Stage.CLOSED)


@dataclass(frozen=True, slots=True)
class StepDefinition:
    """A step of the process map: what happens in it, what shows that it is done, and what it is good for."""

    id: ProcessStep
    name: str
    happens: str
    done: str
    why: str


@dataclass(frozen=True, slots=True)
class StageDefinition:
    """A stage of a problem: the question it answers, and what belongs to it."""

    id: Stage
    name: str
    question: str
    belongs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProcessDefinition:
    """All of stages.toml."""

    step: tuple[StepDefinition, ...]
    stage: tuple[StageDefinition, ...]


def parse_process(file: str, content: Mapping[str, object]) -> ProcessDefinition:
    """Check stages.toml.

    Raises:
        DefinitionError: a field is wrong, or steps and stages are not all there in their order.
    """
    process = read_document(ProcessDefinition, content, file)
    if tuple(step.id for step in process.step) != _STEPS:
        raise Place(file).fault("step", f"must be in this order: {', '.join(step.value for step in _STEPS)}")
    if tuple(stage.id for stage in process.stage) != _STAGES:
        raise Place(file).fault("stage", f"must be in this order: {', '.join(stage.value for stage in _STAGES)}")
    return process
