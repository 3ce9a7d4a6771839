"""The kinds of letters that leave by themselves, one file each, begun in this order."""

from typing import Any, Final

from outgoing.services.kinds.alarms import AlarmKind
from outgoing.services.kinds.asked_reminders import AskedReminderKind
from outgoing.services.kinds.clocks import ClockKind
from outgoing.services.kinds.coming import ComingLetterKind
from outgoing.services.kinds.day_swaps import DaySwapLetterKind
from outgoing.services.kinds.declarations import DeclarationLetterKind
from outgoing.services.kinds.disrupted import DisruptedKind
from outgoing.services.kinds.duty_reminders import DutyReminderKind
from outgoing.services.kinds.duty_rules import DutyRulesKind
from outgoing.services.kinds.editions import EditionKind
from outgoing.services.kinds.handovers import HandoverKind
from outgoing.services.kinds.late_events import LateEventKind
from outgoing.services.kinds.leave import LeaveKind
from outgoing.services.kinds.list_trials import ListTrialKind
from outgoing.services.kinds.lists import ListKind
from outgoing.services.kinds.mobilisation import FiguresKind
from outgoing.services.kinds.mobilised import TeamCallKind, TeamHomeKind
from outgoing.services.kinds.notices import NoticeKind
from outgoing.services.kinds.protocol import LetterKind
from outgoing.services.kinds.provisional import ProvisionalKind
from outgoing.services.kinds.published import PublishedKind
from outgoing.services.kinds.reminders import ReminderKind
from outgoing.services.kinds.reopened import ReopenedKind
from outgoing.services.kinds.returned import ReturnedKind
from outgoing.services.kinds.reviews import ReviewKind
from outgoing.services.kinds.seasons import SeasonReminderKind
from outgoing.services.kinds.sickness import SicknessLetterKind
from outgoing.services.kinds.summons import SummonsLetterKind
from outgoing.services.kinds.swaps import SwapLetterKind
from outgoing.services.kinds.task_reminders import TaskReminderKind
from outgoing.services.kinds.task_summaries import TaskSummaryKind
from outgoing.services.kinds.trials import TrialKind

KINDS: Final[tuple[LetterKind[Any], ...]] = (
    ListKind(),
    ReminderKind(),
    AskedReminderKind(),
    AlarmKind(),
    NoticeKind(),
    ReopenedKind(),
    ReturnedKind(),
    ProvisionalKind(),
    DisruptedKind(),
    ReviewKind(),
    PublishedKind(),
    LateEventKind(),
    EditionKind(),
    LeaveKind(),
    SicknessLetterKind(),
    DutyReminderKind(),
    DutyRulesKind(),
    SwapLetterKind(),
    DaySwapLetterKind(),
    HandoverKind(),
    TaskReminderKind(),
    TaskSummaryKind(),
    DeclarationLetterKind(),
    SeasonReminderKind(),
    ComingLetterKind(),
    SummonsLetterKind(),
    TeamCallKind(),
    TeamHomeKind(),
    FiguresKind(),
    TrialKind(),
    ListTrialKind(),
    ClockKind(),
)
BY_CODE: Final = {each.kind.code: each for each in KINDS}
