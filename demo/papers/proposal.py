"""S4: what a department proposes to its city in August 2021."""

from datetime import date

from demo.paper import Paper, PaperClause, spoken

PROPOSAL = Paper(
    key="S4",
    kind="proposal",
    number="3511/SNV-CCHC",
    title="Đề xuất bố trí người làm việc và huy động lực lượng chống dịch",
    issuer="Một Sở thuộc thành phố",
    issuer_level="agency",
    begins=date(2021, 8, 23),
    ends=date(2021, 9, 6),
    note="Đề xuất gửi UBND thành phố, tự nó không ràng buộc; các câu ghi ở mức khuyến nghị.",
    clauses=(
        PaperClause(
            kind="headcount_cap",
            item="mục 1",
            params={"n": 4},
            traits=("cannot-work-remotely",),
            quote="Đơn vị không làm việc tại nhà được: không quá 04 người tại trụ sở.",
            meets=("S4.1",),
            binding="advice",
        ),
        PaperClause(
            kind="headcount_cap",
            item="mục 1",
            params={"n": 2},
            traits=("can-work-remotely",),
            quote=(
                "Đơn vị làm việc tại nhà được hoặc giải quyết thủ tục trực tuyến: không quá 02"
                " người."
            ),
            meets=("S4.1",),
            binding="advice",
        ),
        PaperClause(
            kind="min_leaders_onsite",
            item="mục 1",
            params={"n": 1},
            without=("suspended",),
            quote="Trong số đó có ít nhất 01 lãnh đạo.",
            meets=("S4.1",),
            binding="advice",
        ),
        PaperClause(
            kind="allowed_onsite_reasons",
            item="mục 1",
            params={"reasons": ["office-duty", "mail", "classified", "epidemic", "procedures"]},
            quote=(
                "Việc được làm tại cơ quan: trực, văn thư, tài liệu mật, tham mưu chống dịch, thủ"
                " tục trực tuyến."
            ),
            meets=("S4.1",),
            binding="advice",
        ),
        PaperClause(
            kind="rotation_weekly_fixed_team",
            item="mục 1",
            quote="Luân phiên theo tuần.",
            meets=("S4.2",),
            binding="advice",
        ),
        PaperClause(
            kind="must_stay_onsite",
            item="mục 1",
            params={"tags": ["live-in"]},
            quote=(
                "Ba tại chỗ hoặc một cung đường hai điểm đến: người được bố trí ở trụ sở hay nơi"
                " lưu trú gần đó thì ở lại."
            ),
            meets=("S4.2",),
            binding="advice",
        ),
        PaperClause(
            kind="closure",
            item="mục 1",
            params={"except_tags": ["guard", "fire-watch"]},
            traits=("suspended",),
            quote="Đơn vị tạm ngừng hoạt động chỉ trực bảo vệ, phòng cháy, chữa cháy.",
            meets=("S4.4",),
            binding="advice",
        ),
        spoken(
            "service",
            "mục 2",
            "Dừng nhận thủ tục trực tiếp; chỉ nhận trực tuyến, trả kết quả qua mạng hoặc bưu"
            " chính.",
            "S4.7",
            binding="advice",
        ),
        PaperClause(
            kind="full_strength",
            item="mục 3",
            params={"tags": ["health", "armed-forces"]},
            quote="Lực lượng vũ trang, ngành y tế bảo đảm đủ quân số.",
            meets=("S2.1",),
            binding="advice",
        ),
        PaperClause(
            kind="written_exception",
            item="mục 3",
            params={
                "text": (
                    "Đơn vị đặc thù đã được UBND thành phố chấp thuận bằng văn bản thì theo số"
                    " người trong văn bản đó."
                )
            },
            quote=(
                "Đơn vị đặc thù đã được UBND thành phố chấp thuận bằng văn bản thì theo số người"
                " trong văn bản đó."
            ),
            meets=("S4.3",),
            binding="advice",
        ),
        PaperClause(
            kind="head_discretion",
            item="mục 3",
            params={"text": "Người đứng đầu quyết định số người của lực lượng chống dịch."},
            quote="Người đứng đầu quyết định số người của lực lượng chống dịch.",
            meets=("S4.6",),
            binding="advice",
        ),
        spoken(
            "reporting",
            "phần huy động",
            "Lập danh sách, thành lập đội công tác; báo cáo số người huy động hằng tuần và đột"
            " xuất; tiêm đủ hai mũi.",
            "S4.5",
            binding="advice",
        ),
        spoken(
            "other",
            "phạm vi",
            "Áp dụng cả với cơ quan trung ương đóng tại thành phố.",
            "S4.8",
            binding="advice",
        ),
    ),
)
