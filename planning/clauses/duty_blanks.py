"""Blanks that sentences about turns of duty share."""

from planning.clauses.blanks import TAG_LABELS
from planning.clauses.fields import ChoiceField, DutyField, IntegerField, TagsField
from planning.modes import STATE_NAMES
from planning.plan import Work
from planning.vocabulary import DAY_CLASSES, DUTY_POSTS, Text

AWAY = (Work.LEAVE, Work.MISSION, Work.TRAINING, Work.MOBILISED, Work.OFF)
POSTS = DutyField(
    name="posts",
    label=Text("Đối với các vị trí trực", "For the posts"),
    meaning=Text("Để trống: mọi vị trí trực.", "Left empty: all posts."),
    choices=DUTY_POSTS,
)
DAYS_OF = DutyField(
    name="days_of",
    label=Text("Chỉ tính vào", "Only on"),
    meaning=Text("Để trống: mọi ngày.", "Left empty: on all days."),
    choices=DAY_CLASSES,
)
TOGETHER = ChoiceField(
    name="together",
    label=Text("Coi là trực cùng nhau khi", "They are on duty together on"),
    default="day",
    choices={
        "day": Text("Cùng một ngày", "the same day"),
        "shift": Text("Cùng một ca", "the same shift"),
    },
)
GROUPS_ASKED = TagsField(
    name="teams",
    label=Text("Các nhóm", "Groups"),
    choices=TAG_LABELS,
    required=True,
    default=("team-1", "team-2"),
)
STATES = DutyField(
    name="states",
    label=Text("Khi đang", "While"),
    choices={state.value: STATE_NAMES[state].name for state in AWAY},
    required=True,
    default=tuple(state.value for state in AWAY),
)


def most(label: Text, default: int) -> IntegerField:
    return IntegerField(name="max", label=label, default=default, required=True)
