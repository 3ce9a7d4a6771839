"""The sentences an administrator picks from, one a kind of clause; `TEMPLATES` holds them all by
kind.
"""

from collections.abc import Mapping

from planning.clauses.condition_templates import CONDITIONS
from planning.clauses.declaration_templates import DECLARATIONS
from planning.clauses.duty_templates import DUTY
from planning.clauses.example import Example
from planning.clauses.exception_templates import EXCEPTIONS, OBLIGATIONS, TOPICS
from planning.clauses.fields import Field, ParameterError, Params
from planning.clauses.limit_templates import LIMITS
from planning.clauses.meeting_templates import MEETINGS
from planning.clauses.person_templates import PERSONS
from planning.clauses.process_templates import PROCESSES
from planning.clauses.template import GROUPS, ClauseTemplate, Effect, Group
from planning.clauses.turn_templates import ROTATION

__all__ = [
    "EXAMPLES",
    "GROUPS",
    "TEMPLATES",
    "TOPICS",
    "ClauseTemplate",
    "Effect",
    "Field",
    "Group",
    "ParameterError",
    "Params",
]

TEMPLATES: Mapping[str, ClauseTemplate] = {
    template.kind: template
    for template in (
        *LIMITS,
        *PERSONS,
        *CONDITIONS,
        *DECLARATIONS,
        *ROTATION,
        *MEETINGS,
        *PROCESSES,
        *DUTY,
        *EXCEPTIONS,
        *OBLIGATIONS,
    )
}

EXAMPLES: Mapping[str, Example] = {kind: template.example for kind, template in TEMPLATES.items()}
"""For each kind a roster that keeps its sentence and one that breaks it."""
