"""The command prints what was read, and measures it against texts whose clauses are known."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from planning.reading.evaluate import Figures, figures, outcomes

SHARED = Path(settings.BASE_DIR).parent / "shared"
CORPUS = SHARED / "corpus" / "directives.json"
SEEDS = sorted((SHARED / "seeds").glob("*.txt"))
A_RULE = "Bố trí tối đa 50% người lao động làm việc tại trụ sở."


def said(*arguments: str) -> str:
    out = StringIO()
    call_command("read_directive", *arguments, stdout=out)
    return out.getvalue()


def corpus(kind: str, params: dict[str, object], quote: str) -> list[dict[str, object]]:
    return [
        {"id": "X-1", "country": "VN", "rules": [{"kind": kind, "params": params, "quote": quote}]}
    ]


def test_json_names_kind_params_quote_and_place(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(f"1.\r\n{A_RULE}".encode())

    (row,) = json.loads(said("--json", str(file)))

    assert row == {
        "kind": "onsite_ratio_cap",
        "params": {"num": 1, "den": 2, "rounding": "floor"},
        "quote": A_RULE[:-1],
        "start": 4,
        "end": 4 + len(A_RULE) - 1,
        "asks": [],
        "sure": row["sure"],
        "clear": True,
        "unless": "",
        "who": "",
    }
    assert row["sure"] > 0.9


def test_whole_documents_are_measured_with_what_is_called_clear(tmp_path: Path) -> None:
    ordered: dict[str, object] = {
        "id": "D-1",
        "text": f"Kính gửi: Các phòng\nGiám đốc Sở yêu cầu:\n1. {A_RULE}\n",
        "labels": [{"kind": "onsite_ratio_cap", "params": {"num": 1, "den": 2}, "quote": A_RULE}],
        "effective_from": None,
    }
    told: dict[str, object] = {
        "id": "D-2",
        "text": f"Báo chí bác bỏ tin giả. Tờ giấy giả viết: “{A_RULE}”, theo lời đồn.",
        "labels": [],
        "effective_from": None,
    }
    file = tmp_path / "a.json"
    file.write_text(json.dumps([ordered, told]), encoding="utf-8")

    lines = said("--evaluate", str(file)).splitlines()

    assert lines[:4] == [
        "whole documents: 2",
        "rules found, clear or asked: 1/1 (100.0 %)",
        "rules found as clear: 1/1 (100.0 %)",
        "clear proposals right: 1/1 (100.0 %)",
    ]


def test_without_json_every_clause_is_a_line_with_its_words(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Bố trí không quá 1/4 quân số.", encoding="utf-8")

    assert said(str(file)).splitlines() == [
        '0-28  onsite_ratio_cap  {"num": 1, "den": 4, "rounding": "floor"}  ? side',
        "    Bố trí không quá 1/4 quân số",
    ]


@pytest.mark.parametrize(
    ("kind", "params", "expected"),
    [
        (
            "onsite_ratio_cap",
            {"fraction": "1/2"},
            Figures(expected=1, found=1, proposed=1, right=1),
        ),
        (
            "onsite_ratio_cap",
            {"fraction": "50%"},
            Figures(expected=1, found=1, proposed=1, right=1),
        ),
        (
            "onsite_ratio_cap",
            {"fraction": "1/3"},
            Figures(expected=1, found=0, proposed=1, right=0),
        ),
        (
            "onsite_ratio_floor",
            {"fraction": "1/2"},
            Figures(expected=1, found=0, proposed=1, right=0),
        ),
        ("advisory", {}, Figures(expected=0, found=0, proposed=0, right=0)),
    ],
)
def test_a_hit_has_the_same_kind_and_amount(
    kind: str, params: dict[str, object], expected: Figures
) -> None:
    assert figures(list(outcomes(corpus(kind, params, A_RULE)))) == expected


def test_quotes_in_english_are_left_out() -> None:
    assert (
        list(
            outcomes(
                corpus(
                    "onsite_ratio_cap",
                    {"fraction": "1/2"},
                    "at most half of the staff at the office",
                )
            )
        )
        == []
    )


def test_a_file_that_is_no_corpus_is_refused_with_a_word(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text("[1]", encoding="utf-8")

    with pytest.raises(CommandError, match="not a corpus"):
        said("--evaluate", str(file))


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not here")
def test_the_figures_over_the_corpus_are_reached() -> None:
    reached = figures(list(outcomes(json.loads(CORPUS.read_text(encoding="utf-8")))))

    assert reached.found >= 0.9 * reached.expected
    assert reached.right >= 0.95 * reached.proposed


@pytest.mark.skipif(not SEEDS, reason="the documents are not here")
@pytest.mark.parametrize("document", SEEDS, ids=lambda path: path.stem[:3])
def test_a_whole_document_reads_as_listed(document: Path) -> None:
    assert said("--evaluate", str(document)).splitlines()[-1].endswith("wrong 0")
