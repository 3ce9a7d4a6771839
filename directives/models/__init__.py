"""Directives as tables: documents, their editions and clauses, exceptions from them, and who was
told.
"""

from directives.models.clause import Clause, WrittenException
from directives.models.directive import Attachment, Directive, Link
from directives.models.edition import PREPARED, Edition, EndCondition, Phase, Suspension
from directives.models.notice import Notice

__all__ = [
    "PREPARED",
    "Attachment",
    "Clause",
    "Directive",
    "Edition",
    "EndCondition",
    "Link",
    "Notice",
    "Phase",
    "Suspension",
    "WrittenException",
]
