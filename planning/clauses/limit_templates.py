"""The sentences about how many: shares and numbers, at the office and at home."""

from planning.clauses.blanks import (
    BASE,
    EXEMPT,
    FLOOR_RAISES,
    FRACTION,
    GRAIN_OR_WEEK,
    LEVEL,
    LEVEL_OR_ROOM,
    ONLY,
    RAISES,
    WEEKDAYS_ONLY,
    number,
    rounding,
)
from planning.clauses.example import drawn_example
from planning.clauses.fields import ChoiceField, IntegerField
from planning.clauses.making import EITHER, at_any_moment, counting, in_a_room
from planning.clauses.template import ClauseTemplate, Group, Primitive
from planning.people import LEADERS
from planning.rules.base import Direction, Measured
from planning.vocabulary import Text
from planning.wording.dates import upper_first
from planning.wording.terms import PLACES

_SIDE = ChoiceField(
    name="measured",
    label=Text("Tỷ lệ của số người", "Share of the people"),
    default=Measured.ON_SITE.value,
    choices={
        measured.value: Text(upper_first(place.vi), upper_first(place.en))
        for measured, place in PLACES.items()
    },
)
LIMITS = (
    ClauseTemplate(
        kind="onsite_ratio_cap",
        group=Group.LIMIT,
        primitive=Primitive.COUNT,
        label=Text("Tỷ lệ tối đa làm việc tại cơ quan", "Maximum share at the office"),
        fields=(
            FRACTION,
            *BASE,
            rounding("floor"),
            *RAISES,
            LEVEL_OR_ROOM,
            GRAIN_OR_WEEK,
            WEEKDAYS_ONLY,
        ),
        make=counting(Direction.MAX),
        is_read=True,
        example=drawn_example(
            {"fraction": "1/3"},
            "An O R R\nBình R O R\nChi R R O",
            "An O R R\nBình O O R\nChi R R O",
            (0, "U"),
        ),
    ),
    ClauseTemplate(
        kind="headcount_cap",
        group=Group.LIMIT,
        primitive=Primitive.COUNT,
        label=Text("Số người tối đa tại cơ quan", "Maximum number of people at the office"),
        fields=(
            number("Số người nhiều nhất", "At most", 4),
            EXEMPT,
            ONLY,
            LEVEL_OR_ROOM,
            GRAIN_OR_WEEK,
            WEEKDAYS_ONLY,
        ),
        make=counting(Direction.MAX),
        is_read=True,
        example=drawn_example(
            {"n": 2}, "An O R\nBình O O\nChi R O", "An O O\nBình O O\nChi R O", (1, "U")
        ),
    ),
    ClauseTemplate(
        kind="instant_cap",
        group=Group.LIMIT,
        primitive=Primitive.COUNT,
        label=Text("Tỷ lệ tối đa có mặt cùng một lúc", "Maximum share at any given moment"),
        fields=(FRACTION, *BASE, rounding("floor"), *RAISES, LEVEL, WEEKDAYS_ONLY),
        make=at_any_moment,
        is_read=True,
        example=drawn_example(
            {"fraction": "1/2"}, "An OA R\nBình OP O", "An OA R\nBình OA O", (0, "U")
        ),
    ),
    ClauseTemplate(
        kind="room_cap",
        group=Group.LIMIT,
        primitive=Primitive.COUNT,
        label=Text(
            "Số người tối đa trong một phòng làm việc", "Maximum number of people in one room"
        ),
        fields=(
            IntegerField(
                name="max",
                label=Text("Số người nhiều nhất trong một phòng", "At most in one room"),
                meaning=Text(
                    "Tính từng buổi; ai chưa ghi phòng làm việc thì không tính.",
                    "Each half-day apart; who has no room on file is not counted.",
                ),
                default=10,
                required=True,
            ),
            EXEMPT,
            WEEKDAYS_ONLY,
        ),
        make=in_a_room,
        is_read=True,
        example=drawn_example(
            {"max": 1},
            "An#12 O R\nBình#12 R O\nChi#14 O O",
            "An#12 O R\nBình#12 O O\nChi#14 O O",
            (0, "12"),
        ),
    ),
    ClauseTemplate(
        kind="exact_split",
        group=Group.LIMIT,
        primitive=Primitive.COUNT,
        label=Text(
            "Tỷ lệ cố định tại cơ quan hoặc tại nhà", "Exact share at the office or at home"
        ),
        fields=(
            FRACTION,
            _SIDE,
            *BASE,
            rounding(EITHER, or_either=True),
            LEVEL,
            GRAIN_OR_WEEK,
            WEEKDAYS_ONLY,
        ),
        make=counting(Direction.EXACT),
        is_read=True,
        example=drawn_example(
            {"fraction": "1/2"}, "An O R\nBình R O", "An O O\nBình R O", (1, "U")
        ),
    ),
    ClauseTemplate(
        kind="min_leaders_onsite",
        group=Group.PRESENCE,
        primitive=Primitive.COUNT,
        label=Text("Số lãnh đạo tối thiểu tại cơ quan", "Minimum number of leaders at the office"),
        fields=(number("Số lãnh đạo ít nhất", "At least"), LEVEL, GRAIN_OR_WEEK, WEEKDAYS_ONLY),
        make=counting(Direction.MIN, ranks=LEADERS),
        is_read=True,
        example=drawn_example(
            {"n": 1},
            "Hà(head) O R\nDũng(deputy) R O\nAn O O",
            "Hà(head) O R\nDũng(deputy) R R\nAn O O",
            (1, "U"),
        ),
    ),
    ClauseTemplate(
        kind="min_onsite_count",
        group=Group.PRESENCE,
        primitive=Primitive.COUNT,
        label=Text("Số người tối thiểu tại cơ quan", "Minimum number of people at the office"),
        fields=(
            number("Số người ít nhất", "At least"),
            EXEMPT,
            ONLY,
            LEVEL,
            GRAIN_OR_WEEK,
            WEEKDAYS_ONLY,
        ),
        make=counting(Direction.MIN),
        is_read=True,
        example=drawn_example(
            {"n": 2}, "An O R\nBình O O\nChi R O", "An O R\nBình O O\nChi R R", (1, "U")
        ),
    ),
    ClauseTemplate(
        kind="onsite_ratio_floor",
        group=Group.PRESENCE,
        primitive=Primitive.COUNT,
        label=Text("Tỷ lệ tối thiểu làm việc tại cơ quan", "Minimum share at the office"),
        fields=(
            FRACTION,
            *BASE,
            rounding("ceil"),
            *FLOOR_RAISES,
            LEVEL,
            GRAIN_OR_WEEK,
            WEEKDAYS_ONLY,
        ),
        make=counting(Direction.MIN),
        is_read=True,
        example=drawn_example(
            {"fraction": "1/2"}, "An O R\nBình R O", "An O R\nBình R R", (1, "U")
        ),
    ),
    ClauseTemplate(
        kind="remote_ratio_floor",
        group=Group.HOME,
        primitive=Primitive.COUNT,
        label=Text("Tỷ lệ tối thiểu làm việc tại nhà", "Minimum share at home"),
        fields=(
            FRACTION,
            *BASE,
            rounding("ceil"),
            *FLOOR_RAISES,
            LEVEL,
            GRAIN_OR_WEEK,
            WEEKDAYS_ONLY,
        ),
        make=counting(Direction.MIN, Measured.REMOTE),
        is_read=True,
        example=drawn_example(
            {"fraction": "1/2"}, "An R O\nBình O R", "An R O\nBình O O", (1, "U")
        ),
    ),
    ClauseTemplate(
        kind="remote_ratio_cap",
        group=Group.HOME,
        primitive=Primitive.COUNT,
        label=Text("Tỷ lệ tối đa làm việc tại nhà", "Maximum share at home"),
        fields=(FRACTION, *BASE, rounding("floor"), *RAISES, LEVEL, GRAIN_OR_WEEK, WEEKDAYS_ONLY),
        make=counting(Direction.MAX, Measured.REMOTE),
        is_read=True,
        example=drawn_example(
            {"fraction": "1/2"}, "An R O\nBình O R", "An R O\nBình R R", (0, "U")
        ),
    ),
)
