"""The sentences about people who are on duty together, and all sentences about turns of duty."""

from planning.clauses.duty_blanks import GROUPS_ASKED, POSTS, TOGETHER, most
from planning.clauses.duty_making import (
    apart,
    mix,
    named_apart,
    newcomer,
    nobody_all_week,
    pairing,
    same_person,
    same_posts,
    too_few_groups,
    unit_cap,
    weekly,
)
from planning.clauses.duty_person_templates import OF_ONE_PERSON
from planning.clauses.example import turned_example
from planning.clauses.fields import DutyField, PersonField
from planning.clauses.template import ClauseTemplate, Group, Primitive
from planning.vocabulary import DUTY_POSTS, Text

OF_MANY = (
    ClauseTemplate(
        kind="duty_apart",
        group=Group.DUTY,
        primitive=Primitive.TURN,
        label=Text("Những người không trực cùng nhau", "People who are never on duty together"),
        fields=(GROUPS_ASKED, TOGETHER, POSTS),
        make=apart,
        also_wrong=too_few_groups,
        is_read=False,
        example=turned_example(
            {"teams": ["team-1", "team-2"]},
            "An(team-1) D .\nBình(team-2) . D\nChi N D",
            "An(team-1) D .\nBình(team-2) N .\nChi . D",
            (0, ""),
        ),
    ),
    ClauseTemplate(
        kind="duty_named_apart",
        group=Group.DUTY,
        primitive=Primitive.TURN,
        label=Text("Hai người không trực cùng nhau", "Two people who are never on duty together"),
        fields=(
            PersonField(name="one", label=Text("Người thứ nhất", "One of them")),
            PersonField(name="other", label=Text("Người thứ hai", "The other")),
            TOGETHER,
            POSTS,
        ),
        make=named_apart,
        also_wrong=same_person,
        is_read=False,
        example=turned_example(
            {"one": "An:An", "other": "Bình:Bình"},
            "An D .\nBình . D\nChi N N",
            "An D .\nBình N .\nChi . D",
            (0, ""),
        ),
    ),
    ClauseTemplate(
        kind="duty_unit_cap",
        group=Group.DUTY,
        primitive=Primitive.TURN,
        label=Text(
            "Mỗi đơn vị không quá một số người trực trong ngày",
            "Of one unit at most so many on duty on a day",
        ),
        fields=(most(Text("Số người nhiều nhất", "Most people"), 1), POSTS),
        make=unit_cap,
        is_read=False,
        example=turned_example(
            {"max": 1},
            "An@TC D .\nBình@TC . D\nChi@VP N .",
            "An@TC D .\nBình@TC N D\nChi@VP . .",
            (0, "TC"),
        ),
    ),
    ClauseTemplate(
        kind="duty_weekly",
        group=Group.DUTY,
        primitive=Primitive.TURN,
        label=Text("Cùng một người trực cả tuần", "The same person all week"),
        fields=(
            most(Text("Số người thay nhau trong tuần nhiều nhất", "Most people in a week"), 1),
            DutyField(
                name="posts",
                label=POSTS.label,
                choices=DUTY_POSTS,
                required=True,
                default=("leader",),
            ),
        ),
        make=weekly,
        also_wrong=nobody_all_week,
        is_read=False,
        example=turned_example(
            {"max": 1, "posts": ["leader"]},
            "An(head) L L L L\nDũng(deputy) . . . .",
            "An(head) L L . L\nDũng(deputy) . . L .",
            (0, ""),
        ),
    ),
    ClauseTemplate(
        kind="duty_pairing",
        group=Group.DUTY,
        primitive=Primitive.TURN,
        label=Text(
            "Trực lãnh đạo và trực ban không cùng đơn vị",
            "Leader and officer on duty are of different units",
        ),
        fields=(
            DutyField(
                name="posts",
                label=Text("Người trực", "Who is at"),
                choices=DUTY_POSTS,
                required=True,
                default=("leader",),
            ),
            DutyField(
                name="with_posts",
                label=Text("Không cùng đơn vị với người trực", "Not of the same unit as who is at"),
                choices=DUTY_POSTS,
                required=True,
                default=("officer",),
            ),
        ),
        make=pairing,
        also_wrong=same_posts,
        is_read=False,
        example=turned_example(
            {"posts": ["leader"], "with_posts": ["officer"]},
            "An(head)@TC L .\nBình@TC . D\nChi@VP D .",
            "An(head)@TC L .\nBình@TC D .\nChi@VP . D",
            (0, "TC"),
        ),
    ),
    ClauseTemplate(
        kind="duty_mix",
        group=Group.DUTY,
        primitive=Primitive.TURN,
        label=Text("Có người của mỗi nhóm cùng trực", "Somebody of each group on duty"),
        fields=(GROUPS_ASKED, TOGETHER, POSTS),
        make=mix,
        also_wrong=too_few_groups,
        is_read=False,
        example=turned_example(
            {"teams": ["guard", "technician"]},
            "An(guard) D .\nBình(technician) N .",
            "An(guard) D D\nBình(technician) N .",
            (1, ""),
        ),
    ),
    ClauseTemplate(
        kind="duty_newcomer",
        group=Group.DUTY,
        primitive=Primitive.TURN,
        label=Text(
            "Người mới trực cùng người có kinh nghiệm", "Newcomers with somebody experienced"
        ),
        fields=(POSTS,),
        make=newcomer,
        is_read=False,
        example=turned_example({}, "An(new) D .\nBình D D", "An(new) D D\nBình D .", (1, "An")),
    ),
)
DUTY = (*OF_ONE_PERSON, *OF_MANY)
