"""The text of a PDF: only where its pages hold letters, not pictures of letters."""

import struct
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

from pypdf import Configuration, PdfReader, apply_configuration
from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError, PyPdfError

from uploads.bounds import CannotRead, Reason, Watch

MOST_PAGES: Final = 60
MOST_LETTERS: Final = 120_000
"""Three times the longest text that is read."""

MOST_ACTS: Final = 100_000
"""Drawing acts of all pages together; a page of text has a few hundred."""

LIMITS: Final = Configuration(
    zlib_maximum_output_length=20_000_000,
    lzw_maximum_output_length=20_000_000,
    run_length_maximum_output_length=20_000_000,
    array_based_stream_maximum_output_length=20_000_000,
    stream_decoding_work_maximum_length=60_000_000,
    stream_parsing_work_maximum_count=200_000,
    page_tree_maximum_entries=5_000,
    xform_maximum_invocations_per_extraction=500,
)
"""What the reader itself refuses to unpack or to walk through."""

LOOKED_AT: Final = 200

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


def read(content: bytes, watch: Watch) -> dict[str, Any]:
    """One text a page, empty where it has no letters, as far as time allows, and of how many
    pages. Raises CannotRead where not even the first can be read.
    """
    try:
        with apply_configuration(LIMITS):
            reader = PdfReader(BytesIO(content))
            return {"pages": _pages(reader, watch), "of": len(reader.pages)}
    except (FileNotDecryptedError, DependencyError) as error:
        raise CannotRead(Reason.LOCKED) from error
    except LimitReachedError as error:
        raise CannotRead(Reason.TOO_MUCH) from error


def _pages(reader: PdfReader, watch: Watch) -> list[str]:
    if reader.is_encrypted and not reader.decrypt(""):
        raise CannotRead(Reason.LOCKED)
    if len(reader.pages) > MOST_PAGES:
        raise CannotRead(Reason.TOO_MANY_PAGES)
    budget, pages = _Budget(MOST_ACTS, watch), list[str]()
    for page in reader.pages:
        try:
            watch.look()
            pages.append(page.extract_text(visitor_operand_before=budget.spend))
        except CannotRead:
            if not pages:
                raise
            return pages
        if sum(map(len, pages)) > MOST_LETTERS:
            return pages
    return pages


@dataclass(slots=True)
class _Budget:
    """Counts the drawing acts of a whole file, forms drawn inside forms included."""

    left: int
    watch: Watch

    def spend(self, *_act: Any) -> None:
        self.left -= 1
        if self.left < 0:
            raise CannotRead(Reason.TOO_MUCH)
        if self.left % LOOKED_AT == 0:
            self.watch.look()
