"""The text of a PDF: only where its pages hold letters, not pictures of letters."""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

from django.utils.translation import gettext as _
from pypdf import Configuration, PdfReader, apply_configuration
from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError, PyPdfError

from directives.texts.errors import Damaged, Garbled, Locked, Scan, TooManyPages, TooMuchInside
from directives.texts.lines import clean, flowing

MOST_PAGES: Final = 60
MOST_ACTS: Final = 400_000
"""Drawing acts of all pages together; a page of text has a few hundred."""

LIMITS: Final = Configuration(
    zlib_maximum_output_length=20_000_000,
    lzw_maximum_output_length=20_000_000,
    run_length_maximum_output_length=20_000_000,
    array_based_stream_maximum_output_length=20_000_000,
    stream_decoding_work_maximum_length=60_000_000,
    stream_parsing_work_maximum_count=400_000,
    page_tree_maximum_entries=5_000,
    xform_maximum_invocations_per_extraction=500,
)
"""What the reader itself refuses to unpack or to walk through."""

FEWEST_LETTERS: Final = 20
"""Letters of a page that has a text; a scan may carry the few of a stamp."""

BROKEN: Final = (
    PyPdfError,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,
    LookupError,
    ValueError,
    ArithmeticError,
    TypeError,
    AttributeError,
    AssertionError,
)
"""Everything that reading a damaged file has been seen to raise."""


def text_of_pdf(content: bytes) -> str:
    """Raises Locked, TooManyPages, TooMuchInside, Scan, Garbled, Damaged. A page without letters
    among others is named in its place.
    """
    try:
        with apply_configuration(LIMITS):
            pages = list(_pages(PdfReader(BytesIO(content))))
    except (FileNotDecryptedError, DependencyError) as error:
        raise Locked from error
    except LimitReachedError as error:
        raise TooMuchInside from error
    except BROKEN as error:
        raise Damaged from error
    if any(map(_is_garbled, pages)):
        raise Garbled
    if sum(map(_letters, pages)) < FEWEST_LETTERS * len(pages) / 2:
        raise Scan
    named = [
        page if _letters(page) else _("[Trang %(number)s không có chữ.]") % {"number": number}
        for number, page in enumerate(pages, 1)
    ]
    return flowing(named)


def _pages(reader: PdfReader) -> Iterator[str]:
    if reader.is_encrypted and not reader.decrypt(""):
        raise Locked
    if len(reader.pages) > MOST_PAGES:
        raise TooManyPages
    budget = _Budget(MOST_ACTS)
    for page in reader.pages:
        yield clean(page.extract_text(visitor_operand_before=budget.spend))


@dataclass(slots=True)
class _Budget:
    """Counts the drawing acts of a whole file, forms drawn inside forms included."""

    left: int

    def spend(self, *_act: Any) -> None:
        self.left -= 1
        if self.left < 0:
            raise TooMuchInside


def _letters(page: str) -> int:
    return sum(map(str.isalpha, page))


def _is_garbled(page: str) -> bool:
    """Shapes without letters come out as private or replaced signs."""
    strange = sum("\ue000" <= letter <= "\uf8ff" or letter == "\ufffd" for letter in page)
    return strange > max(FEWEST_LETTERS, _letters(page) / 10)
