"""The sentences about where a person must be."""

from planning.clauses.blanks import EXCEPT, EXCUSES, FOR_ONLY, GRAIN, RANK_LABELS, TAG_LABELS
from planning.clauses.example import Example, drawn_example
from planning.clauses.fields import BoolField, IntegerField, RanksField, TagsField
from planning.clauses.making import absence, living_in, presence
from planning.clauses.template import ClauseTemplate, Effect, Group, Primitive
from planning.people import Rank
from planning.rules.person_state import Must
from planning.vocabulary import Text

PERSONS = (
    ClauseTemplate(
        kind="head_must_be_onsite",
        group=Group.PRESENCE,
        primitive=Primitive.STATE,
        label=Text("Người đứng đầu có mặt tại cơ quan", "The head is at the office"),
        fields=(
            BoolField(
                name="acting_deputy_ok",
                label=Text(
                    "Cấp phó có mặt thay khi người đứng đầu vắng",
                    "A deputy may stand in for an absent head",
                ),
                default=True,
            ),
            EXCUSES[1],
            GRAIN,
        ),
        make=presence(frozenset({Rank.HEAD})),
        is_read=True,
        example=drawn_example(
            {}, "Hà(head) O L\nDũng(deputy) R O", "Hà(head) R L\nDũng(deputy) O O", (0, "Hà")
        ),
    ),
    ClauseTemplate(
        kind="rank_must_be_onsite",
        group=Group.PRESENCE,
        primitive=Primitive.STATE,
        label=Text("Người giữ chức vụ có mặt tại cơ quan", "Holders of a rank are at the office"),
        fields=(
            RanksField(
                name="ranks",
                label=Text("Chức vụ", "Ranks"),
                choices=RANK_LABELS,
                required=True,
                default=("head", "deputy"),
            ),
            *EXCUSES,
            GRAIN,
        ),
        make=presence(),
        is_read=True,
        example=drawn_example(
            {"ranks": ["head", "deputy"]},
            "Hà(head) O O\nDũng(deputy) O L",
            "Hà(head) O R\nDũng(deputy) O L",
            (1, "Hà"),
        ),
    ),
    ClauseTemplate(
        kind="role_must_be_onsite",
        group=Group.PRESENCE,
        primitive=Primitive.STATE,
        label=Text(
            "Một số vị trí làm việc bình thường tại cơ quan",
            "Some posts work at the office as usual",
        ),
        fields=(
            TagsField(
                name="tags", label=Text("Vị trí", "Posts"), choices=TAG_LABELS, required=True
            ),
            *EXCUSES,
            GRAIN,
        ),
        make=presence(),
        is_read=True,
        example=drawn_example(
            {"tags": ["guard"]}, "Lực(guard) O O\nAn R R", "Lực(guard) O R\nAn R R", (1, "Lực")
        ),
    ),
    ClauseTemplate(
        kind="full_strength",
        group=Group.PRESENCE,
        primitive=Primitive.STATE,
        label=Text("Bảo đảm 100% quân số tại cơ quan", "Full strength at the office"),
        fields=(FOR_ONLY, *EXCUSES, GRAIN),
        make=presence(),
        is_read=True,
        example=drawn_example(
            {"tags": ["health"]}, "Mai(health) O O\nAn R R", "Mai(health) R O\nAn R R", (0, "Mai")
        ),
    ),
    ClauseTemplate(
        kind="must_stay_onsite",
        group=Group.PRESENCE,
        primitive=Primitive.STATE,
        label=Text("Ở lại cơ quan, “3 tại chỗ”", "Living in at the office (“three on the spot”)"),
        fields=(FOR_ONLY, *EXCUSES),
        make=living_in,
        is_read=True,
        example=drawn_example(
            {"tags": ["duty"]}, "An(duty) I I\nBình R O", "An(duty) I O\nBình R O", (1, "An")
        ),
    ),
    ClauseTemplate(
        kind="forced_remote",
        group=Group.HOME,
        primitive=Primitive.STATE,
        label=Text("Một số người làm việc tại nhà", "Some people work at home"),
        fields=(
            TagsField(
                name="tags", label=Text("Đối tượng", "Who"), choices=TAG_LABELS, required=True
            ),
            EXCEPT,
            IntegerField(
                name="unless_negative_test_days",
                label=Text(
                    "Trừ người có xét nghiệm âm tính trong số ngày này",
                    "Except after a negative test at most so many days old",
                ),
                meaning=Text(
                    "Ngày lấy mẫu là ngày 0. Để trống: xét nghiệm không làm thay đổi.",
                    "The day of the test is day 0. Left empty: a test changes nothing.",
                ),
                default=None,
            ),
        ),
        make=absence(Must.REMOTE),
        is_read=True,
        example=drawn_example(
            {"tags": ["locked-down"]},
            "An(locked-down) R R\nBình O R",
            "An(locked-down) R O\nBình O R",
            (1, "An"),
        ),
    ),
    ClauseTemplate(
        kind="all_remote",
        group=Group.HOME,
        primitive=Primitive.STATE,
        label=Text("Tất cả làm việc tại nhà", "Everybody works at home"),
        fields=(EXCEPT,),
        make=absence(Must.REMOTE),
        is_read=True,
        example=drawn_example(
            {"except_tags": ["guard"]},
            "Lực(guard) O O\nAn R R",
            "Lực(guard) O O\nAn R O",
            (1, "An"),
        ),
    ),
    ClauseTemplate(
        kind="closure",
        group=Group.HOME,
        primitive=Primitive.STATE,
        label=Text("Đóng cửa cơ quan", "The office is closed"),
        fields=(EXCEPT,),
        make=absence(Must.AWAY),
        is_read=True,
        example=drawn_example(
            {"except_tags": ["guard"]},
            "Lực(guard) O O\nAn R L",
            "Lực(guard) O O\nAn O L",
            (0, "An"),
        ),
    ),
    ClauseTemplate(
        kind="default_remote",
        group=Group.HOME,
        label=Text(
            "Ô chưa phân công được hiểu là làm việc trực tuyến tại nhà.",
            "A cell left empty means working remotely at home.",
        ),
        fields=(),
        unjudged=Effect.DEFAULT,
        is_read=True,
        example=Example(params={}),
    ),
)
