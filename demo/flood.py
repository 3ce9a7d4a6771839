"""The directive in force in the played week: roads under water, fuel to be saved. Invented, with
its province, number and wording.
"""

from datetime import date, timedelta

from demo.paper import Paper, PaperClause, spoken

NUMBER = "312/UBND-NC"
AS_USUAL = ("guard", "fire-watch")


def flood(monday: date) -> Paper:
    """For the week of `monday` and the one after it, issued on the Friday ten days before."""
    return Paper(
        key="312",
        kind="official-letter",
        number=NUMBER,
        title=(
            "Bố trí làm việc trong thời gian ngập lụt, chia cắt giao thông và tiết kiệm nhiên liệu"
        ),
        issuer="UBND tỉnh Hòa Giang",
        issuer_level="province",
        issued_on=monday - timedelta(days=10),
        begins=monday,
        ends=monday + timedelta(days=11),
        clauses=_LIMITS + _PEOPLE + _OTHERS,
    )


_LIMITS = (
    PaperClause(
        kind="onsite_ratio_cap",
        item="khoản 1",
        params={
            "fraction": "1/3",
            "rounding": "floor",
            "base_exclude_tags": ["guard", "clerk"],
            "min_allowed": 1,
        },
        without=("cannot-work-remotely", "suspended"),
        quote=(
            "Mỗi ngày không quá một phần ba số cán bộ của phòng, đơn vị có mặt tại trụ sở, không kể"
            " văn thư, bảo vệ."
        ),
    ),
    PaperClause(
        kind="default_remote",
        item="khoản 1",
        without=("cannot-work-remotely",),
        quote="Những người còn lại làm việc trực tuyến tại nhà.",
    ),
    PaperClause(
        kind="headcount_cap",
        item="khoản 2",
        params={"n": 4, "base_exclude_tags": ["guard", "clerk"]},
        traits=("cannot-work-remotely",),
        without=("suspended",),
        quote=(
            "Đơn vị không làm việc trực tuyến được bố trí không quá 04 người, không kể văn thư,"
            " bảo vệ."
        ),
    ),
    PaperClause(
        kind="min_leaders_onsite",
        item="khoản 3",
        params={"n": 1},
        without=("suspended",),
        quote="Mỗi ngày làm việc, mỗi phòng, đơn vị có ít nhất 01 lãnh đạo tại trụ sở.",
    ),
    PaperClause(
        kind="min_onsite_count",
        item="khoản 4",
        params={"n": 3, "base_exclude_tags": ["guard", "clerk"]},
        without=("suspended",),
        min_size=10,
        quote=(
            "Phòng, đơn vị từ 10 người trở lên có ít nhất 03 người tại trụ sở để tiếp nhận, giải"
            " quyết công việc, không kể văn thư, bảo vệ."
        ),
    ),
)
_PEOPLE = (
    PaperClause(
        kind="role_must_be_onsite",
        item="khoản 5",
        params={"tags": list(AS_USUAL)},
        quote="Bảo vệ, phòng cháy, chữa cháy làm việc như thường lệ ở mọi đơn vị.",
    ),
    PaperClause(
        kind="role_must_be_onsite",
        item="khoản 5",
        params={"tags": ["clerk"]},
        without=("suspended",),
        quote="Văn thư làm việc như thường lệ.",
    ),
    PaperClause(
        kind="forced_remote",
        item="khoản 6",
        params={"tags": ["flooded-area"], "except_tags": ["guard", "clerk"]},
        quote=(
            "Người ở địa bàn bị ngập, chia cắt làm việc tại nhà; bảo vệ, văn thư được bố trí nơi"
            " nghỉ tại cơ quan."
        ),
    ),
    PaperClause(
        kind="allowed_onsite_reasons",
        item="khoản 7",
        params={
            "reasons": [
                "office-duty",
                "classified",
                "mail",
                "procedures",
                "leader-order",
                "urgent",
                "meeting",
                "system-ops",
            ],
            "not_for_tags": ["guard", "fire-watch", "clerk"],
        },
        quote=(
            "Đến trụ sở để trực, xử lý văn bản, tài liệu mật, thủ tục hành chính, vận hành hệ"
            " thống, dự họp, việc cấp bách hoặc được giao."
        ),
    ),
    PaperClause(
        kind="closure",
        item="khoản 8",
        params={"except_tags": list(AS_USUAL)},
        traits=("suspended",),
        quote=(
            "Đơn vị tạm dừng hoạt động không bố trí người đến làm việc, trừ bảo vệ, phòng cháy,"
            " chữa cháy."
        ),
    ),
)
_OTHERS = (
    PaperClause(
        kind="reporting",
        item="khoản 9",
        params={"before": "08:00", "days": "weekdays"},
        quote="Gửi danh sách trực và nơi làm việc của cán bộ trước 8h00 mỗi ngày làm việc.",
    ),
    PaperClause(
        kind="meeting_cap",
        item="khoản 10",
        params={"modes": ["online", "mixed"]},
        quote="Họp trực tuyến là chính.",
        binding="advice",
    ),
    spoken("other", "khoản 10", "Đi công tác trong tỉnh thì đi chung xe để tiết kiệm nhiên liệu."),
    PaperClause(
        kind="remote_results",
        item="khoản 11",
        params={"demand": "task"},
        quote="Giao việc cụ thể cho người làm việc tại nhà.",
        binding="advice",
    ),
    PaperClause(
        kind="remote_results",
        item="khoản 11",
        params={"demand": "weekly-report"},
        quote="Người làm việc tại nhà báo cáo tiến độ, kết quả với trưởng đơn vị.",
    ),
    PaperClause(
        kind="entry_declaration",
        item="khoản 12",
        params={
            "title": "Khai báo sức khỏe, đi lại",
            "questions": [
                "Bạn có sốt, ho, khó thở không? | có",
                "Bạn có đi qua vùng đang bị chia cắt không? | có",
                "Ngày đo thân nhiệt gần nhất | ngày 7",
            ],
            "validity": "days",
            "days": 7,
            "tags": ["clerk", "one-stop"],
        },
        quote="Văn thư, người làm ở bộ phận một cửa tự nguyện khai báo trước khi đến cơ quan.",
        binding="advice",
    ),
    spoken(
        "service",
        "khoản 13",
        "Tạm ngưng tiếp công dân trực tiếp; hồ sơ tiếp nhận trực tuyến, trả qua bưu chính.",
    ),
)
