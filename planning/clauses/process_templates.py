"""The sentences about papers in time: rosters filed and approved, reports sent."""

from datetime import datetime, time

from planning.clauses.example import FRIDAY, MONDAY, TUESDAY, recorded_example
from planning.clauses.fields import BoolField, ChoiceField, TimeField
from planning.clauses.record_making import report, results, weekly_deadline
from planning.clauses.template import ClauseTemplate, Group, Primitive
from planning.records import RecordedTask, Records, TaskBook
from planning.rules.process import FilingStep
from planning.rules.remote_results import ResultDemand
from planning.vocabulary import WEEKDAYS, Text


def _tasks(*tasks: RecordedTask) -> Records:
    return Records(tasks=TaskBook(tasks=tasks, today=MONDAY))


_DEADLINE = (
    ChoiceField(
        name="weekday",
        label=Text("Chậm nhất vào ngày", "By"),
        meaning=Text(
            "Của tuần trước tuần được lập lịch.", "Of the week before the one that is planned."
        ),
        default="friday",
        required=True,
        choices=WEEKDAYS,
    ),
    TimeField(
        name="time",
        label=Text("Giờ", "Time"),
        meaning=Text("Để trống: đến hết ngày đó.", "Left empty: to the end of that day."),
    ),
    BoolField(
        name="strict",
        label=Text("Phải trước thời điểm đó", "Must be before that moment"),
        meaning=Text(
            "“Trước 16h00”: đúng 16h00 đã là muộn. Không đánh dấu: đúng giờ vẫn kịp.",
            "“Before 16:00”: at 16:00 it is too late. Not ticked: at the moment itself is in time.",
        ),
    ),
)
RESULT_DEMANDS = {
    ResultDemand.TASK.value: Text(
        "Có việc được giao cho từng ngày làm việc tại nhà", "A task for each day at home"
    ),
    ResultDemand.DAILY_REPORT.value: Text(
        "Báo cáo tiến độ, kết quả từng ngày làm việc tại nhà", "A report of each day at home"
    ),
    ResultDemand.WEEKLY_REPORT.value: Text(
        "Báo cáo tiến độ, kết quả trong tuần có ngày làm việc tại nhà",
        "A report in each week with a day at home",
    ),
    ResultDemand.LEGAL_DATE.value: Text(
        "Việc có thời hạn do pháp luật quy định xong đúng hạn",
        "What has a date set by law is done in time",
    ),
}
PROCESSES = (
    ClauseTemplate(
        kind="remote_results",
        group=Group.FILING,
        primitive=Primitive.PROCESS,
        label=Text(
            "Quản lý người làm việc tại nhà theo kết quả", "Work at home is managed by results"
        ),
        fields=(
            ChoiceField(
                name="demand",
                label=Text("Yêu cầu", "What is asked"),
                meaning=Text(
                    "Đối chiếu với việc được giao và báo cáo trên trang Giao việc.",
                    "Compared with the tasks given and reported of on the page of tasks.",
                ),
                default=ResultDemand.TASK.value,
                required=True,
                choices=RESULT_DEMANDS,
            ),
        ),
        make=results,
        is_read=False,
        example=recorded_example(
            {"demand": "task"},
            "An R R\nBình O R",
            _tasks(
                RecordedTask(person="An", given=MONDAY, due=TUESDAY),
                RecordedTask(person="Bình", given=TUESDAY, due=FRIDAY),
            ),
            _tasks(RecordedTask(person="An", given=TUESDAY, due=FRIDAY)),
            (0, "An"),
            (1, "Bình"),
        ),
    ),
    ClauseTemplate(
        kind="roster_filing",
        group=Group.FILING,
        primitive=Primitive.PROCESS,
        label=Text("Hạn trình lịch làm việc tuần", "Deadline for filing the weekly roster"),
        fields=_DEADLINE,
        make=weekly_deadline(FilingStep.FILING),
        is_read=True,
        example=recorded_example(
            {"weekday": "friday"},
            "An O R\nBình R O",
            Records(filed_at=datetime(2026, 11, 27, 16, 45)),
            Records(filed_at=datetime(2026, 11, 28, 8)),
            (None, ""),
        ),
    ),
    ClauseTemplate(
        kind="roster_approval",
        group=Group.FILING,
        primitive=Primitive.PROCESS,
        label=Text("Hạn duyệt lịch làm việc tuần", "Deadline for approving the weekly roster"),
        fields=_DEADLINE,
        make=weekly_deadline(FilingStep.APPROVAL),
        is_read=True,
        example=recorded_example(
            {"weekday": "friday", "time": "17:00"},
            "An O R\nBình R O",
            Records(approved_at=datetime(2026, 11, 27, 17)),
            Records(approved_at=datetime(2026, 11, 27, 17, 5)),
            (None, ""),
        ),
    ),
    ClauseTemplate(
        kind="reporting",
        group=Group.FILING,
        primitive=Primitive.PROCESS,
        label=Text("Báo cáo, gửi danh sách hằng ngày", "Daily report or list"),
        fields=(
            TimeField(
                name="before",
                label=Text("Trước giờ", "Before"),
                meaning=Text("Đúng giờ này đã là muộn.", "At this time it is too late."),
                default="08:00",
                required=True,
            ),
            ChoiceField(
                name="days",
                label=Text("Gửi vào", "Sent on"),
                default="daily",
                choices={
                    "daily": Text("Mọi ngày có lịch làm việc", "Every day of the roster"),
                    "weekdays": Text("Thứ Hai đến thứ Sáu", "Monday to Friday"),
                },
            ),
        ),
        make=report,
        is_read=True,
        example=recorded_example(
            {"before": "08:00"},
            "An O R\nBình R O",
            Records(reports={MONDAY: time(7, 30), TUESDAY: time(7, 59)}),
            Records(reports={MONDAY: time(8)}),
            (0, ""),
            (1, ""),
        ),
    ),
)
