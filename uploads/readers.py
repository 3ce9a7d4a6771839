"""Which reader opens which kind of file."""

from collections.abc import Callable
from enum import StrEnum
from importlib import import_module
from typing import Any

from uploads.bounds import CannotRead, Reason, Watch


class ReaderKind(StrEnum):
    """The module of this package that reads it."""

    WORKBOOK = "workbook"
    SEPARATED = "separated"
    WORD = "word"
    PDF = "pdf"


def reader_of(kind: ReaderKind) -> Callable[[bytes, Watch], Any]:
    """Each brings its own library, so only the one that is needed is loaded."""
    module = import_module(f"uploads.{kind.value}")
    read: Callable[[bytes, Watch], Any] = module.read
    broken: tuple[type[Exception], ...] = module.BROKEN

    def guarded(content: bytes, watch: Watch) -> Any:
        try:
            return read(content, watch)
        except broken as error:
            raise CannotRead(Reason.DAMAGED) from error

    return guarded
