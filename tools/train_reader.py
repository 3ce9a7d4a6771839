"""python -m tools.train_reader FILE.json … [--write]: learns how sure a reading is from documents
whose rules are known, and prints what cross-validation by document says of it.

A file holds whole documents with labels, or a corpus of single clauses, which teaches but is never
measured. A document is judged by weights that never saw it; the rules and words of the reader
were written by people who did, so these figures flatter.
"""

import argparse
import hashlib
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from random import Random
from typing import Any, Final

import numpy as np

from planning.reading import ClauseProposal
from planning.reading.cues import Features
from planning.reading.documents import (
    DocumentOutcome,
    document_figures,
    judge,
    kind_lines,
    met,
    share_interval,
)
from planning.reading.evaluate import CHECKABLE, PERIOD, is_vietnamese
from planning.reading.likely import sentence_features
from planning.reading.proposal import Span
from planning.reading.read import may_be_clear, read, read_clauses
from planning.reading.source import SourceText
from planning.reading.sureness import WEIGHTS, SureWeights

FOLDS: Final = 9
ORDERS: Final = 3
"""Times the documents are shuffled: with few of them one division says little."""

HELD: Final = 10.0
"""How firmly a weight is held at what people expect of it, until examples say otherwise."""

WANTED: Final = 0.97
SAFEST: Final = 0.8
"""Nothing less sure is clear, whatever so few documents say: others will be harder."""

ASKED: Final = 0.08
BIAS: Final = 0.6
_SAFE: Final = (
    "onsite_ratio_cap", "onsite_ratio_floor", "remote_ratio_cap", "remote_ratio_floor",
    "headcount_cap", "instant_cap", "room_cap", "meeting_cap", "reporting", "roster_filing",
    "roster_approval", "onsite_time_window", "per_employee_max_onsite_days",
    "per_employee_min_remote_days", "per_employee_min_onsite_share", "head_must_be_onsite",
    "must_stay_onsite", "forced_remote", "permit_quota", "team_separation", "rank_must_be_onsite",
)  # fmt: skip
"""Kinds with an amount, an hour or a place: seldom said of anything else."""

EXPECTED: Final[Mapping[str, float]] = {
    "s:past": -1.2, "lead:past": -1.0, "in:count": -0.4, "s:count": -0.6, "s:told": -1.2,
    "s:draft": -1.5, "document:draft": -2.5, "document:denied": -4.0, "s:denied": -3.0,
    "s:foreign": -2.5, "before:foreign": -1.0, "s:opinion": -1.2, "s:speech": -1.2,
    "s:quoted": -1.5, "s:public": -0.8, "lead:public": -1.0, "s:business": -1.2,
    "s:holiday": -0.6, "s:other_act": -0.6, "lead:purpose": -1.0, "s:money": -0.8,
    "s:if": -0.3, "s:pupils": -0.6, "s:order": 0.8, "s:limit": 0.6, "in:limit": 0.6,
    "s:staff": 0.4, "s:unit": 0.3, "s:numbered": 0.7, "document:letter": 0.9,
    "s:ordered-in-letter": 0.4, "cover": 0.8, "bare": -0.8, "lead:draft": -0.6,
    "before:draft": -0.5, "before:denied": -1.0, "before:speech": -0.4, "after:speech": -0.4,
    "kind:default_remote": -1.4, "ordered:default_remote": 0.8, "kind:head_discretion": -1.2,
    "kind:written_exception": -0.8, "kind:exempt_from_cap": -1.2, "kind:closure": -0.8,
    "kind:rotation_weekly_fixed_team": -1.0, "kind:required_condition_for_onsite": -0.5,
    "kind:entry_declaration": -0.5, "kind:allowed_onsite_reasons": -0.3, "asks:period": -0.7,
    "asks:n": -0.4, "asks:direction": -0.7, "asks:side": -0.4, "asks:unless": 0.4,
    **{f"kind:{kind}": 0.8 for kind in _SAFE},
}  # fmt: skip
"""What people who read directives expect: amounts with a place are safe, what is told of the past,
of others or of a draft is not. Few documents are known, so learning only moves these.
"""


@dataclass(frozen=True, slots=True)
class LearnedExample:
    """A clause that was read, what is told of it, and whether it is right (None: optional)."""

    proposal: ClauseProposal
    features: Features
    is_right: bool | None


@dataclass(frozen=True, slots=True)
class LearnedGroup:
    """The clauses of one document, which is learned from as a whole or judged as a whole."""

    document: Mapping[str, Any]
    examples: tuple[LearnedExample, ...]


def main() -> None:
    options = _options()
    documents = [one for file in options.files for one in _documents(file)]
    groups = [_group(document) for document in documents]
    others = [_group(one) for file in options.files for one in _sentences(file)]
    outcomes, clear = _validated(groups, others)
    print(f"{len(documents)} documents, cross-validated by document in {FOLDS} parts:")
    for line in document_figures(outcomes).lines():
        print(f"  {line}")
    print("  " + "\n  ".join(kind_lines(outcomes, documents)))
    told = _sentences_held_out(groups)
    print(f"  {_ranked(told)}")
    print(f"  of those unread every second holds one from {_worth_a_look(told):.3f} on")
    print("precision against coverage, clear ones only (95 % interval):")
    print("  " + "\n  ".join(_curve(groups, others)))
    if options.write:
        _write(groups, others, clear, options.files, outcomes, told)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--write", action="store_true", help="write planning/reading/weights.json")
    return parser.parse_args()


