"""Parts of .xlsx files written by hand, as random as anybody could write them: nearly all usual, some of them odd."""

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

from hypothesis import strategies as st

from cs360_desktop.importing.workbook import column_letters
from cs360_desktop.importing.xlsx_marks import PACKAGE, RELATIONS, WORKBOOK

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_OTHER = 'xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES = (
    f'<styleSheet {MAIN}><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy-mm-dd"/>'
    '<numFmt numFmtId="2" formatCode="0.0%"/></numFmts>'
    '<fonts count="2"><font/><font><vertAlign val="superscript"/></font></fonts><cellXfs count="8">'
    + "".join(f'<xf numFmtId="{number}" fontId="0"/>' for number in (0, 1, 3, 49, 2, 14, 164))
    + '<xf numFmtId="0" fontId="1"/>'
    + "</cellXfs></styleSheet>"
)
_PLAIN_STYLES, _OTHER_STYLES = (0, 1, 2, 3), (4, 5, 6, 7, 8)


def seldom(usual: st.SearchStrategy[str], odd: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.integers(0, 19).flatmap(lambda chance: odd if chance == 19 else usual)


_WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=8)
_TEXTS = seldom(
    st.one_of(
        st.sampled_from(
            ("Theft", "A&B", "a < b > c", "2024", "1,204", "two  blanks", "“x”", "Año", "]]>", "'7", '"q"')
        ),
        _WORDS,
    ).map(escape),
    st.sampled_from(
        (
            "",
            " ",
            " Theft",
            "Theft ",
            "a\nb",
            "a\tb",
            "\nTheft",
            "a\r\nb",
            "a\rb",
            "a\x85b",
            "a\u2028b",
            "\u00a0a",
            "a\u00a0",
            "\ufeffa",
            "a_x000D_b",
            "_x0041_",
            "_x005F_x0041_",
            "&#65;",
            "&#x41;",
            "&amp;lt;",
            "&quot;q&quot;",
            "&apos;",
            "a&#10;b",
            "a&b",
            "&nbsp;",
            "a\x7fb",
            "a\ufffeb",
            "a\x0bb",
        )
    ),
)
_NUMBERS = seldom(
    st.one_of(
        st.integers(-99, 3000).map(str),
        st.floats(allow_nan=False, allow_infinity=False).map(repr),
        st.decimals(allow_nan=False, allow_infinity=False).map(str),
    ),
    st.sampled_from(
        (
            "",
            " ",
            " 7",
            "7 ",
            "1E3",
            "1e+3",
            "1e400",
            "-1e400",
            "1e-400",
            "-0",
            "-0.0",
            "0.1",
            "+7",
            ".5",
            "5.",
            "007",
            "1_000",
            "12345678901234567890",
            "0.1234567890123456789012345",
            "123456789012345678901234567890123",
            "NaN",
            "inf",
            "0x10",
            "1,5",
            "\u0661",
            "1d5",
            "9007199254740993",
            "7\n",
        )
    ),
)


@st.composite
def contents(draw: st.DrawFn, shared: int) -> str:
    """What stands behind the address of a cell: its style, type and value."""
    style = draw(st.sampled_from((*_PLAIN_STYLES, *[-1] * 4) if draw(st.integers(0, 99)) < 99 else _OTHER_STYLES))
    told = f' s="{style}"' if style >= 0 else ""
    what = draw(st.integers(0, 77 if draw(st.integers(0, 2)) else 76))
    if what < 10:
        return told + draw(st.sampled_from(("/>", " />", "></c>" if what < 1 else "/>")))
    if what < 35:
        kind = draw(st.sampled_from(("", "", "", ' t="n"')))
        return f"{told}{kind}><v>{draw(_NUMBERS)}</v></c>"
    if what < 55:
        text_at = draw(st.integers(0, shared if draw(st.integers(0, 99)) == 99 else max(shared - 1, 0)))
        return f'{told} t="s"><v>{text_at}</v></c>'
    if what < 77:
        blanks = draw(st.sampled_from(("", "", ' xml:space="preserve"')))
        return f'{told} t="inlineStr"><is><t{blanks}>{draw(_TEXTS)}</t></is></c>'
    text, number = draw(_TEXTS), draw(_NUMBERS)
    return draw(
        st.sampled_from(
            (
                f'{told} t="b"><v>1</v></c>',
                f'{told} t="str"><v>{text}</v></c>',
                f'{told} t="e"><v>#N/A</v></c>',
                f"{told}><f>1+1</f><v>{number}</v></c>",
                f'{told} t="str"><f>A1</f><v>{text}</v></c>',
                f'{told}><f t="shared" ref="A1:A3" si="0">B1</f><v>{number}</v></c>',
                f'{told}><f t="shared" si="0"/><v>{number}</v></c>',
                f"{told}><f>1+1</f></c>",
                f'{told} t="d"><v>2024-01-31</v></c>',
                f' t="n"{told}><v>{number}</v></c>',
                f'{told} t="s"><v> 0</v></c>',
                f'{told} t="s"><v>00</v></c>',
                f'{told} t="s"><v></v></c>',
                f'{told} t="inlineStr"><is><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r></is></c>',
                f'{told} t="inlineStr"><is><t>{text}</t><rPh sb="0" eb="1"><t>y</t></rPh></is></c>',
                f"{told}><x:v {_OTHER}>{number}</x:v></c>",
                f"{told}> <v>{number}</v></c>",
                f"{told}><v>{number}</v><v>7</v></c>",
                f"{told}><v><!-- 1 -->{number}</v></c>",
                f'{told} t="inlineStr"><is><t><![CDATA[{text}]]></t></is></c>',
                f'{told} t="inlineStr"><is><t>{text}</t></is><v>5</v></c>',
                f"{told} t='n'><v>{number}</v></c>",
                f'{told} cm="1"><v>{number}</v></c>',
                f'{told}><v xml:space="preserve"> {number}</v></c>',
                f'{told} t="s"><v>0</v></c><!-- x -->',
                f'{told} t="inlineStr"><v>0</v></c>',
                f'{told} t="n"><is><t>{text}</t></is></c>',
            )
        )
    )


