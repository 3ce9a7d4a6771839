"""The sentences about the turns of each person."""

from planning.clauses.blanks import FOR_ONLY
from planning.clauses.duty_blanks import DAYS_OF, POSTS, STATES, most
from planning.clauses.duty_making import (
    away,
    holiday,
    no_days,
    no_hours_of_rest,
    no_weekend_between,
    no_window,
    quota,
    remote,
    rest,
    spacing,
    weekend_gap,
    weekend_quota,
)
from planning.clauses.example import SUNDAY, turned_example
from planning.clauses.fields import BoolField, ChoiceField, IntegerField
from planning.clauses.template import ClauseTemplate, Group, Primitive
from planning.vocabulary import Text

OF_ONE_PERSON = (
    ClauseTemplate(
        kind="duty_rest",
        group=Group.DUTY,
        primitive=Primitive.TURN,
        label=Text("Nghỉ giữa hai ca trực", "Rest between two turns"),
        fields=(
            IntegerField(
                name="hours",
                label=Text("Số giờ nghỉ ít nhất", "Fewest hours of rest"),
                default=12,
                required=True,
            ),
            IntegerField(
                name="night_hours",
                label=Text("Sau ca trực đêm", "After a turn at night"),
                meaning=Text(
                    "Ca có giờ từ 22h00 đến 6h00; 0: như các ca khác.",
                    "A turn with hours from 22:00 to 6:00; 0: like any other.",
                ),
                default=24,
            ),
            BoolField(
                name="on_site_only",
                label=Text("Không tính trực qua điện thoại", "Duty by telephone does not count"),
                default=True,
            ),
            POSTS,
        ),
        make=rest,
        also_wrong=no_hours_of_rest,
        is_read=False,
        example=turned_example(
            {"hours": 12, "night_hours": 24},
            "An N L D\nBình D N .",
            "An N D D\nBình D N .",
            (1, "An"),
        ),
    ),
    ClauseTemplate(
        kind="duty_away",
        group=Group.DUTY,
        primitive=Primitive.TURN,
        label=Text("Không trực khi vắng mặt", "No duty while away"),
        fields=(
            STATES,
            POSTS,
        ),
        make=away,
        is_read=False,
        example=turned_example(
            {"states": ["leave", "mission"]},
            "An D l .\nBình . D b",
            "An D lD .\nBình . D bN",
            (1, "An"),
            (2, "Bình"),
        ),
    ),
    ClauseTemplate(
        kind="duty_quota",
        group=Group.DUTY,
        primitive=Primitive.TURN,
        label=Text("Mỗi người không quá một số ca trực", "Each person at most so many turns"),
        fields=(
            most(Text("Số ca nhiều nhất", "Most turns"), 4),
            ChoiceField(
                name="span",
                label=Text("Tính trong", "Counted in"),
                default="month",
                choices={
                    "week": Text("Một tuần", "A week"),
                    "month": Text("Một tháng", "A month"),
                    "days": Text("Một số ngày liền", "So many days running"),
                },
            ),
            IntegerField(
                name="days", label=Text("Số ngày liền", "How many days running"), default=7
            ),
            DAYS_OF,
            BoolField(name="nights_only", label=Text("Chỉ tính ca đêm", "Turns at night only")),
            POSTS,
            FOR_ONLY,
        ),
        make=quota,
        also_wrong=no_window,
        is_read=False,
        example=turned_example(
            {"max": 2, "span": "week"},
            "An D . D .\nBình . D . D",
            "An D . D D\nBình . D . .",
            (3, "An"),
        ),
    ),
    ClauseTemplate(
        kind="duty_weekend_quota",
        group=Group.DUTY,
        primitive=Primitive.TURN,
        label=Text(
            "Mỗi người không quá một số kỳ cuối tuần trong tháng",
            "Each person at most so many weekends a month",
        ),
        fields=(most(Text("Số kỳ cuối tuần nhiều nhất", "Most weekends"), 1), POSTS),
        make=weekend_quota,
        is_read=False,
        example=turned_example(
            {"max": 1},
            "An D . . . . . .\nBình . . . . . . D",
            "An D . . . . . D\nBình . . . . . . .",
            (6, "An"),
            first=SUNDAY,
        ),
    ),
    ClauseTemplate(
        kind="duty_weekend_gap",
        group=Group.DUTY,
        primitive=Primitive.TURN,
        label=Text("Không trực các kỳ cuối tuần liền nhau", "No two weekends running"),
        fields=(
            IntegerField(
                name="between",
                label=Text("Số kỳ cuối tuần nghỉ ở giữa", "Free weekends between"),
                default=1,
                required=True,
            ),
            POSTS,
        ),
        make=weekend_gap,
        also_wrong=no_weekend_between,
        is_read=False,
        example=turned_example(
            {"between": 1},
            "An D . . . . D .\nBình . . . . . . D",
            "An D . . . . . D\nBình . . . . . D .",
            (6, "An"),
            first=SUNDAY,
        ),
    ),
    ClauseTemplate(
        kind="duty_holiday_turn",
        group=Group.DUTY,
        primitive=Primitive.TURN,
        label=Text(
            "Không trực cùng một dịp lễ, Tết hai năm liền", "No same holiday two years running"
        ),
        fields=(DAYS_OF, POSTS),
        make=holiday,
        is_read=False,
        example=turned_example(
            {"days_of": ["tet"]},
            "An(had:tet) D . .\nBình . D N",
            "An(had:tet) D D .\nBình . . N",
            (1, "An"),
            classes="W T:tet T:tet",
        ),
    ),
    ClauseTemplate(
        kind="duty_remote_day",
        group=Group.DUTY,
        primitive=Primitive.TURN,
        label=Text(
            "Không trực tại cơ quan vào ngày làm việc tại nhà",
            "No duty at the office on a day of remote work",
        ),
        fields=(POSTS,),
        make=remote,
        is_read=False,
        example=turned_example(
            {}, "An(head) rL D\nBình D r", "An(head) L D\nBình D rN", (1, "Bình")
        ),
    ),
    ClauseTemplate(
        kind="duty_spacing",
        group=Group.DUTY,
        primitive=Primitive.TURN,
        label=Text("Các lần trực của một người cách nhau", "Days between the turns of a person"),
        fields=(
            IntegerField(
                name="days",
                label=Text(
                    "Số ngày ít nhất từ lần này đến lần sau", "Fewest days from one to the next"
                ),
                default=3,
                required=True,
            ),
            POSTS,
        ),
        make=spacing,
        also_wrong=no_days,
        is_read=False,
        example=turned_example(
            {"days": 3}, "An D . . D\nBình . D . .", "An D . D .\nBình . D . .", (2, "An")
        ),
    ),
)
