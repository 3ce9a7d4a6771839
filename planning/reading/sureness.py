"""How sure it is that a clause was read rightly: a sum of weights over what the clause and the words
around it tell, learned from documents whose clauses are known.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

WEIGHTS: Final = Path(__file__).with_name("weights.json")


@dataclass(frozen=True, slots=True)
class SureWeights:
    """What each feature adds, and from which probability on a clause counts as clear, or is
    worth a question.
    """

    bias: float
    weights: Mapping[str, float]
    clear: float
    asked: float

    def probability(self, features: Mapping[str, float]) -> float:
        """That the clause is right, between 0 and 1; a feature never met adds nothing."""
        total = self.bias + sum(
            self.weights.get(name, 0.0) * value for name, value in sorted(features.items())
        )
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@cache
def learned() -> SureWeights:
    """The weights that `tools/train_reader.py` wrote."""
    told = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return SureWeights(told["bias"], told["weights"], told["clear"], told["asked"])


@cache
def learned_sentences() -> SureWeights:
    """The weights by which a sentence holds a rule at all, written by the same tool; from `asked`
    on every second one that nothing was read from does.
    """
    told = json.loads(WEIGHTS.read_text(encoding="utf-8"))["sentences"]
    return SureWeights(told["bias"], told["weights"], clear=1.0, asked=told["asked"])