@st.composite
def rows_of(draw: st.DrawFn, shared: int) -> str:
    """The rows of a sheet, nearly always in order."""
    width = draw(st.integers(1, 5))
    columns = draw(st.permutations(range(1, 8)))[:width]
    is_odd = draw(st.integers(0, 9)) == 9
    rows: list[str] = []
    number = 0
    for _ in range(draw(st.sampled_from((0, 1, 2, 3, 4, 5, 6)))):
        step = draw(st.sampled_from((1, 1, 1, 2, 5)))
        number = max(number + (draw(st.sampled_from((0, -1, 1))) if is_odd else step), 1)
        cells = []
        for column in columns if is_odd and draw(st.booleans()) else sorted(columns):
            if draw(st.integers(0, 5)) == 5:
                continue
            place = f' r="{column_letters(column)}{number}"'
            if is_odd:
                place = draw(
                    st.sampled_from(
                        (
                            place,
                            place,
                            place,
                            "",
                            f' r="{column_letters(column)}{number + 1}"',
                            f" r='{column_letters(column)}{number}'",
                            f' r="{column_letters(column).lower()}{number}"',
                            f' r="A{number}"',
                            f'  r="{column_letters(column)}{number}"',
                        )
                    )
                )
            cells.append(f"<c{place}{draw(contents(shared))}")
        told = draw(
            st.sampled_from(("", "", ' spans="1:5"', ' ht="15.5"', ' s="1" customFormat="1"', ' customHeight="1"'))
        )
        if is_odd:
            told = draw(st.sampled_from((told, ' hidden="1"', ' ht="0"', ' hidden="0"', ' collapsed="1"')))
        address = f' r="{number}"' if not is_odd or draw(st.integers(0, 3)) else ""
        blank = draw(st.sampled_from(("", "\n", " "))) if is_odd else ""
        rows.append(f"<row{address}{told}>{blank}{''.join(cells)}</row>{blank}")
    return "".join(rows)


@st.composite
def sheet_parts(draw: st.DrawFn, shared: int) -> str:
    """The XML of a sheet."""
    declaration = draw(
        seldom(
            st.sampled_from(("", '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n')),
            st.sampled_from(
                ('<?xml version="1.1"?>', '<?xml version="1.0" encoding="ISO-8859-1"?>', "\ufeff", " ", "<?a?>")
            ),
        )
    )
    dimension = draw(st.sampled_from(("", '<dimension ref="A1:G30"/>', '<dimension ref="B2"/>')))
    before = draw(
        seldom(
            st.sampled_from(
                ("", '<cols><col min="2" max="3" hidden="1"/></cols>', '<sheetFormatPr defaultRowHeight="15"/>')
            ),
            st.sampled_from(
                (
                    "<!-- x -->",
                    "<sheetData/>",
                    f"<x:sheetData {_OTHER}/>",
                    "<mergeCells><mergeCell ref='A1:B2'/></mergeCells>",
                    '<cols><col min="2" max="3" width="0"/></cols>',
                    '<x:cols xmlns:x="u"><x:col min="1" max="1" hidden="true"/></x:cols>',
                )
            ),
        )
    )
    after = draw(
        seldom(
            st.sampled_from(("", '<pageMargins left="0.7"/>', '<pageSetup orientation="portrait"/>\n')),
            st.sampled_from(
                (
                    '<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>',
                    "<!-- x -->",
                    "<sheetData><row r='9'/></sheetData>",
                    '<sheetData><row r="1"><c r="A1"><v>5</v></c></row></sheetData>',
                    "<pageSetup>",
                    '<row r="1"><c r="A1"><v>5</v></c></row>',
                )
            ),
        )
    )
    body = draw(rows_of(shared))
    return f"{declaration}<worksheet {MAIN}>{dimension}{before}<sheetData>{body}</sheetData>{after}</worksheet>"


