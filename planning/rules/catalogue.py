"""Every rule there is, in one table."""

from collections.abc import Mapping

from planning.rules.base import Rule
from planning.rules.count_bound import CountBound
from planning.rules.permitted_reasons import PermittedReasons
from planning.rules.person_state import PersonState

CATALOGUE: Mapping[str, type[Rule]] = {rule.code: rule for rule in (CountBound, PersonState, PermittedReasons)}
