"""A page as it comes out of the printer, read back: its sheets, their size and what stands on
them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from playwright.sync_api import Page
from pypdf import PdfReader

POINTS_PER_MM: Final = 72 / 25.4
A4, A3 = (297, 210), (420, 297)
"""Across, as the forms are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedSheet:
    """One sheet; `size` in whole millimetres. Letters with marks come out of a PDF with blanks
    around them: `letters` is the text without any.
    """

    size: tuple[int, int]
    letters: str

    def says(self, words: str) -> bool:
        return self.times(words) > 0

    def times(self, words: str) -> int:
        return self.letters.count("".join(words.split()))


def printed(page: Page) -> tuple[PrintedSheet, ...]:
    """What "print" of this page gives, on the paper that the page itself asks for."""
    packed = page.pdf(prefer_css_page_size=True)
    return tuple(_sheets(PdfReader(BytesIO(packed))))


def _sheets(read: PdfReader) -> Iterator[PrintedSheet]:
    for sheet in read.pages:
        width, height = (float(side) / POINTS_PER_MM for side in sheet.mediabox.upper_right)
        yield PrintedSheet(
            size=(round(width), round(height)), letters="".join(sheet.extract_text().split())
        )
