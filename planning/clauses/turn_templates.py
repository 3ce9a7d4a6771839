"""The sentences about turns and about the days of each person."""

from planning.clauses.blanks import FOR_ONLY, FRACTION, NOT_FOR_TAGS, TAG_LABELS
from planning.clauses.example import FRIDAY, drawn_example
from planning.clauses.fields import (
    BoolField,
    ChoiceField,
    IntegerField,
    ParameterError,
    Params,
    TagsField,
)
from planning.clauses.making import (
    alternation,
    day_quota,
    fixed_team,
    leader_rotation,
    separation,
    share_of_days,
)
from planning.clauses.template import ClauseTemplate, Group, Primitive
from planning.rules.alternation import TurnSpan
from planning.rules.base import Direction, Measured
from planning.vocabulary import Text


def _one_team(params: Params) -> ParameterError | None:
    teams = params["teams"]
    return (
        ParameterError("teams", "too-few") if isinstance(teams, list) and len(teams) < 2 else None
    )


ROTATION = (
    ClauseTemplate(
        kind="head_deputy_rotation",
        group=Group.ROTATION,
        primitive=Primitive.ROTATION,
        label=Text(
            "Trưởng và phó đơn vị luân phiên có mặt tại cơ quan",
            "Head and deputies take turns at the office",
        ),
        fields=(
            BoolField(
                name="require_alternation",
                label=Text(
                    "Trong tuần phải có ít nhất hai người thay nhau",
                    "At least two of them must take turns in a week",
                ),
            ),
        ),
        make=leader_rotation,
        is_read=True,
        example=drawn_example(
            {"require_alternation": True},
            "Hà(head) O R\nDũng(deputy) R O",
            "Hà(head) O O\nDũng(deputy) R R",
            (None, "U"),
        ),
    ),
    ClauseTemplate(
        kind="rotation_weekly_fixed_team",
        group=Group.ROTATION,
        primitive=Primitive.ROTATION,
        label=Text(
            "Luân phiên hằng tuần, người tại cơ quan không đổi trong tuần",
            "Rotation by the week: the same people all week",
        ),
        fields=(),
        make=fixed_team,
        is_read=True,
        example=drawn_example({}, "An O O\nBình R R", "An O R\nBình R O", (1, "U")),
    ),
    ClauseTemplate(
        kind="rotation_alternate_weeks",
        group=Group.ROTATION,
        primitive=Primitive.ROTATION,
        label=Text(
            "Luân phiên cách tuần, không đến cơ quan hai tuần liền nhau",
            "Every other week: nobody comes in two weeks running",
        ),
        fields=(FOR_ONLY, NOT_FOR_TAGS),
        make=alternation(TurnSpan.WEEK),
        is_read=True,
        example=drawn_example(
            {}, "An O X X R\nBình R X X O", "An O X X O\nBình R X X O", (3, "An"), first=FRIDAY
        ),
    ),
    ClauseTemplate(
        kind="rotation_alternate_days",
        group=Group.ROTATION,
        primitive=Primitive.ROTATION,
        label=Text(
            "Luân phiên cách ngày, không đến cơ quan hai ngày liền nhau",
            "Every other day: nobody comes in two days running",
        ),
        fields=(FOR_ONLY, NOT_FOR_TAGS),
        make=alternation(TurnSpan.DAY),
        is_read=True,
        example=drawn_example({}, "An O R O\nBình R O R", "An O O R\nBình R R O", (1, "An")),
    ),
    ClauseTemplate(
        kind="team_separation",
        group=Group.ROTATION,
        primitive=Primitive.SEPARATION,
        label=Text("Các tổ làm việc không gặp nhau tại cơ quan", "Teams do not meet at the office"),
        fields=(
            TagsField(
                name="teams",
                label=Text("Các tổ", "Teams"),
                choices=TAG_LABELS,
                required=True,
                default=("team-1", "team-2"),
            ),
            ChoiceField(
                name="contact",
                label=Text("Coi là gặp nhau khi", "They meet if they are there on"),
                default="day",
                choices={
                    "day": Text(
                        "Cùng một ngày (kể cả khác buổi)", "the same day, whatever the half"
                    ),
                    "half-day": Text("Cùng một buổi", "the same half-day"),
                    "room": Text(
                        "Cùng phòng làm việc trong một buổi", "the same half-day in the same room"
                    ),
                },
            ),
        ),
        make=separation,
        also_wrong=_one_team,
        is_read=True,
        example=drawn_example(
            {"teams": ["team-1", "team-2"]},
            "An(team-1) O R\nBình(team-2) R O",
            "An(team-1) O R\nBình(team-2) O O",
            (0, ""),
        ),
    ),
    ClauseTemplate(
        kind="per_employee_max_onsite_days",
        group=Group.ROTATION,
        primitive=Primitive.QUOTA,
        label=Text(
            "Mỗi người không quá một số ngày tại cơ quan",
            "Each person at most so many days at the office",
        ),
        fields=(
            IntegerField(
                name="max",
                label=Text("Số ngày nhiều nhất trong tuần", "Most days a week"),
                default=3,
                required=True,
            ),
            FOR_ONLY,
        ),
        make=day_quota(Direction.MAX, Measured.ON_SITE, "max"),
        is_read=True,
        example=drawn_example(
            {"max": 2}, "An O O R\nBình R O O", "An O O O\nBình R O O", (2, "An")
        ),
    ),
    ClauseTemplate(
        kind="per_employee_min_remote_days",
        group=Group.ROTATION,
        primitive=Primitive.QUOTA,
        label=Text(
            "Mỗi người ít nhất một số ngày làm việc tại nhà",
            "Each person at least so many days at home",
        ),
        fields=(
            IntegerField(
                name="min",
                label=Text("Số ngày ít nhất trong tuần", "Fewest days a week"),
                default=1,
                required=True,
            ),
            FOR_ONLY,
        ),
        make=day_quota(Direction.MIN, Measured.REMOTE, "min"),
        is_read=True,
        example=drawn_example(
            {"min": 1}, "An O O R\nBình R O O", "An O O O\nBình R O O", (None, "An")
        ),
    ),
    ClauseTemplate(
        kind="per_employee_min_onsite_share",
        group=Group.ROTATION,
        primitive=Primitive.QUOTA,
        label=Text(
            "Mỗi người ít nhất một tỷ lệ số ngày tại cơ quan",
            "Each person at least a share of the days at the office",
        ),
        fields=(
            FRACTION,
            FOR_ONLY,
            BoolField(
                name="leave_reduces_base",
                label=Text("Không tính ngày nghỉ phép", "Leave out days of leave"),
                default=True,
            ),
        ),
        make=share_of_days,
        is_read=True,
        example=drawn_example(
            {"fraction": "1/2"},
            "An O R R O\nBình R B O R",
            "An O R R R\nBình R B O R",
            (None, "An"),
        ),
    ),
)
