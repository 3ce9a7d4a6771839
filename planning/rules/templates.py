"""The sentences an administrator picks from, one a kind of clause; `TEMPLATES` holds them all by
kind.
"""

from collections.abc import Mapping

from planning.rules.condition_templates import CONDITIONS
from planning.rules.exception_templates import EXCEPTIONS, OBLIGATIONS, TOPICS
from planning.rules.fields import Field, ParameterError, Params
from planning.rules.limit_templates import LIMITS
from planning.rules.meeting_templates import MEETINGS
from planning.rules.person_templates import PERSONS
from planning.rules.process_templates import PROCESSES
from planning.rules.template import GROUPS, ClauseTemplate, Effect, Group
from planning.rules.turn_templates import ROTATION

__all__ = [
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
        *ROTATION,
        *MEETINGS,
        *PROCESSES,
        *EXCEPTIONS,
        *OBLIGATIONS,
    )
}
