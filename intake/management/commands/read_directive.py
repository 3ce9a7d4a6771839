"""Reads directives out of text files, or measures how well that is done on texts whose clauses
are known.
"""

import json
from argparse import ArgumentParser
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from time import process_time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from planning.reading import ClauseProposal, read
from planning.reading.documents import (
    curve_lines,
    document_figures,
    document_outcomes,
    head_lines,
    kind_lines,
)
from planning.reading.evaluate import ReadingOutcome, figures, half, outcomes
from planning.reading.expected import compare, expected_clauses

PAGE = 2500
"""Characters of a typed page of A4, as such letters are set."""
EXPECTED = Path(settings.BASE_DIR) / "docs" / "reading.md"


class Command(BaseCommand):
    help = (
        "Read the clauses of a directive out of a text; with --evaluate, compare with what is known"
        " of a corpus or of a whole document."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--json", action="store_true", help="print the proposals as JSON")
        parser.add_argument(
            "--evaluate",
            action="store_true",
            help="FILE is a corpus of sentences or of whole documents (.json), or a document"
            " listed in docs/reading.md (.txt)",
        )
        parser.add_argument(
            "--verbose",
            action="store_true",
            help="with --evaluate: also print what was missed or wrong in the half for developing",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        text = self._text(options["file"])
        if not options["evaluate"]:
            self._print(read(text).proposals, as_json=options["json"])
        elif options["file"].suffix == ".json" and (documents := _whole_documents(text)):
            self._measure_whole(documents)
        elif options["file"].suffix == ".json":
            self._measure(self._corpus(text), verbose=options["verbose"])
        else:
            self._compare(options["file"].stem, text)

    def _text(self, file: Path) -> str:
        """The file as it is, line ends too, so that places count in its own code points."""
        try:
            return file.read_bytes().decode("utf-8")
        except (OSError, ValueError) as problem:
            raise CommandError(f"{file}: not a text ({problem})") from problem

    def _corpus(self, text: str) -> list[Mapping[str, Any]]:
        try:
            corpus = json.loads(text)
            return [
                document
                for document in corpus
                if document["id"] and document["country"] and document["rules"] is not None
            ]
        except (ValueError, KeyError, TypeError) as problem:
            raise CommandError(f"not a corpus of directives ({problem})") from problem

    def _print(self, proposals: Iterable[ClauseProposal], *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(
                json.dumps(
                    [asdict(proposal) for proposal in proposals], ensure_ascii=False, indent=2
                )
            )
            return
        for proposal in proposals:
            asked = f"  ? {', '.join(proposal.asks)}" if proposal.asks else ""
            self.stdout.write(
                f"{proposal.start}-{proposal.end}  {proposal.kind} "
                f" {json.dumps(proposal.params, ensure_ascii=False)}{asked}"
            )
            self.stdout.write(f"    {' '.join(proposal.quote.split())}")

    def _measure(self, corpus: list[Mapping[str, Any]], *, verbose: bool) -> None:
        results = list(outcomes(corpus))
        for name in ("develop", "measure"):
            self.stdout.write(
                f"{name}:"
                f" {figures([result for result in results if half(result.document) == name])}"
            )
        self.stdout.write(f"all: {figures(results)}")
        for result in results:
            if (
                verbose
                and half(result.document) == "develop"
                and (result.wrong or not result.found)
            ):
                self._tell(result)

    def _measure_whole(self, documents: list[Mapping[str, Any]]) -> None:
        read(documents[0]["text"])  # the tables of words are made once, before the first page
        began = process_time()
        results = list(document_outcomes(documents))
        pages = sum(len(document["text"]) for document in documents) / PAGE
        spent = 1000 * (process_time() - began) / max(pages, 1)
        self.stdout.write(f"whole documents: {len(results)}")
        for line in (
            *document_figures(results).lines(),
            *head_lines(results),
            *kind_lines(results, documents),
            *curve_lines(results),
            f"processor time: {spent:.1f} ms a page of {PAGE} characters, {pages:.1f} pages",
        ):
            self.stdout.write(line)

    def _tell(self, result: ReadingOutcome) -> None:
        proposed = (
            ", ".join(f"{proposal.kind} {proposal.params}" for proposal in result.proposed) or "-"
        )
        self.stdout.write(f"{result.document} {result.kind}: {proposed} | {result.quote}")

    def _compare(self, name: str, text: str) -> None:
        expected = expected_clauses(EXPECTED.read_text(encoding="utf-8")).get(name)
        if expected is None:
            raise CommandError(f"{name}: not listed in docs/reading.md")
        missed, wrong = compare(expected, read(text).proposals)
        for what, clauses in (("missed", missed), ("wrong", wrong)):
            for kind, params in clauses:
                self.stdout.write(f"{what}: {kind} {params}")
        self.stdout.write(
            f"{name}: found {len(expected) - len(missed)}/{len(expected)}, wrong {len(wrong)}"
        )
        if missed or wrong:
            raise CommandError("the reading differs from the list", returncode=1)


def _whole_documents(text: str) -> list[Mapping[str, Any]]:
    """The documents of a corpus that holds whole texts with labels; empty for another one."""
    try:
        corpus = json.loads(text)
        return [
            dict(one) | {"id": one["id"], "text": one["text"], "labels": one["labels"]}
            for one in corpus
        ]
    except (ValueError, KeyError, TypeError):
        return []
