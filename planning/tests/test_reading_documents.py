"""The labelled documents that figures are measured on are sound: what a label quotes stands in its
text, once, so that nothing is called missed or wrong by a slip of who labelled.
"""

import json
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import pytest

FILES: Final = sorted(Path(__file__).with_name("data").glob("reading_documents*.json"))
DOCUMENTS: Final[list[dict[str, Any]]] = [
    document for file in FILES for document in json.loads(file.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document["id"])
def test_what_a_label_quotes_stands_in_its_text_once(document: dict[str, Any]) -> None:
    found = [document["text"].count(label["quote"]) for label in document["labels"]]

    assert found == [1] * len(document["labels"])


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document["id"])
def test_the_days_of_a_head_are_days_in_their_order(document: dict[str, Any]) -> None:
    first, last = (
        datetime.fromisoformat(document[name]) if document[name] else None
        for name in ("effective_from", "effective_to")
    )

    assert first is None or last is None or first <= last


def test_no_document_is_both_learned_from_and_kept_aside() -> None:
    assert [file.stem for file in FILES] == [
        "reading_documents",
        "reading_documents_aside",
        "reading_documents_learned",
    ]
    assert len({document["text"] for document in DOCUMENTS}) == len(DOCUMENTS) == 51
