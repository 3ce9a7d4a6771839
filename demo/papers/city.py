"""S2: a city changes how its offices work for fifteen days of July 2021."""

from datetime import date

from demo.paper import Paper, PaperClause, spoken

CITY = Paper(
    key="S2",
    kind="official-letter",
    title="Thay đổi cách làm việc của cơ quan nhà nước trong 15 ngày",
    issuer="UBND thành phố",
    issuer_level="province",
    begins=date(2021, 7, 9),
    ends=date(2021, 7, 23),
    note="Từ 0h00 ngày 09/7/2021, 15 ngày: ngày cuối là 23/7/2021.",
    clauses=(
        PaperClause(
            kind="onsite_ratio_cap",
            item="nội dung 1",
            params={"fraction": "1/3", "rounding": "floor"},
            without=("health", "armed-forces"),
            quote="Số người làm việc tại trụ sở không quá một phần ba.",
            meets=("S2.1", "S2.3"),
        ),
        PaperClause(
            kind="full_strength",
            item="nội dung 1",
            params={"tags": ["health", "armed-forces"]},
            quote="Lực lượng vũ trang và ngành y tế bảo đảm đủ quân số.",
            meets=("S2.1",),
        ),
        PaperClause(
            kind="head_must_be_onsite",
            item="nội dung 2",
            params={"acting_deputy_ok": True},
            quote="Người đứng đầu làm việc trực tiếp tại trụ sở.",
            meets=("S2.2",),
        ),
        PaperClause(
            kind="meeting_cap",
            item="nội dung 3",
            params={"max": 10, "purposes": ["epidemic", "urgent"]},
            quote=(
                "Dừng các cuộc họp, trừ họp chống dịch và họp việc cấp bách; mỗi phòng không quá 10"
                " người."
            ),
            meets=("S2.4",),
        ),
        PaperClause(
            kind="forced_remote",
            item="nội dung 4",
            params={"tags": ["locked-down"]},
            quote="Người ở trong vùng phong tỏa làm việc trực tuyến tại nhà.",
            meets=("S2.5",),
        ),
        spoken(
            "availability",
            "nội dung 4",
            "Người làm việc tại nhà giữ liên lạc suốt ngày đêm.",
            "S1.4",
        ),
        PaperClause(
            kind="remote_results",
            item="nội dung 4",
            params={"demand": "task"},
            quote="Quản lý người làm việc tại nhà theo kết quả công việc được giao.",
            meets=("S2.6",),
        ),
        PaperClause(
            kind="remote_results",
            item="nội dung 4",
            params={"demand": "weekly-report"},
            quote="Người làm việc tại nhà báo cáo tiến độ, kết quả cho người đứng đầu trực tiếp.",
            meets=("S2.6",),
        ),
        PaperClause(
            kind="entry_declaration",
            item="nội dung 5",
            params={"title": "Khai báo y tế", "validity": "day"},
            quote="Khai báo y tế trước khi vào trụ sở.",
            meets=("S2.7",),
        ),
        PaperClause(
            kind="meeting_cap",
            item="nội dung 6",
            params={
                "concerns": ["inspection"],
                "purposes": ["epidemic", "urgent"],
                "approvers": ["head"],
            },
            quote="Dừng thanh tra, kiểm tra chưa cần thiết; khi cần thì ít người tham gia.",
            meets=("S2.8",),
        ),
        PaperClause(
            kind="meeting_cap",
            item="nội dung 6",
            params={"concerns": ["citizen-reception"], "max": 0},
            quote="Dừng tiếp công dân trực tiếp tại trụ sở.",
            meets=("S2.8",),
        ),
        PaperClause(
            kind="remote_results",
            item="nội dung 4",
            params={"demand": "legal-date"},
            quote="Không để đình trệ những việc có thời hạn do pháp luật quy định.",
            meets=("S2.9",),
        ),
    ),
)