def _documents(file: Path) -> list[dict[str, Any]]:
    return [item for item in json.loads(file.read_text(encoding="utf-8")) if "text" in item]


def _sentences(file: Path) -> Iterator[dict[str, Any]]:
    """The clauses of a corpus of documents, or a list of sentences, each as a text of its own."""
    for number, item in enumerate(json.loads(file.read_text(encoding="utf-8"))):
        if "sentence" in item:
            labels = [label | {"quote": item["sentence"]} for label in item["labels"]]
            yield {"id": f"{file.stem}-{number}", "text": item["sentence"], "labels": labels}
        elif item.get("country") == "VN":
            for clause in item["rules"]:
                if clause["kind"] in CHECKABLE and is_vietnamese(clause["quote"]):
                    yield {"id": item["id"], "text": clause["quote"], "labels": [clause]}


def _group(document: Mapping[str, Any]) -> LearnedGroup:
    source = SourceText(document["text"])
    examples = []
    for _, proposal, features in read_clauses(source, tuple(source.sentences())):
        if proposal.kind in PERIOD:
            continue
        labels = met(document, proposal)
        right = None if labels is None else bool(labels)
        examples.append(LearnedExample(proposal, features, right))
    return LearnedGroup(document, tuple(examples))


def learn(examples: Sequence[LearnedExample]) -> SureWeights:
    """How sure a clause is, from examples that are right or wrong."""
    return _fitted([(one.features, bool(one.is_right)) for one in examples], EXPECTED, BIAS)


@dataclass(frozen=True, slots=True)
class LearnedSentence:
    """A sentence of a text that is no frame of a letter, whether a rule is told in it, and whether
    nothing was read from it.
    """

    features: Features
    holds: bool
    is_unread: bool


def _sentences_of(document: Mapping[str, Any]) -> Iterator[LearnedSentence]:
    text = document["text"]
    labels = [(text.find(label["quote"]), len(label["quote"])) for label in document["labels"]]
    source, unread = SourceText(text), set(read(text).unread)
    for words, features in sentence_features(source, tuple(source.sentences())):
        span = Span(words[0].start, words[-1].end)
        holds = any(begin < span.end and begin + length > span.start for begin, length in labels)
        yield LearnedSentence(features, holds, span in unread)


def _likely(sentences: Sequence[LearnedSentence]) -> SureWeights:
    return _fitted([(one.features, one.holds) for one in sentences], {}, bias=0.0)


def _sentences_held_out(groups: Sequence[LearnedGroup]) -> list[tuple[float, LearnedSentence]]:
    """Every sentence with how likely it holds a rule, by weights that never saw its document."""
    read_once = [tuple(_sentences_of(group.document)) for group in groups]
    told: list[tuple[float, LearnedSentence]] = []
    for part in range(FOLDS):
        rest = [
            one for place, said in enumerate(read_once) if place % FOLDS != part for one in said
        ]
        weights = _likely(rest)
        told += [
            (weights.probability(one.features), one)
            for said in read_once[part::FOLDS]
            for one in said
        ]
    return told


def _worth_a_look(told: Sequence[tuple[float, LearnedSentence]]) -> float:
    """The lowest likelihood from which on every second sentence that nothing was read from holds
    a rule.
    """
    found, holding = 1.0, 0
    unread = sorted((entry for entry in told if entry[1].is_unread), key=lambda one: -one[0])
    for number, (likely, one) in enumerate(unread, start=1):
        holding += one.holds
        if 2 * holding >= number:
            found = likely
    return math.floor(found * 1000) / 1000


def _ranked(told: Sequence[tuple[float, LearnedSentence]]) -> str:
    """How often a sentence with a rule is thought likelier than one without."""
    with_rule = [likely for likely, one in told if one.holds]
    without = [likely for likely, one in told if not one.holds]
    pairs = len(with_rule) * len(without)
    won = sum(one > other for one in with_rule for other in without)
    return (
        f"sentences: {len(with_rule)} with a rule, {len(without)} without;"
        f" the one with it is likelier in {100 * won / max(1, pairs):.1f} % of pairs"
    )


