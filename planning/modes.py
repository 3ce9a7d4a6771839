"""The states of the grid, and everything pages, papers and keys need to know of each."""

from collections.abc import Mapping
from dataclasses import dataclass

from planning.plan import Work
from planning.vocabulary import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class ModeWords:
    """A state of the grid: what it is to the rules, and everything pages, papers and keys need to
    know of it.

    `name` stands in a sentence, `label` alone. `short` stands beside the chip in the palette, where
    a mode without one is shown as a rare one. `absences` are the codes of the kinds of absence
    that are shown so, `shown_as` the code that stands for it to who may not know it.
    """

    work: Work
    key: str
    letters: str
    name: Text
    label: Text
    short: Text | None = None
    absences: tuple[str, ...] = ()
    shown_as: str = ""
    is_for_days_off: bool = False

    @property
    def is_absence(self) -> bool:
        """True for what an absence may stand as in a cell; a day off is nobody's absence."""
        return self.work.is_away and self.work is not Work.OFF


MODES: Mapping[str, ModeWords] = {
    "cq": ModeWords(
        work=Work.ON_SITE,
        key="C",
        letters="CQ",
        name=Text("Làm việc tại cơ quan", "At the office"),
        label=Text("Làm việc tại cơ quan", "At the office"),
        short=Text("Tại cơ quan", "At the office"),
    ),
    "tn": ModeWords(
        work=Work.REMOTE,
        key="N",
        letters="TN",
        name=Text("Làm việc trực tuyến tại nhà", "Working remotely at home"),
        label=Text("Làm việc trực tuyến tại nhà", "Working remotely at home"),
        short=Text("Tại nhà", "Home"),
    ),
    "tr": ModeWords(
        work=Work.ON_DUTY,
        key="T",
        letters="TR",
        name=Text("Trực cơ quan", "On duty"),
        label=Text("Trực cơ quan", "On duty"),
        short=Text("Trực", "On duty"),
        is_for_days_off=True,
    ),
    "ct": ModeWords(
        work=Work.MISSION,
        key="K",
        letters="CT",
        name=Text("Đi công tác", "On official business"),
        label=Text("Đi công tác", "On official business"),
        short=Text("Công tác", "Business"),
        absences=("mission",),
    ),
    "h": ModeWords(
        work=Work.TRAINING,
        key="H",
        letters="H",
        name=Text("Đi học, tập huấn", "In training"),
        label=Text("Đi học, tập huấn", "Training"),
        short=Text("Học", "Training"),
        absences=("training",),
    ),
    "p": ModeWords(
        work=Work.LEAVE,
        key="P",
        letters="P",
        name=Text("Nghỉ phép", "On leave"),
        label=Text("Nghỉ phép", "Leave"),
        short=Text("Phép", "Leave"),
        absences=("leave", "maternity"),
    ),
    "3t": ModeWords(
        work=Work.LIVE_IN,
        key="3",
        letters="3T",
        name=Text("Ở lại cơ quan", "Living in at the office"),
        label=Text("Ở lại cơ quan", "Living in at the office"),
    ),
    "nb": ModeWords(
        work=Work.LEAVE,
        key="B",
        letters="NB",
        name=Text("Nghỉ bù", "On compensatory leave"),
        label=Text("Nghỉ bù", "Compensatory leave"),
        absences=("compensatory",),
    ),
    "o": ModeWords(
        work=Work.LEAVE,
        key="O",
        letters="Ô",
        name=Text("Nghỉ ốm", "On sick leave"),
        label=Text("Nghỉ ốm", "Sick leave"),
        absences=("sick",),
        shown_as="p",
    ),
    "hd": ModeWords(
        work=Work.MOBILISED,
        key="M",
        letters="HĐ",
        name=Text("Huy động, biệt phái", "Mobilised or seconded"),
        label=Text("Huy động, biệt phái", "Mobilised or seconded"),
        absences=("mobilised",),
    ),
    "l": ModeWords(
        work=Work.OFF,
        key="L",
        letters="L",
        name=Text("Nghỉ", "Off"),
        label=Text("Nghỉ", "Off"),
        is_for_days_off=True,
    ),
}
"""The one table of work states, by the code a roster stores, in the order of the palette. Several
kinds of leave are one state to the rules.
"""

STATE_NAMES: Mapping[Work, ModeWords] = {mode.work: mode for mode in reversed(list(MODES.values()))}
"""For each state of the rules the mode that names it (leave: plain leave, whatever the kind)."""
