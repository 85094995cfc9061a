"""Writing the parts of a document into one PDF: each part has its own head and foot, the pages count through."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, NextPageTemplate, PageBreak, PageTemplate

from cs360_desktop.reporting import styles
from cs360_desktop.reporting.page import PageFurniture
from cs360_desktop.reporting.paper import Paper
from cs360_desktop.reporting.tagged.canvas import TaggedCanvas
from cs360_desktop.reporting.tagged.structure import StructureTree
from cs360_desktop.reporting.tagged.together import KeepWithStart

_CREATOR = "CS360 Desktop"


@dataclass(frozen=True, slots=True)
class Part:
    """What is printed on pages of its own, and what stands around it there."""

    story: Sequence[Flowable]
    furniture: PageFurniture


@dataclass(frozen=True, slots=True)
class About:
    """What the file says of itself, and the paper it is printed on."""

    title: str
    author: str
    language: str
    paper: Paper


def render(parts: Sequence[Part], tree: StructureTree, about: About) -> bytes:
    """Return the parts, one after another, as one PDF with this structure tree."""
    target = io.BytesIO()
    template = BaseDocTemplate(
        target,
        pagesize=(styles.PAGE_WIDTH, styles.PAGE_HEIGHT),
        pageTemplates=[_template(number, part) for number, part in enumerate(parts)],
        title=about.title,
        author=about.author,
        creator=_CREATOR,
        keepTogetherClass=KeepWithStart,
    )
    story: list[Flowable] = []
    for number, part in enumerate(parts):
        if number:
            story += [NextPageTemplate(_name(number)), PageBreak()]
        story += part.story

    def canvas(*_arguments: object, **_settings: object) -> TaggedCanvas:
        return TaggedCanvas(
            target, tree=tree, language=about.language, finish=parts[0].furniture.number_pages, paper=about.paper
        )

    template.build(story, canvasmaker=canvas)
    return target.getvalue()


def _name(number: int) -> str:
    return f"part-{number}"


def _template(number: int, part: Part) -> PageTemplate:
    def begin(canvas: Canvas, _template: BaseDocTemplate) -> None:
        assert isinstance(canvas, TaggedCanvas)
        part.furniture.begin_page(canvas)

    def end(canvas: Canvas, _template: BaseDocTemplate) -> None:
        assert isinstance(canvas, TaggedCanvas)
        part.furniture.end_page(canvas)

    frame = Frame(styles.MARGIN, styles.MARGIN, styles.TEXT_WIDTH, styles.TEXT_HEIGHT, 0, 0, 0, 0)
    return PageTemplate(id=_name(number), frames=[frame], onPage=begin, onPageEnd=end)
