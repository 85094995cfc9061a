"""Headings stay with the beginning of what they head, so that none stands alone at the foot of a page."""

from itertools import pairwise

from reportlab.platypus import Flowable
from reportlab.platypus.flowables import KeepTogether
from typing_extensions import override


class KeepWithStart(KeepTogether):
    """Headings with the block after them; reportlab alone would move a long table to the next page whole."""

    _content: list[Flowable]

    @override
    def split(self, aW: float, aH: float) -> list[Flowable]:
        self.wrap(aW, aH)
        *heads, block = self._content
        used = sum(head.height for head in heads)
        used += sum(max(upper.getSpaceAfter(), lower.getSpaceBefore()) for upper, lower in pairwise(self._content))
        if block.height > aH - used:
            parts = block.splitOn(self.canv, aW, aH - used)
            if parts:
                return [*heads, *parts]
        return super().split(aW, aH)
