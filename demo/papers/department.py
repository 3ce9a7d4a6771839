"""S0: a department sends its people home in the spring of 2020."""

from datetime import date

from demo.paper import Paper, PaperClause, spoken

DEPARTMENT = Paper(
    key="S0",
    kind="notice",
    title="Làm việc trực tuyến tại nhà trong thời gian cách ly xã hội",
    issuer="Một Sở thuộc tỉnh",
    issuer_level="agency",
    begins=date(2020, 4, 1),
    ends=date(2020, 4, 15),
    implements="S0-up",
    clauses=(
        PaperClause(
            kind="default_remote",
            item="mục 1",
            quote=(
                "Từ ngày 01/4/2020, các phòng và hai đơn vị trực thuộc làm việc trực tuyến tại nhà"
                " trong giờ hành chính."
            ),
            meets=("S0.1",),
        ),
        PaperClause(
            kind="head_deputy_rotation",
            item="mục 1",
            params={"require_alternation": True},
            quote="Trưởng và phó các phòng, đơn vị thay phiên nhau làm việc tại cơ quan.",
            meets=("S0.2",),
        ),
        PaperClause(
            kind="allowed_onsite_reasons",
            item="mục 1",
            params={"reasons": ["leader-order", "urgent"], "not_for_tags": ["guard", "clerk"]},
            quote="Chỉ đến cơ quan để giải quyết việc cần thiết hoặc khi Lãnh đạo Sở yêu cầu.",
            meets=("S0.3",),
        ),
        PaperClause(
            kind="role_must_be_onsite",
            item="mục 1",
            params={"tags": ["guard", "clerk"]},
            quote="Bảo vệ và văn thư vẫn làm việc như thường lệ.",
            meets=("S0.4",),
        ),
        PaperClause(
            kind="roster_filing",
            item="mục 1",
            params={"weekday": "friday"},
            quote=(
                "Trưởng phòng, đơn vị nhập lịch làm việc tại cơ quan và lịch công tác vào hệ thống"
                " văn phòng điện tử, chậm nhất thứ Sáu."
            ),
            meets=("S0.5",),
        ),
        PaperClause(
            kind="roster_approval",
            item="mục 1",
            params={"weekday": "friday"},
            quote="Giám đốc xem xét, duyệt lịch của tuần tiếp theo chậm nhất thứ Sáu.",
            meets=("S0.6",),
        ),
        PaperClause(
            kind="entry_declaration",
            item="mục 2",
            params={"title": "Khai báo y tế", "validity": "week"},
            quote="Cán bộ tự nguyện khai báo y tế.",
            meets=("S0.8",),
            binding="advice",
        ),
        spoken(
            "support",
            "mục 3",
            "Chánh Văn phòng đề xuất mức hỗ trợ cho thời gian làm việc tại nhà; thời gian này có"
            " thể được kéo dài.",
            "S0.7",
        ),
        spoken(
            "other", "mục 3", "Chánh Văn phòng hướng dẫn cách làm việc trực tuyến tại nhà.", "S0.10"
        ),
    ),
)
