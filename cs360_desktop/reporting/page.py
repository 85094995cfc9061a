"""What stands on every page and is not read: running head, foot with the page number, and the draft mark."""

from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import stringWidth

from cs360_desktop.reporting import styles
from cs360_desktop.reporting.styles import Ink
from cs360_desktop.reporting.tagged.canvas import FOOTER, HEADER, WATERMARK, TaggedCanvas
from cs360_desktop.reporting.wording import Wording

_SIZE = styles.SMALL.fontSize
_HEAD_Y = styles.PAGE_HEIGHT - styles.MARGIN + 16
_FOOT_Y = styles.MARGIN - 22
_RIGHT = styles.PAGE_WIDTH - styles.MARGIN
_NUMBER_ROOM = 110.0
_DRAFT_ANGLE = 52
_DRAFT_SIZE = 150.0
_DRAFT_LENGTH = 560.0


class PageFurniture:
    """Draws each page's furniture; the total number of pages is filled in at the end, so one pass is enough."""

    def __init__(self, *, title: str, agency: str, date_text: str, words: Wording, draft: bool) -> None:
        self._title = title
        self._agency = agency
        self._foot = " · ".join(part for part in (agency, date_text) if part)
        self._words = words
        self._draft = draft
        self._first_page = 0

    def begin_page(self, canvas: TaggedCanvas) -> None:
        """Draw what lies behind the text of a page."""
        self._first_page = self._first_page or canvas.getPageNumber()
        if self._draft:
            with canvas.artefact(WATERMARK):
                self._draw_draft(canvas)

    def end_page(self, canvas: TaggedCanvas) -> None:
        """Draw what stands around the text; last, for readers that know the order of drawing alone."""
        if canvas.getPageNumber() > self._first_page:
            with canvas.artefact(HEADER):
                self._draw_head(canvas)
        with canvas.artefact(FOOTER):
            _rule(canvas, _FOOT_Y + 12, Ink.LINE)
            _small(canvas)
            canvas.drawString(styles.MARGIN, _FOOT_Y, _fitted(self._foot, styles.TEXT_WIDTH - _NUMBER_ROOM))
            canvas.doForm(_number_form(canvas.getPageNumber()))

    def number_pages(self, canvas: TaggedCanvas) -> None:
        """Fill in "page x of y" on all pages; call once, after the last page."""
        pages = canvas.getPageNumber() - 1
        for page in range(1, pages + 1):
            canvas.beginForm(_number_form(page))
            _small(canvas)
            canvas.drawRightString(_RIGHT, _FOOT_Y, self._words("common.page", page=page, pages=pages))
            canvas.endForm()

    def _draw_head(self, canvas: TaggedCanvas) -> None:
        _rule(canvas, _HEAD_Y - 6, Ink.LINE)
        _small(canvas)
        title = _fitted(self._title, styles.TEXT_WIDTH * 0.6)
        canvas.drawRightString(_RIGHT, _HEAD_Y, title)
        room = styles.TEXT_WIDTH - stringWidth(title, styles.REGULAR, _SIZE) - _SIZE
        canvas.drawString(styles.MARGIN, _HEAD_Y, _fitted(self._agency, room))

    def _draw_draft(self, canvas: TaggedCanvas) -> None:
        word = self._words("common.draft")
        size = min(_DRAFT_SIZE, _DRAFT_LENGTH / stringWidth(word, styles.SEMIBOLD, 1))
        canvas.saveState()
        canvas.translate(styles.PAGE_WIDTH / 2, styles.PAGE_HEIGHT / 2)
        canvas.rotate(_DRAFT_ANGLE)
        canvas.setFont(styles.SEMIBOLD, size)
        canvas.setFillColor(Ink.DRAFT)
        canvas.drawCentredString(0, -size / 3, word)
        canvas.restoreState()


def _fitted(text: str, width: float) -> str:
    return styles.fitted(text, styles.REGULAR, _SIZE, width)


def _small(canvas: TaggedCanvas) -> None:
    canvas.setFont(styles.REGULAR, _SIZE)
    canvas.setFillColor(Ink.MUTED)


def _rule(canvas: TaggedCanvas, y: float, color: Color) -> None:
    canvas.setStrokeColor(color)
    canvas.setLineWidth(0.6)
    canvas.line(styles.MARGIN, y, _RIGHT, y)


def _number_form(page: int) -> str:
    return f"number-{page}"
