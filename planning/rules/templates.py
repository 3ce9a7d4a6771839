"""The sentences an administrator picks from, one a kind of clause; `TEMPLATES` holds them all by kind."""

from collections.abc import Mapping

from planning.people import LEADERS, Rank
from planning.rules.base import Measured
from planning.rules.blanks import FRACTION, TAG_LABELS
from planning.rules.count_bound import Direction
from planning.rules.fields import (
    BoolField,
    ChoiceField,
    Field,
    IntegerField,
    ParameterError,
    Params,
    RanksField,
    ReasonsField,
    TagsField,
    TextField,
)
from planning.rules.making import (
    absence,
    counting,
    permitted,
    permitted_reasons,
    presence,
    qualified,
    remote_condition,
)
from planning.rules.person_state import Must
from planning.rules.template import GROUPS, ClauseTemplate, Group
from planning.rules.turn_templates import ROTATION
from planning.vocabulary import REASONS, Text
from planning.wording.sentences import ROUNDINGS

__all__ = ["GROUPS", "TEMPLATES", "ClauseTemplate", "Field", "Group", "ParameterError", "Params"]

_RANKS = {
    "head": Text("Người đứng đầu đơn vị", "Head of the unit"),
    "deputy": Text("Cấp phó", "Deputies"),
    "staff": Text("Cán bộ không giữ chức vụ lãnh đạo", "Staff without a leading post"),
}
_LEVEL = ChoiceField(
    name="level",
    label=Text("Tính theo", "Counted by"),
    default="unit",
    choices={"unit": Text("Từng phòng, đơn vị", "Each unit"), "agency": Text("Toàn cơ quan", "The whole agency")},
)
_GRAIN = ChoiceField(
    name="grain",
    label=Text("Tính trong", "Judged by"),
    default="day",
    choices={
        "day": Text("Mỗi ngày (có mặt một buổi là tính một lần)", "Day (present in either half counts once)"),
        "instant": Text("Mỗi buổi", "Half-day"),
    },
)
_WEEKDAYS = BoolField(name="weekdays_only", label=Text("Chỉ tính từ thứ Hai đến thứ Sáu", "Monday to Friday only"))
_BASE = (
    TagsField(name="base_exclude_tags", label=Text("Không tính vào tỷ lệ", "Not counted (exempt)"), choices=TAG_LABELS),
    TagsField(name="base_only_tags", label=Text("Chỉ tính những người", "Counting only"), choices=TAG_LABELS),
    BoolField(name="base_exclude_leave", label=Text("Không tính người nghỉ phép", "Leave out people on leave")),
    BoolField(
        name="base_exclude_mobilised", label=Text("Không tính người được huy động", "Leave out people who are mobilised"), default=True
    ),
    BoolField(name="base_exclude_off", label=Text("Không tính người nghỉ theo lịch", "Leave out people who are off"), default=True),
)
_RAISES = (
    IntegerField(name="or_count", label=Text("Hoặc số người này, nếu cao hơn", "Or this many, if that is more")),
    IntegerField(name="min_allowed", label=Text("Đơn vị ít người vẫn được", "Small units are still allowed")),
)
_EXCUSES = (
    BoolField(name="leave_excused", label=Text("Trừ người nghỉ phép", "Except people on leave"), default=True),
    BoolField(
        name="away_excused",
        label=Text("Trừ người đi công tác, đi học, được huy động", "Except people on business, in training or mobilised"),
        default=True,
    ),
)
_EXCEPT = TagsField(name="except_tags", label=Text("Trừ", "Except"), choices=TAG_LABELS)


def _number(label_vi: str, label_en: str, default: int = 1) -> IntegerField:
    return IntegerField(name="n", label=Text(label_vi, label_en), default=default, required=True)


def _rounding(default: str) -> ChoiceField:
    choices = {rounding.value: words for rounding, words in ROUNDINGS.items()}
    return ChoiceField(name="rounding", label=Text("Làm tròn", "Rounding"), default=default, choices=choices)


