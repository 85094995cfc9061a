"""Boxes of a fillable form: what a PDF viewer lets one type into, tick or choose from, with their appearance."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Any

from reportlab.lib.colors import Color
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObjectReference,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from cs360_desktop.reporting import styles

_FONT = "CS360Form"
_SIZE = 10
_PRINTED = 4
_HIDDEN = 2
_MULTILINE, _COMBO = 1 << 12, 1 << 17
_FIRST, _LAST = 32, 255
_NONSYMBOLIC = 32
_WHOLE_LETTER = 1000
"""Font units in a PDF: thousandths of the letter size."""


class Kind(Enum):
    """What a box takes."""

    TEXT = auto()
    LINES = auto()
    TICK = auto()
    CHOICE = auto()


@dataclass(frozen=True, slots=True)
class Box:
    """A box of a form: its name in the file, what a viewer says of it, and its choices as (stored, shown)."""

    kind: Kind
    name: str
    tip: str
    options: tuple[tuple[str, str], ...] = ()

    def annotation(self, place: tuple[float, float, float, float]) -> PDFDictionary:
        """The widget at (left, bottom, right, top) on its page, empty, with the picture of it."""
        left, bottom, right, top = place
        width, height = right - left, top - bottom
        entries = _common(self.name, self.tip, place)
        match self.kind:
            case Kind.TICK:
                states = {"Yes": _picture(width, height, _TICK), "Off": _picture(width, height)}
                entries |= {"FT": PDFName("Btn"), "V": PDFName("Off"), "AS": PDFName("Off")}
                entries["AP"] = PDFDictionary({"N": PDFDictionary(states)})
            case Kind.CHOICE:
                shown = [PDFArray([PDFString(stored), PDFString(words)]) for stored, words in self.options]
                entries |= {"FT": PDFName("Ch"), "Ff": _COMBO, "Opt": PDFArray(shown)} | _typed(width, height)
            case _:
                flags = {"Ff": _MULTILINE} if self.kind is Kind.LINES else {}
                entries |= {"FT": PDFName("Tx")} | flags | _typed(width, height)
        return PDFDictionary(entries)


def hidden(name: str, content: str, tip: str) -> PDFDictionary:
    """A field nobody sees, such as the version of the form."""
    entries = _common(name, tip, (0, 0, 0, 0)) | {"F": _HIDDEN, "FT": PDFName("Tx"), "V": PDFString(content), "Ff": 1}
    return PDFDictionary(entries)


def form_dictionary(fields: Sequence[PDFObjectReference], document: Any) -> PDFDictionary:
    """What the catalog says of the form: its fields, and the whole typeface, because one may type any letter."""
    document.Reference(_font(document), _FONT)
    fonts = PDFDictionary({_FONT: PDFObjectReference(_FONT)})
    return PDFDictionary(
        {
            "Fields": PDFArray(list(fields)),
            "DA": PDFString(f"/{_FONT} {_SIZE} Tf 0 g"),
            "DR": PDFDictionary({"Font": fonts}),
        }
    )


def _common(name: str, tip: str, place: Sequence[float]) -> dict[str, Any]:
    return {
        "Type": PDFName("Annot"),
        "Subtype": PDFName("Widget"),
        "Rect": PDFArray([round(edge, 2) for edge in place]),
        "F": _PRINTED,
        "T": PDFString(name),
        "TU": PDFString(tip),
        "MK": PDFDictionary(
            {"BC": PDFArray(list(_rgb(styles.Ink.LINE_STRONG))), "BG": PDFArray(list(_rgb(styles.Ink.SURFACE)))}
        ),
    }


def _typed(width: float, height: float) -> dict[str, Any]:
    appearance = PDFDictionary({"N": _picture(width, height, "/Tx BMC\nEMC")})
    return {"V": PDFString(""), "DA": PDFString(f"/{_FONT} {_SIZE} Tf 0 g"), "AP": appearance}


_TICK = "q 1.4 w 1 J 1 j 0.1 0.12 0.13 RG {a} {b} m {c} {d} l {e} {f} l S Q"


def _picture(width: float, height: float, inside: str = "") -> PDFStream:
    """A white box with its border; no two boxes share one, or a filling program writes one answer into all."""
    red, green, blue = _rgb(styles.Ink.LINE_STRONG)
    steps = {"a": (0.24, 0.5), "c": (0.43, 0.29), "e": (0.77, 0.72)}
    points = {
        name: f"{share * side:.2f}"
        for key, shares in steps.items()
        for name, share, side in zip((key, chr(ord(key) + 1)), shares, (width, height), strict=True)
    }
    drawn = inside.format(**points) if inside == _TICK else inside
    code = (
        f"q 1 g 0 0 {width:.2f} {height:.2f} re f {red:.3f} {green:.3f} {blue:.3f} RG 0.8 w "
        f"0.4 0.4 {width - 0.8:.2f} {height - 0.8:.2f} re S Q\n{drawn}\n"
    )
    entries = {
        "Type": PDFName("XObject"),
        "Subtype": PDFName("Form"),
        "BBox": PDFArray([0, 0, round(width, 2), round(height, 2)]),
        "Resources": PDFDictionary({"Font": PDFDictionary({_FONT: PDFObjectReference(_FONT)})}),
    }
    return PDFStream(PDFDictionary(entries), code.encode("ascii"))


def _rgb(color: Color) -> tuple[float, float, float]:
    return round(color.red, 3), round(color.green, 3), round(color.blue, 3)


def _font(document: Any) -> PDFDictionary:
    """The whole regular face as a simple font: western letters, which the standard encoding of forms holds."""
    font: Any = pdfmetrics.getFont(styles.REGULAR)
    face = font.face
    letters = [bytes([code]).decode("cp1252", errors="replace") for code in range(_FIRST, _LAST + 1)]
    widths = [round(face.charWidths.get(ord(letter), face.defaultWidth)) for letter in letters]
    program = Path(face.filename).read_bytes()
    file = PDFStream(PDFDictionary({"Length1": len(program)}), program, filters=[PDFZCompress])
    document.Reference(file, f"{_FONT}File")
    descriptor = {
        "Type": PDFName("FontDescriptor"),
        "FontName": PDFName("SourceSansPro-Regular"),
        "Flags": _NONSYMBOLIC,
        "FontBBox": PDFArray([round(edge) for edge in face.bbox]),
        "ItalicAngle": 0,
        "Ascent": round(face.ascent),
        "Descent": round(face.descent),
        "CapHeight": round(face.capHeight),
        "StemV": 80,
        "FontFile2": PDFObjectReference(f"{_FONT}File"),
    }
    document.Reference(PDFDictionary(descriptor), f"{_FONT}Descriptor")
    return PDFDictionary(
        {
            "Type": PDFName("Font"),
            "Subtype": PDFName("TrueType"),
            "BaseFont": PDFName("SourceSansPro-Regular"),
            "Encoding": PDFName("WinAnsiEncoding"),
            "FirstChar": _FIRST,
            "LastChar": _LAST,
            "Widths": PDFArray(widths),
            "FontDescriptor": PDFObjectReference(f"{_FONT}Descriptor"),
        }
    )