def _fitted(
    examples: Sequence[tuple[Features, bool]], expectations: Mapping[str, float], bias: float
) -> SureWeights:
    """The weights that fit the examples best while staying near what is expected (Newton's steps
    on the logistic loss with a normal prior; the same on every machine after rounding).
    """
    names = sorted({name for features, _ in examples for name in features} | set(expectations))
    place = {name: number for number, name in enumerate(names)}
    told = np.zeros((len(examples), len(names) + 1))
    told[:, -1] = 1
    for row, (features, _) in enumerate(examples):
        for name, value in features.items():
            told[row, place[name]] = value
    right = np.array([float(is_right) for _, is_right in examples])
    expected = np.array([*(expectations.get(name, 0.0) for name in names), bias])
    weights = expected.copy()
    for _ in range(25):
        sure = 1 / (1 + np.exp(-told @ weights))
        slope = told.T @ (sure - right) + HELD * (weights - expected)
        bend = (told * (sure * (1 - sure))[:, None]).T @ told + HELD * np.eye(len(weights))
        step = np.linalg.solve(bend, slope)
        weights -= step
        if float(abs(step).max()) < 1e-9:
            break
    kept = {name: round(float(weights[place[name]]), 3) for name in names}
    return SureWeights(round(float(weights[-1]), 3), kept, clear=1.0, asked=ASKED)


def _known(groups: Sequence[LearnedGroup]) -> list[LearnedExample]:
    return [one for group in groups for one in group.examples if one.is_right is not None]


def _held_out(
    groups: Sequence[LearnedGroup], others: Sequence[LearnedGroup], order: int
) -> Iterator[tuple[LearnedGroup, SureWeights]]:
    """Every document with weights that were learned without it."""
    shuffled = list(groups)
    Random(order).shuffle(shuffled)  # noqa: S311  # which documents stand together is no secret
    for part in range(FOLDS):
        aside = shuffled[part::FOLDS]
        rest = [group for group in shuffled if group not in aside]
        weights = learn(_known([*rest, *others]))
        yield from ((group, weights) for group in aside)


def _validated(
    groups: Sequence[LearnedGroup], others: Sequence[LearnedGroup]
) -> tuple[list[DocumentOutcome], float]:
    """Outcomes of the documents, each judged by others, in their order; and the threshold of what
    is clear, the middle of those that the parts of three divisions would choose.
    """
    clear = _threshold(
        [
            (weights.probability(one.features), bool(one.is_right))
            for order in range(ORDERS)
            for group, weights in _held_out(groups, others, order)
            for one in group.examples
            if one.is_right is not None and may_be_clear(one.proposal, one.features)
        ]
    )
    told = {
        group.document["id"]: judge(group.document, _sifted(group, replace(weights, clear=clear)))
        for group, weights in _held_out(groups, others, 0)
    }
    return [told[group.document["id"]] for group in groups], clear


def _sifted(group: LearnedGroup, weights: SureWeights) -> list[ClauseProposal]:
    """The proposals that would be made, those too unlikely left out."""
    sure = [(weights.probability(one.features), one) for one in group.examples]
    return [
        replace(
            one.proposal,
            sure=p,
            clear=p >= weights.clear and may_be_clear(one.proposal, one.features),
        )
        for p, one in sure
        if p >= weights.asked
    ]


def _threshold(judged: list[tuple[float, bool]]) -> float:
    """The lowest probability from which on so many are right, but not below what is safe; 1 where
    there is none.
    """
    found, right = 1.0, 0
    for number, (sure, is_right) in enumerate(sorted(judged, reverse=True), start=1):
        right += is_right
        if right / number >= WANTED:
            found = sure
    return max(SAFEST, math.floor(found * 1000) / 1000)


def _curve(groups: Sequence[LearnedGroup], others: Sequence[LearnedGroup]) -> Iterator[str]:
    judged = sorted(
        (weights.probability(one.features), bool(one.is_right))
        for group, weights in _held_out(groups, others, 0)
        for one in group.examples
        if one.is_right is not None and may_be_clear(one.proposal, one.features)
    )
    for floor in (0.98, 0.95, 0.9, 0.85, 0.8, 0.7, 0.5, 0.3, 0.12):
        kept = [is_right for sure, is_right in judged if sure >= floor]
        low, high = share_interval(sum(kept), len(kept))
        yield (
            f"sure from {floor:.2f}: {sum(kept)} of {len(kept)} right"
            f" ({100 * low:.0f}–{100 * high:.0f} %)"
        )


def _write(
    groups: Sequence[LearnedGroup],
    others: Sequence[LearnedGroup],
    clear: float,
    files: Sequence[Path],
    outcomes: Sequence[DocumentOutcome],
    told: Sequence[tuple[float, LearnedSentence]],
) -> None:
    weights = learn(_known([*groups, *others]))
    figures = document_figures(outcomes)
    sentences = _likely([one for _, one in told])
    written = {
        "learned_on": date.today().isoformat(),  # noqa: DTZ011  # the day on this machine
        "data": hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest(),
        "figures": list(figures.lines()),
        "bias": weights.bias,
        "clear": clear,
        "asked": ASKED,
        "weights": {name: weight for name, weight in weights.weights.items() if weight},
        "sentences": {
            "bias": sentences.bias,
            "asked": _worth_a_look(told),
            "figures": _ranked(told),
            "weights": {name: weight for name, weight in sentences.weights.items() if weight},
        },
    }
    WEIGHTS.write_text(
        json.dumps(written, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
