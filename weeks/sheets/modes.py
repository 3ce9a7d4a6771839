"""The modes of a cell and the work states of the rules: one table, read both ways."""

from collections.abc import Mapping

from planning.plan import Work
from units.enums import AbsenceKind
from weeks.enums import Mode

WORK_OF: Mapping[Mode, Work] = {mode: mode.row.work for mode in Mode}

AWAY_AS: Mapping[AbsenceKind, Mode] = {
    AbsenceKind(kind): mode for mode in Mode for kind in mode.row.absences
}
"""How an absence stands in a cell."""

_MODE_OF: Mapping[Work, Mode] = {work: mode for mode, work in reversed(list(WORK_OF.items()))}


def mode_for(work: Work, before: Mode) -> Mode:
    """The mode that shows `work`: the one that stood there if it says the same (sick leave stays
    sick leave).
    """
    return before if WORK_OF[before] is work else _MODE_OF[work]
