"""A zip file with parts without end is turned away before its list of them is read."""

import zipfile
from io import BytesIO
from time import process_time

import pytest

from directives.media import media_type_of
from uploads import CannotRead, ReaderKind, Reason, read
from uploads.packages import open_package


def package(parts: int) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as written:
        for name in ("[Content_Types].xml", "word/document.xml", "xl/workbook.xml"):
            written.writestr(name, "<a/>")
        for number in range(parts):
            written.writestr(f"word/{number}.rels", "")
    return packed.getvalue()


@pytest.fixture(scope="module")
def endless() -> bytes:
    return package(60_000)


@pytest.mark.parametrize("kind", [ReaderKind.WORKBOOK, ReaderKind.WORD])
def test_a_list_without_end_is_not_read(kind: ReaderKind, endless: bytes) -> None:
    with pytest.raises(CannotRead) as refusal:
        read(kind, endless)

    assert refusal.value.reason is Reason.TOO_MUCH


@pytest.mark.timed
def test_nor_is_it_where_a_file_is_kept_with_a_document(endless: bytes) -> None:
    begun = process_time()

    assert media_type_of(endless) is None
    assert process_time() - begun < 0.2


def test_an_ordinary_list_is_read() -> None:
    assert len(open_package(package(100)).namelist()) == 103
