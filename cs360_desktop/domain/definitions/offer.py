"""The training and technical assistance that can be asked for: the tick-list of a TTA request (product.md §7)."""

from collections.abc import Mapping
from dataclasses import dataclass

from cs360_desktop.domain.definitions.process import ProcessStep
from cs360_desktop.domain.definitions.reading import Place, read_document, require_unique


@dataclass(frozen=True, slots=True)
class TopicDefinition:
    """A training topic; `asks_text` where the person says what is meant."""

    id: str
    label: str
    explains: str
    asks_text: bool = False


@dataclass(frozen=True, slots=True)
class OfferDefinition:
    """One kind of assistance; `step` are the process steps it helps with, `has_topics` offers the training topics."""

    id: str
    label: str
    explains: str
    step: tuple[ProcessStep, ...]
    has_topics: bool = False
    asks_text: bool = False


@dataclass(frozen=True, slots=True)
class OfferList:
    """All of tta_offer.toml. A ticked topic is named `training-on-site.data-interpretation`."""

    offer: tuple[OfferDefinition, ...]
    topic: tuple[TopicDefinition, ...]

    def helping(self, step: ProcessStep) -> tuple[OfferDefinition, ...]:
        """The offers that help with a step of the process."""
        return tuple(offer for offer in self.offer if step in offer.step)


def parse_offer(file: str, content: Mapping[str, object]) -> OfferList:
    """Check tta_offer.toml.

    Raises:
        DefinitionError: a field is wrong, an id is taken twice, or a process step has no offer that helps.
    """
    offers = read_document(OfferList, content, file)
    require_unique((Place(file, offer.id), "id", offer.id) for offer in offers.offer)
    require_unique((Place(file, topic.id), "id", topic.id) for topic in offers.topic)
    for step in ProcessStep:
        if not offers.helping(step):
            raise Place(file).fault("step", f"no offer helps with {step.value}")
    return offers
