"""What a document would look like now: its pages, made without being kept or written anywhere."""

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from cs360_desktop.domain.documents import PDF, MadeFile
from cs360_desktop.services import reports
from cs360_desktop.services.report_kinds import Options, Report
from cs360_desktop.services.session import Session

if TYPE_CHECKING:
    from cs360_desktop.reporting.page_images import PageImage


@dataclass(frozen=True, slots=True)
class Preview:
    """The first PDF of a document with its number of pages; `others` are files that cannot be shown as pages."""

    file: MadeFile | None
    pages: int
    others: tuple[str, ...]

    def draw(self, number: int, width: int) -> "PageImage":
        """Draw a page, the first being 0, so many dots wide."""
        from cs360_desktop.reporting.page_images import draw_page

        assert self.file is not None
        return draw_page(self.file.content, number, width)


def preview(session: Session, report: Report, options: Options) -> Preview:
    """Make a document to be looked at."""
    (made,) = reports.make(session, [report], options)
    return preview_of(made.files)


def preview_of(files: tuple[MadeFile, ...]) -> Preview:
    """Files to be looked at: the first PDF among them by its pages, the others by their names."""
    from cs360_desktop.reporting.page_images import page_count

    shown = next((file for file in files if file.media_type == PDF), None)
    others = tuple(PurePath(file.name).name for file in files if file is not shown)
    return Preview(shown, page_count(shown.content) if shown is not None else 0, others)
