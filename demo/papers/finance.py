"""S1: a finance department, at least a half at home in May 2021."""

from datetime import date

from demo.paper import Paper, PaperClause, spoken

FINANCE = Paper(
    key="S1",
    kind="official-letter",
    title="Bố trí ít nhất một nửa số người làm việc tại nhà",
    issuer="Một Sở thuộc tỉnh",
    issuer_level="agency",
    begins=date(2021, 5, 25),
    ends=None,
    note="Văn bản chưa ghi số và ngày.",
    implements="S1-up",
    review_on=date(2021, 6, 25),
    ends_when=("Tỉnh không còn thực hiện giãn cách xã hội",),
    clauses=(
        PaperClause(
            kind="remote_ratio_floor",
            item="khoản 1",
            params={"fraction": "1/2", "rounding": "ceil"},
            quote="Ít nhất 50% số người của đơn vị làm việc tại nhà cho đến khi có thông báo mới.",
            meets=("S1.1",),
        ),
        PaperClause(
            kind="allowed_onsite_reasons",
            item="khoản 1",
            params={"reasons": ["office-duty", "classified", "leader-order"]},
            quote=(
                "Chỉ trường hợp thật cần thiết mới đến cơ quan: trực, tài liệu mật, nhiệm vụ khác"
                " được yêu cầu."
            ),
            meets=("S1.2",),
        ),
        PaperClause(
            kind="head_discretion",
            item="khoản 1",
            params={"text": "Người đứng đầu phòng, trung tâm tự sắp xếp lịch của đơn vị mình."},
            quote="Người đứng đầu phòng, trung tâm tự sắp xếp lịch của đơn vị mình.",
            meets=("S1.3",),
        ),
        spoken(
            "availability",
            "khoản 1",
            "Người làm việc tại nhà giữ liên lạc trong giờ làm việc và có mặt tại cơ quan khi được"
            " triệu tập.",
            "S1.4",
        ),
        spoken(
            "coming",
            "khoản 1",
            "Có việc đột xuất thì báo cáo Trưởng phòng rồi đến cơ quan.",
            "S1.5",
        ),
        spoken(
            "other",
            "khoản 2",
            "Văn phòng Sở phân công trực cơ quan hằng ngày để tiếp nhận, xử lý văn bản.",
            "S1.6",
        ),
        spoken("other", "kết thúc", "Thủ trưởng các đơn vị phổ biến đến toàn thể cán bộ.", "S1.7"),
    ),
)
