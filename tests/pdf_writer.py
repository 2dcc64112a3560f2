"""Write small PDF files for tests: text where it is put, rules, and a grey picture.

The type is Courier, in which every letter is 0.6 of the size wide: a text that is wrapped by letters fills its lines.

PDF 1.4 as ISO 32000 describes it, no more of it than pages of text need: so that a test can show what it prints.
"""

import zlib
from dataclasses import dataclass, field

A4 = (595, 842)


@dataclass
class Sheet:
    """One page; places are in points from its top left corner."""

    marks: list[str] = field(default_factory=list)
    height: int = A4[1]

    def text(self, x: float, y: float, words: str, size: float = 11, bold: bool = False) -> "Sheet":
        """Print the words with their base line at y."""
        font = "F2" if bold else "F1"
        escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        self.marks.append(f"BT /{font} {size} Tf 1 0 0 1 {x} {self.height - y} Tm ({escaped}) Tj ET")
        return self

    def lines(self, x: float, y: float, *texts: str, size: float = 11, step: float = 14) -> "Sheet":
        """Print one text below the other."""
        for nth, words in enumerate(texts):
            self.text(x, y + nth * step, words, size)
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> "Sheet":
        """Draw a line."""
        self.marks.append(f"{x0} {self.height - y0} m {x1} {self.height - y1} l S")
        return self

    def grid(self, xs: list[float], ys: list[float]) -> "Sheet":
        """Draw the rules of a table."""
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])
        return self

    def picture(self) -> "Sheet":
        """Put the grey picture on the page."""
        self.marks.append("q 200 0 0 200 100 400 cm /Im1 Do Q")
        return self


def write_pdf(*sheets: Sheet, title: str = "") -> bytes:
    """The sheets as one file."""
    kids = " ".join(f"{7 + 2 * number} 0 R" for number in range(len(sheets)))
    grey = "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(sheets)} /Kids [{kids}] >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier-Bold /Encoding /WinAnsiEncoding >>",
        _stream(b"\x80", grey),
        f"<< /Title ({title}) >>".encode("cp1252"),
    ]
    for number, sheet in enumerate(sheets):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {A4[0]} {sheet.height}] /Contents {8 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> /XObject << /Im1 5 0 R >> >> >>".encode()
        )
        objects.append(_stream("\n".join(sheet.marks).encode("cp1252")))
    return assemble(objects)


def assemble(objects: list[bytes], trailer: str = "") -> bytes:
    """A file of numbered objects, of which the first is the catalogue and the sixth holds the title."""
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for offset in offsets:
        out += b"%010d 00000 n \n" % offset
    entries = f"/Size {len(objects) + 1} /Root 1 0 R /Info 6 0 R {trailer}"
    out += f"trailer\n<< {entries} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def _stream(data: bytes, entries: str = "") -> bytes:
    packed = zlib.compress(data)
    head = f"<< {entries} /Filter /FlateDecode /Length {len(packed)} >>".encode()
    return head + b"\nstream\n" + packed + b"\nendstream"