@st.composite
def shared_texts(draw: st.DrawFn) -> tuple[str, int]:
    """The XML of the shared texts, and how many there are."""
    usual = _TEXTS.map(lambda text: f"<si><t>{text}</t></si>")
    odd = st.sampled_from(
        (
            "<si/>",
            "<si><t/></si>",
            "<si></si>",
            '<si><t xml:space="preserve"> a </t></si>',
            "<si ><t>b</t></si>",
            "<si><t>c</t ></si>",
            "<si><r><t>a</t></r><r><t>b</t></r></si>",
            "<si><t>a</t><rPh sb='0' eb='1'><t>y</t></rPh></si>",
            f"<x:si {_OTHER}><x:t>d</x:t></x:si>",
            "<!-- x -->",
            " ",
            "\n<si><t>e</t></si>",
            "<si>\n<t>f</t></si>",
            "<phoneticPr fontId='1'/>",
            "<si><t><![CDATA[g]]></t></si>",
            "<si><t>h</t><t>i</t></si>",
            "<extLst/>",
            "<si a='1'><t>j</t></si>",
        )
    )
    texts = draw(st.lists(seldom(usual, odd), max_size=6))
    head = draw(
        seldom(
            st.sampled_from((f"<sst {MAIN}>", f'<?xml version="1.0"?>\n<sst {MAIN} count="9" uniqueCount="3">')),
            st.sampled_from(
                (f"<sst {MAIN}><!-- y -->", f"<sst {MAIN}><si/>", f"<x:sst {_OTHER}>", "<sst>", "<worksheet>")
            ),
        )
    )
    end = draw(seldom(st.just("</sst>"), st.sampled_from(("</sst> ", "</sst>\n", "<extLst/></sst>", "", "</x:sst>"))))
    return head + "".join(texts) + end, sum("si" in text for text in texts)


@st.composite
def books(draw: st.DrawFn) -> bytes:
    """A workbook of one to three sheets."""
    texts, count = draw(shared_texts())
    sheets = draw(st.lists(sheet_parts(count), min_size=1, max_size=3))
    order = draw(st.permutations(range(len(sheets)))) if draw(st.booleans()) else range(len(sheets))
    names = "".join(f'<sheet name="S{at}" sheetId="{at + 1}" r:id="rId{at + 1}"/>' for at in order)
    relations = "".join(
        f'<Relationship Id="rId{at + 1}" Type="{REL}/worksheet" Target="worksheets/sheet{at + 1}.xml"/>'
        for at in range(len(sheets))
    )
    return zipped(parts_of(names, relations, sheets, texts))


def one_sheet(sheet: str, texts: str = "") -> dict[str, str]:
    """The parts of a workbook of one sheet, by name."""
    name = '<sheet name="S" sheetId="1" r:id="rId1"/>'
    relation = f'<Relationship Id="rId1" Type="{REL}/worksheet" Target="worksheets/sheet1.xml"/>'
    return parts_of(name, relation, [sheet], texts or f"<sst {MAIN}><si><t>a</t></si></sst>")


def parts_of(names: str, relations: str, sheets: list[str], texts: str) -> dict[str, str]:
    """The parts of a workbook by name."""
    package = f'<Relationship Id="a" Type="{REL}/officeDocument" Target="xl/workbook.xml"/>'
    return {
        "[Content_Types].xml": "<Types/>",
        PACKAGE: f"<Relationships>{package}</Relationships>",
        WORKBOOK: f'<workbook {MAIN} xmlns:r="{REL}"><sheets>{names}</sheets></workbook>',
        RELATIONS: f"<Relationships>{relations}</Relationships>",
        "xl/styles.xml": STYLES,
        "xl/sharedStrings.xml": texts,
        **{f"xl/worksheets/sheet{at}.xml": sheet for at, sheet in enumerate(sheets, 1)},
    }


def zipped(parts: Mapping[str, str]) -> bytes:
    """A file of some parts."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content.encode())
    return held.getvalue()
