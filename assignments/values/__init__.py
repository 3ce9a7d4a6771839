"""Tasks as they are typed, reported and shown."""

from assignments.values.deadline import deadline_of, is_overdue
from assignments.values.lines import AssignmentLine, lines_of
from assignments.values.report import ResultReport

__all__ = ["AssignmentLine", "ResultReport", "deadline_of", "is_overdue", "lines_of"]
