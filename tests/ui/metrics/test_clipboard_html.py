"""Tables as spreadsheets put them on the clipboard, read and written."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, Value
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.periods import Period
from cs360_desktop.services.session import Session
from cs360_desktop.ui.metrics.entering.clipboard_html import from_html, from_mime, to_html, to_mime
from cs360_desktop.ui.metrics.entering.view import EnterView

EXCEL = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>td {color:black}</style></head><body>
<table border=0 width=128><col width=64 span=2>
<!--StartFragment-->
 <tr height=20>
  <td height=20 align=right>1,204</td>
  <td class=xl65>4 of
  12</td>
 </tr>
 <tr><td></td><td>a<br>b &amp; c</td></tr>
<!--EndFragment-->
</table></body></html>"""
LIBREOFFICE = """<!DOCTYPE html><html><body><table cellspacing="0"><colgroup width="85"></colgroup>
<tr><td height="17" align="right" sdval="12" sdnum="1033;">12</td><td align="left"><b>n/c</b></td></tr>
<tr><td>&nbsp;7&nbsp;</td></tr></table></body></html>"""
CELL = st.text(st.characters(blacklist_categories=("Cc", "Cs", "Zs", "Zl", "Zp")), max_size=8)


def test_that_a_table_of_excel_is_read_cell_by_cell() -> None:
    assert from_html(EXCEL) == (("1,204", "4 of 12"), ("", "a\nb & c"))


def test_that_a_table_of_libreoffice_is_read_and_short_rows_are_filled_up() -> None:
    assert from_html(LIBREOFFICE) == (("12", "n/c"), ("7", None))


@given(st.integers(1, 4).flatmap(lambda wide: st.lists(st.lists(CELL, min_size=wide, max_size=wide), min_size=1)))
def test_that_what_is_written_is_read_back(rows: list[list[str]]) -> None:
    assert from_html(to_html(rows)) == tuple(map(tuple, rows))


def test_that_only_numbers_are_left_for_a_spreadsheet_to_read() -> None:
    written = to_html([["1204", "-3.5", "4 of 12", "Mar 2024", "=SUM(A1)"]])
    assert written.count("mso-number-format") == 3
    assert "<td>1204</td><td>-3.5</td>" in written


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<p>12</p>", "no table"),
        ("<table></table>", "no table"),
        ("<table><tr><td colspan=2>12</td></tr></table>", "merged"),
        ("<table><tr><td rowspan='3'>12</td></tr></table>", "merged"),
    ],
)
def test_that_what_is_no_plain_table_is_refused(source: str, reason: str) -> None:
    with pytest.raises(UserError, match=reason):
        from_html(source)


def test_that_the_text_comes_first_and_the_table_where_there_is_none() -> None:
    both = to_mime([["1", "2"]])
    assert from_mime(both) == (("1", "2"),)
    both.setText("5")
    assert from_mime(both) == (("5",),)
    assert from_mime(None) == (("",),)


ROUNDED = """<table>
<tr><td x:num="0.41830000000000001">42%</td><td sdval="4.96666666666667" sdnum="1033;">5.0</td><td x:num>7</td></tr>
<tr><td x:num="0.4183">####</td><td sdval="45292" sdnum="1033;;M/D">1/1</td><td x:num="12">12 of 40</td></tr>
</table>"""


def test_that_the_figure_behind_a_rounded_one_is_taken_and_nothing_else_is_touched() -> None:
    mime = QMimeData()
    mime.setHtml(ROUNDED)
    exact = (("41.83%", "4.96666666666667", "7"), ("####", "1/1", "12 of 40"))
    assert from_mime(mime) == exact
    mime.setText("42%\t5.0\t7\r\n####\t1/1\t12 of 40\r\n")
    assert from_mime(mime) == exact


@pytest.mark.parametrize(
    ("shown", "kept", "read"),
    [
        ("12", "12345", "12 (the cell holds 12345)"),
        ("5", "-5", "5 (the cell holds -5)"),
        ("42", "0.42", "42 (the cell holds 0.42)"),
        ("42%", "42", "42% (the cell holds 4200%)"),
    ],
)
def test_that_where_shown_and_kept_contradict_each_other_no_cell_takes_them(shown: str, kept: str, read: str) -> None:
    mime = QMimeData()
    mime.setHtml(f'<table><tr><td x:num="{kept}">{shown}</td></tr></table>')
    assert from_mime(mime) == ((read,),)


def test_that_text_that_is_not_that_of_the_table_is_taken_as_it_is() -> None:
    mime = QMimeData()
    mime.setHtml(ROUNDED)
    mime.setText("43%\t5.0\t7\r\n####\t1/1\t12 of 40\r\n")
    assert from_mime(mime)[0] == ("43%", "5.0", "7")


@given(st.floats(-1e9, 1e9), st.integers(0, 3))
def test_that_what_is_taken_for_a_rounded_figure_always_shows_as_it(figure: float, decimals: int) -> None:
    shown = f"{figure:.{decimals}f}"
    mime = QMimeData()
    mime.setHtml(f'<table><tr><td x:num="{figure!r}">{shown}</td></tr></table>')
    assert float(from_mime(mime)[0][0] or "") == pytest.approx(figure, abs=10 ** -(decimals + 14) * max(abs(figure), 1))


def test_that_a_table_without_text_is_pasted_and_what_is_copied_is_a_table_too(
    view: EnterView, session: Session, measure: Callable[[str], Measure], qtbot: QtBot
) -> None:
    calls, month = measure("1.07"), Period.month(2026, 9)
    place = view.model.sheet.cells.place_of(EntryKey(calls.id, WHOLE_AGENCY, month))
    assert place is not None
    view.grid.go_to(*place)
    mime = QMimeData()
    mime.setHtml("<table><tr><td>1,204</td><td>7</td></tr></table>")
    QGuiApplication.clipboard().setMimeData(mime)
    qtbot.keyClick(view.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    with session.reading() as unit:
        values = unit.entries.values([calls.id])
    assert values[EntryKey(calls.id, WHOLE_AGENCY, month)] == Value(1204)
    assert values[EntryKey(calls.id, WHOLE_AGENCY, month.next())] == Value(7)
    qtbot.keyClick(view.grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().mimeData()
    assert copied.hasHtml()
    assert copied.text().startswith("1204")