_LIMITS = (
    ClauseTemplate(
        kind="onsite_ratio_cap",
        group=Group.LIMIT,
        label=Text("Tỷ lệ tối đa làm việc tại cơ quan", "Maximum share at the office"),
        fields=(FRACTION, *_BASE, _rounding("floor"), *_RAISES, _LEVEL, _GRAIN, _WEEKDAYS),
        make=counting(Direction.MAX),
    ),
    ClauseTemplate(
        kind="remote_ratio_floor",
        group=Group.LIMIT,
        label=Text("Tỷ lệ tối thiểu làm việc tại nhà", "Minimum share at home"),
        fields=(FRACTION, *_BASE, _rounding("ceil"), _LEVEL, _GRAIN, _WEEKDAYS),
        make=counting(Direction.MIN, Measured.REMOTE),
    ),
    ClauseTemplate(
        kind="onsite_ratio_floor",
        group=Group.LIMIT,
        label=Text("Tỷ lệ tối thiểu làm việc tại cơ quan", "Minimum share at the office"),
        fields=(FRACTION, *_BASE, _rounding("ceil"), _LEVEL, _GRAIN, _WEEKDAYS),
        make=counting(Direction.MIN),
    ),
    ClauseTemplate(
        kind="remote_ratio_cap",
        group=Group.LIMIT,
        label=Text("Tỷ lệ tối đa làm việc tại nhà", "Maximum share at home"),
        fields=(FRACTION, *_BASE, _rounding("floor"), *_RAISES, _LEVEL, _GRAIN, _WEEKDAYS),
        make=counting(Direction.MAX, Measured.REMOTE),
    ),
    ClauseTemplate(
        kind="exact_split",
        group=Group.LIMIT,
        label=Text("Tỷ lệ cố định làm việc tại cơ quan", "Exact share at the office"),
        fields=(FRACTION, *_BASE, _LEVEL, _GRAIN, _WEEKDAYS),
        make=counting(Direction.EXACT),
    ),
    ClauseTemplate(
        kind="headcount_cap",
        group=Group.LIMIT,
        label=Text("Số người tối đa tại cơ quan", "Maximum number of people at the office"),
        fields=(_number("Số người nhiều nhất", "At most", 4), *_BASE[:2], _LEVEL, _GRAIN, _WEEKDAYS),
        make=counting(Direction.MAX),
    ),
)
_PRESENCE = (
    ClauseTemplate(
        kind="min_leaders_onsite",
        group=Group.PRESENCE,
        label=Text("Số lãnh đạo tối thiểu tại cơ quan", "Minimum number of leaders at the office"),
        fields=(_number("Số lãnh đạo ít nhất", "At least"), _LEVEL, _GRAIN, _WEEKDAYS),
        make=counting(Direction.MIN, ranks=LEADERS),
    ),
    ClauseTemplate(
        kind="min_onsite_count",
        group=Group.PRESENCE,
        label=Text("Số người tối thiểu tại cơ quan", "Minimum number of people at the office"),
        fields=(_number("Số người ít nhất", "At least"), *_BASE[:2], _LEVEL, _GRAIN, _WEEKDAYS),
        make=counting(Direction.MIN),
    ),
    ClauseTemplate(
        kind="head_must_be_onsite",
        group=Group.PRESENCE,
        label=Text("Người đứng đầu có mặt tại cơ quan", "The head is at the office"),
        fields=(
            BoolField(
                name="acting_deputy_ok",
                label=Text("Cấp phó có mặt thay khi người đứng đầu vắng", "A deputy may stand in for an absent head"),
                default=True,
            ),
            _EXCUSES[1],
            _GRAIN,
        ),
        make=presence(frozenset({Rank.HEAD})),
    ),
    ClauseTemplate(
        kind="rank_must_be_onsite",
        group=Group.PRESENCE,
        label=Text("Người giữ chức vụ có mặt tại cơ quan", "Holders of a rank are at the office"),
        fields=(
            RanksField(name="ranks", label=Text("Chức vụ", "Ranks"), choices=_RANKS, required=True, default=("head", "deputy")),
            *_EXCUSES,
            _GRAIN,
        ),
        make=presence(),
    ),
    ClauseTemplate(
        kind="role_must_be_onsite",
        group=Group.PRESENCE,
        label=Text("Một số vị trí làm việc bình thường tại cơ quan", "Some posts work at the office as usual"),
        fields=(TagsField(name="tags", label=Text("Vị trí", "Posts"), choices=TAG_LABELS, required=True), *_EXCUSES, _GRAIN),
        make=presence(),
    ),
    ClauseTemplate(
        kind="full_strength",
        group=Group.PRESENCE,
        label=Text("Bảo đảm 100% quân số tại cơ quan", "Full strength at the office"),
        fields=(TagsField(name="tags", label=Text("Đối với", "For"), choices=TAG_LABELS), *_EXCUSES, _GRAIN),
        make=presence(),
    ),
)
_HOME = (
    ClauseTemplate(
        kind="forced_remote",
        group=Group.HOME,
        label=Text("Một số người làm việc tại nhà", "Some people work at home"),
        fields=(TagsField(name="tags", label=Text("Đối tượng", "Who"), choices=TAG_LABELS, required=True), _EXCEPT),
        make=absence(Must.REMOTE),
    ),
    ClauseTemplate(
        kind="all_remote",
        group=Group.HOME,
        label=Text("Tất cả làm việc tại nhà", "Everybody works at home"),
        fields=(_EXCEPT,),
        make=absence(Must.REMOTE),
    ),
    ClauseTemplate(
        kind="closure",
        group=Group.HOME,
        label=Text("Đóng cửa cơ quan", "The office is closed"),
        fields=(_EXCEPT,),
        make=absence(Must.AWAY),
    ),
    ClauseTemplate(
        kind="default_remote",
        group=Group.HOME,
        label=Text("Ô chưa phân công được hiểu là làm việc trực tuyến tại nhà.", "A cell left empty means working remotely at home."),
        fields=(),
    ),
)
_CONDITIONS = (
    ClauseTemplate(
        kind="allowed_onsite_reasons",
        group=Group.CONDITION,
        label=Text("Chỉ đến cơ quan khi có lý do được phép", "Coming in only for a permitted reason"),
        fields=(
            ReasonsField(name="reasons", label=Text("Lý do được phép", "Permitted reasons"), choices=REASONS, required=True),
            RanksField(name="not_for_ranks", label=Text("Không áp dụng đối với", "Does not bind"), choices=_RANKS),
            TagsField(name="not_for_tags", label=Text("Không áp dụng đối với vị trí", "Does not bind the posts"), choices=TAG_LABELS),
        ),
        make=permitted_reasons,
    ),
    ClauseTemplate(
        kind="required_condition_for_onsite",
        group=Group.CONDITION,
        label=Text("Chỉ người đủ điều kiện được đến cơ quan", "Coming in only on a condition"),
        fields=(
            TagsField(
                name="any_of_tags", label=Text("Có một trong các điều kiện", "One of the conditions"), choices=TAG_LABELS, required=True
            ),
            TagsField(name="not_for_tags", label=Text("Không áp dụng đối với", "Does not bind"), choices=TAG_LABELS),
        ),
        make=qualified,
    ),
    ClauseTemplate(
        kind="permit_required",
        group=Group.CONDITION,
        label=Text("Chỉ người có giấy đi đường được đến cơ quan", "Only people with a permit come in"),
        fields=(),
        make=permitted,
    ),
    ClauseTemplate(
        kind="remote_requires",
        group=Group.CONDITION,
        label=Text("Chỉ người đủ điều kiện được làm việc tại nhà", "Only people who meet every condition work at home"),
        fields=(TagsField(name="all_of_tags", label=Text("Có đủ các điều kiện", "All the conditions"), choices=TAG_LABELS, required=True),),
        make=remote_condition,
    ),
)
TOPICS: Mapping[str, Text] = {
    "reporting": Text("Báo cáo, gửi danh sách", "Reporting, lists to send"),
    "filing": Text("Lập, trình và duyệt lịch", "Filing and approval of rosters"),
    "meetings": Text("Hội họp, tập trung đông người", "Meetings and gatherings"),
    "rotation": Text("Luân phiên", "Rotation"),
    "availability": Text("Bảo đảm liên lạc, có mặt khi được triệu tập", "Being reachable, coming when summoned"),
    "health": Text("Khai báo y tế, xét nghiệm, tiêm chủng", "Health declaration, tests, vaccination"),
    "support": Text("Chi hỗ trợ", "Support payments"),
    "service": Text("Tiếp nhận, tạm dừng dịch vụ", "Services moved or suspended"),
    "exception": Text("Trường hợp ngoại lệ, thẩm quyền quyết định", "Exceptions and discretion"),
    "unquantified": Text("Yêu cầu không nêu số lượng", "An order without a number"),
    "accountability": Text("Trách nhiệm, xử lý vi phạm", "Accountability"),
    "other": Text("Nội dung khác", "Something else"),
}
_OBLIGATIONS = (
    ClauseTemplate(
        kind="obligation",
        group=Group.OBLIGATION,
        label=Text("Nghĩa vụ mà máy không kiểm tra được", "An obligation the software cannot check"),
        fields=(
            ChoiceField(name="topic", label=Text("Về việc", "About"), default="other", choices=TOPICS),
            TextField(name="text", label=Text("Nội dung", "Text"), required=True),
        ),
        wording=lambda params, language: str(params["text"]),
    ),
)

TEMPLATES: Mapping[str, ClauseTemplate] = {
    template.kind: template for template in (*_LIMITS, *_PRESENCE, *_HOME, *_CONDITIONS, *ROTATION, *_OBLIGATIONS)
}
