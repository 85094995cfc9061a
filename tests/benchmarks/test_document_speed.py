"""How long documents take beside their bars (product.md §11): a request, and a packet of 40 pages with 20 charts."""

import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from cs360_desktop.domain.charts import ChartPoint, RunChart
from cs360_desktop.reporting.document import Document, collected
from cs360_desktop.reporting.figures.run_chart import run_chart
from cs360_desktop.reporting.packet import Packet, bind
from cs360_desktop.services import requests
from cs360_desktop.services.demo.build import build_demo
from cs360_desktop.services.request_document import Issue, print_issue
from tests.reporting.conftest import ReadBack

_CHART = RunChart(
    title="Vehicle break-ins reported, per month",
    unit="count",
    source="Source: RMS",
    alternative="Vehicle break-ins reported, per month.",
    points=tuple(ChartPoint(f"{number}", value=float(10 + number % 7)) for number in range(60)),
)


_TEXT = "The Problem-Solving Team looked at the numbers of the lots and streets. " * 4


def _best(work: Callable[[], bytes], times: int = 3) -> tuple[float, bytes]:
    """The shortest of some runs, in seconds of this process, and what came of it."""
    found = []
    made = b""
    for _ in range(times):
        began = time.process_time()
        made = work()
        found.append(time.process_time() - began)
    return min(found), made


def _told(what: str, seconds: float, bar: float, pages: int) -> None:
    sys.stdout.write(f"\n{what}: {seconds:.2f} s for {pages} pages; bar {bar:g} s, ratio {seconds / bar:.2f}\n")


def test_request(tmp_path: Path) -> None:
    session = build_demo(tmp_path / "demo.cs360")
    issue = Issue(requests.list_requests(session)[0].request.id, 1, session.today())
    seconds, made = _best(lambda: print_issue(session, issue).content)
    session.close()
    _told("Request PDF", seconds, 1.0, ReadBack(made).pages)


def test_packet_of_forty_pages_with_twenty_charts() -> None:
    def packet() -> bytes:
        with collected() as parts:
            for number in range(4):
                document = Document(title=f"Part {number}", agency="Mill Harbor PD", date_text="November 10, 2026")
                for chart in range(5):
                    document.heading(2, f"Measure {chart}")
                    document.figure(run_chart(_CHART, height=165), _CHART.alternative, "Beside earlier years.")
                    for _line in range(10):
                        document.paragraph(_TEXT)
                    document.page_break()
                document.to_bytes()
        made_on = date(2026, 11, 10).isoformat()
        return bind(Packet("Everything", "Mill Harbor PD", made_on), parts)

    seconds, made = _best(packet)
    _told("Packet with 20 charts", seconds, 4.0, ReadBack(made).pages)
