"""One file never holds up the others: what is opened takes little time and memory, and is ended."""

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date, datetime
from datetime import time as hour
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from intake.tests.files import docx_of, docx_with, pdf_drawing
from uploads import CannotRead, ReaderKind, Reason, read
from uploads.bounds import GRACE, MEBIBYTE, MEMORY, SECONDS, Watch
from uploads.readers import reader_of
from uploads.tests.files import sheet_of, workbook_of

NAMES = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
START = 0.3
"""Seconds of the processor that beginning the process may take; 0.05 for a workbook, 0.1 for Word
and PDF where it was measured.
"""
PERSON = '<row r="1"><c r="A1" t="inlineStr"><is><t>An</t></is></c></row>'


def word_of(body: bytes) -> bytes:
    document = b"<w:document %s><w:body>%s</w:body></w:document>" % (NAMES, body)
    return docx_with(docx_of(lambda _document: None), **{"word/document": document})


HOSTILE: dict[str, tuple[ReaderKind, Callable[[], bytes]]] = {
    "two million cells of blanks": (
        ReaderKind.WORKBOOK,
        lambda: workbook_of(
            sheet=sheet_of('<c r="{ref}" t="str"><v> </v></c>', rows=50_000, columns=20)
        ),
    ),
    "cells without a place": (
        ReaderKind.WORKBOOK,
        lambda: workbook_of(sheet=sheet_of("<c/>", rows=300_000)),
    ),
    "texts nobody points to": (
        ReaderKind.WORKBOOK,
        lambda: workbook_of(sheet="<a/>", texts=f"<sst>{'<si><t>x</t></si>' * 2_000_000}</sst>"),
    ),
    "styles": (
        ReaderKind.WORKBOOK,
        lambda: workbook_of(
            sheet="<a/>",
            styles="<s><cellXfs>" + '<xf numFmtId="1"/>' * 1_900_000 + "</cellXfs></s>",
        ),
    ),
    "merged cells": (
        ReaderKind.WORKBOOK,
        lambda: workbook_of(sheet="<a>" + '<mergeCell ref="A1:B2"/>' * 1_500_000 + "</a>"),
    ),
    "one long text": (
        ReaderKind.WORKBOOK,
        lambda: workbook_of(
            sheet=f'<a><row r="1"><c r="A1" t="str"><v>{"a" * 39_000_000}</v></c></row></a>'
        ),
    ),
    "elements in elements": (ReaderKind.WORKBOOK, lambda: workbook_of(sheet="<a>" * 5_000_000)),
    "values without end": (ReaderKind.SEPARATED, lambda: b"," * (5 * MEBIBYTE)),
    "lines without end": (ReaderKind.SEPARATED, lambda: b"a,b\n" * MEBIBYTE),
    "a million letters drawn": (
        ReaderKind.PDF,
        lambda: pdf_drawing(b"BT /F 11 Tf " + b"<0041> Tj " * 1_000_000 + b"ET"),
    ),
    "a million acts": (ReaderKind.PDF, lambda: pdf_drawing(b"q Q " * 500_000)),
    "a million runs": (
        ReaderKind.WORD,
        lambda: word_of(b"<w:p>" + b"<w:r><w:t>a</w:t></w:r>" * 500_000 + b"</w:p>"),
    ),
    "a million paragraphs": (ReaderKind.WORD, lambda: word_of(b"<w:p/>" * 1_000_000)),
}


def of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@pytest.mark.parametrize(("kind", "made"), HOSTILE.values(), ids=HOSTILE)
def test_a_file_with_too_much_in_it_is_refused_in_moments(
    kind: ReaderKind, made: Callable[[], bytes]
) -> None:
    content, before = made(), of_children()

    with pytest.raises(CannotRead) as refusal:
        read(kind, content)

    assert refusal.value.reason in (Reason.TOO_MUCH, Reason.TOO_MANY_ROWS)
    assert of_children() - before < SECONDS + GRACE + START


