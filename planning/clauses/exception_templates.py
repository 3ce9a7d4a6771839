"""The sentences that change other clauses, leave a decision to somebody, or order what no
machine can check.
"""

from collections.abc import Mapping
from typing import cast

from planning.clause import ClauseRef
from planning.clauses.blanks import TAG_LABELS
from planning.clauses.example import Example
from planning.clauses.fields import ChoiceField, Params, TagsField, TextField
from planning.clauses.template import ClauseTemplate, Group, Primitive
from planning.rules.exemption import Exemption
from planning.vocabulary import Text

TOPICS: Mapping[str, Text] = {
    "reporting": Text("Báo cáo, gửi danh sách", "Reporting, lists to send"),
    "filing": Text("Lập, trình và duyệt lịch", "Filing and approval of rosters"),
    "meetings": Text("Hội họp, tập trung đông người", "Meetings and gatherings"),
    "rotation": Text("Luân phiên", "Rotation"),
    "availability": Text(
        "Bảo đảm liên lạc, có mặt khi được triệu tập", "Being reachable, coming when summoned"
    ),
    "coming": Text(
        "Việc đột xuất: báo cáo người đứng đầu rồi đến cơ quan",
        "Urgent work: report to the head, then come in",
    ),
    "health": Text(
        "Khai báo y tế, xét nghiệm, tiêm chủng", "Health declaration, tests, vaccination"
    ),
    "support": Text("Chi hỗ trợ", "Support payments"),
    "service": Text("Tiếp nhận, tạm dừng dịch vụ", "Services moved or suspended"),
    "exception": Text("Trường hợp ngoại lệ, thẩm quyền quyết định", "Exceptions and discretion"),
    "unquantified": Text("Yêu cầu không nêu số lượng", "An order without a number"),
    "accountability": Text("Trách nhiệm, xử lý vi phạm", "Accountability"),
    "other": Text("Nội dung khác", "Something else"),
}
_TEXT = TextField(name="text", label=Text("Nội dung", "Text"), required=True)


def _as_written(params: Params, language: str) -> str:
    return str(params["text"])


def _exempt(params: Params, clause: ClauseRef) -> Exemption:
    return Exemption(clause=clause, tags=frozenset(cast(list[str], params["tags"])))


EXCEPTIONS = (
    ClauseTemplate(
        kind="exempt_from_cap",
        group=Group.EXCEPTION,
        primitive=Primitive.OVERRIDE,
        label=Text(
            "Một số người không tính vào mức quy định",
            "Some people are outside the limits on numbers",
        ),
        fields=(
            TagsField(
                name="tags",
                label=Text("Không tính", "Not counted"),
                meaning=Text(
                    "Để trống: tất cả người của đơn vị được áp dụng.",
                    "Left empty: everybody in the units it concerns.",
                ),
                choices=TAG_LABELS,
            ),
        ),
        make=_exempt,
        is_read=True,
        example=Example(params={"tags": ["task-force"]}),
    ),
    ClauseTemplate(
        kind="written_exception",
        group=Group.EXCEPTION,
        primitive=Primitive.OVERRIDE,
        label=Text(
            "Trường hợp khác phải được chấp thuận bằng văn bản",
            "Other cases need consent in writing",
        ),
        fields=(_TEXT,),
        wording=_as_written,
        is_read=True,
        example=Example(
            params={"text": "Đơn vị cần bố trí nhiều người hơn phải được chấp thuận bằng văn bản."}
        ),
    ),
    ClauseTemplate(
        kind="head_discretion",
        group=Group.EXCEPTION,
        primitive=Primitive.OVERRIDE,
        label=Text("Người đứng đầu quyết định", "The head decides"),
        fields=(_TEXT,),
        wording=_as_written,
        is_read=True,
        example=Example(
            params={"text": "Người đứng đầu đơn vị chủ động phân công cán bộ của mình."}
        ),
    ),
)
OBLIGATIONS = (
    ClauseTemplate(
        kind="obligation",
        group=Group.OBLIGATION,
        label=Text(
            "Nghĩa vụ mà máy không kiểm tra được", "An obligation the software cannot check"
        ),
        fields=(
            ChoiceField(
                name="topic", label=Text("Về việc", "About"), default="other", choices=TOPICS
            ),
            _TEXT,
        ),
        wording=_as_written,
        is_read=False,
        example=Example(
            params={
                "topic": "availability",
                "text": "Cán bộ làm việc tại nhà có mặt khi được triệu tập.",
            }
        ),
    ),
)