MEASURED = """
import resource, sys
sys.path[:] = sys.argv[3:]
from uploads import CannotRead, ReaderKind, read
try:
    read(ReaderKind(sys.argv[1]), open(sys.argv[2], "rb").read())
except CannotRead:
    pass
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
"""A process counts among the memory of another what that one took when it was begun: one that is
small itself has to ask.
"""


@pytest.mark.parametrize("name", ["one long text", "a million runs", "values without end"])
def test_no_file_takes_more_memory_than_it_may(name: str, tmp_path: Path) -> None:
    kind, made = HOSTILE[name]
    file = tmp_path / "file"
    file.write_bytes(made())

    told = subprocess.run(
        [sys.executable, "-c", MEASURED, kind.value, str(file), *filter(None, sys.path)],
        capture_output=True,
        check=True,
    )

    assert int(told.stdout) * 1024 < MEMORY + 60 * MEBIBYTE


def test_a_million_coloured_cells_are_nothing_beside_the_one_that_is_written_in() -> None:
    content = workbook_of(sheet=sheet_of('<c r="{ref}" s="1"/>', rows=50_000, begins=PERSON))

    (sheet,) = read(ReaderKind.WORKBOOK, content)

    assert sheet["rows"] == [[1, False, [[0, "text", "An"]]]]


def test_a_file_is_given_up_when_its_time_is_over_however_little_it_did() -> None:
    begun = time.monotonic()

    with pytest.raises(CannotRead) as refusal:
        read(ReaderKind.WORKBOOK, workbook_of(sheet="<a/>"), deadline=0.001)

    assert (refusal.value.reason, time.monotonic() - begun < 2) == (Reason.TOO_MUCH, True)


@pytest.mark.timed
@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (ReaderKind.WORKBOOK, "cells without a place"),
        (ReaderKind.PDF, "a million letters drawn"),
        (ReaderKind.SEPARATED, "lines without end"),
    ],
)
def test_where_no_process_can_be_ended_reading_stops_by_itself(kind: ReaderKind, name: str) -> None:
    content = HOSTILE[name][1]()
    begun = time.thread_time()

    with pytest.raises(CannotRead):
        reader_of(kind)(content, Watch(0.3))

    assert time.thread_time() - begun < 2


def test_the_first_pages_of_a_pdf_are_read_where_the_rest_is_too_much() -> None:
    pages = [b"BT /F 11 Tf " + b"<0041> Tj " * 3_000 + b"ET"] * 60

    found = read(ReaderKind.PDF, pdf_drawing(*pages))

    assert (found["of"], set(found["pages"])) == (60, {"A" * 3_000})
    assert len(found["pages"]) < 60


def test_no_secret_is_in_the_room_where_a_strangers_file_is_opened(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The environment of the process says what it knows."""
    told = tmp_path / "python"
    told.write_text("#!/bin/sh\necho '{\"found\": \"'$(env | grep -c SECRET)'\"}'\n")
    told.chmod(0o700)
    monkeypatch.setattr("sys.executable", str(told))
    monkeypatch.setitem(os.environ, "SECRET_KEY", "x")

    assert read(ReaderKind.WORKBOOK, b"") == "0"


def test_cells_are_what_they_are_seen_as() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(
        [
            "chữ",
            12,
            1.5,
            True,
            date(2026, 11, 30),
            datetime(2026, 11, 30, 7, 30),  # noqa: DTZ001  Excel knows no zones
            hour(7, 30),
            "=A1",
        ]
    )
    sheet["I1"] = "#N/A"
    sheet["I1"].data_type = "e"
    packed = BytesIO()
    book.save(packed)

    (found,) = read(ReaderKind.WORKBOOK, packed.getvalue())

    assert [cell[1:] for cell in found["rows"][0][2]] == [
        ["text", "chữ"],
        ["number", 12],
        ["number", 1.5],
        ["yes-no", True],
        ["day", "2026-11-30"],
        ["moment", "2026-11-30T07:30:00"],
        ["time", "07:30:00"],
        ["formula", "=A1"],
        ["error", "#N/A"],
    ]


def test_days_are_counted_from_the_day_the_workbook_counts_from() -> None:
    book = Workbook()
    book.epoch = datetime(1904, 1, 1)  # noqa: DTZ001  Excel knows no zones
    book.worksheets[0].append([date(2026, 11, 30)])
    packed = BytesIO()
    book.save(packed)

    (found,) = read(ReaderKind.WORKBOOK, packed.getvalue())

    assert found["rows"] == [[1, False, [[0, "day", "2026-11-30"]]]]


def test_hidden_rows_columns_and_sheets_are_told_and_merged_cells_stand_in_each_row() -> None:
    book = Workbook()
    first, second = book.worksheets[0], book.create_sheet("Ẩn")
    for row in (("Phòng", "An"), (None, "Bình"), (None, "Chi")):
        first.append(row)
    first.merge_cells("A1:A2")
    first.row_dimensions[3].hidden = True
    first.column_dimensions["B"].hidden = True
    second.sheet_state = "hidden"
    packed = BytesIO()
    book.save(packed)

    shown, hidden = read(ReaderKind.WORKBOOK, packed.getvalue())

    assert [(row[0], row[1], [cell[2] for cell in row[2]]) for row in shown["rows"]] == [
        (1, False, ["Phòng", "An"]),
        (2, False, ["Bình", "Phòng"]),
        (3, True, ["Chi"]),
    ]
    assert (shown["hidden_columns"], shown["hidden"], hidden["hidden"]) == ([1], False, True)
