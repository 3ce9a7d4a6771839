"""Five directives of 2020 and 2021 as facts: numbers, dates, caps, exemptions. The quotes are our own words, the issuers have no names."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One clause: where it stands, which sentence it is, and which rows of the list of requirements it answers (`meets`)."""

    kind: str
    item: str
    quote: str
    meets: tuple[str, ...] = ()
    params: dict[str, Any] = field(default_factory=dict)
    traits: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    min_size: int = 0
    binding: str = "order"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document with its period, [begins, ends] in whole days, both included; `ends` None is until further notice."""

    key: str
    kind: str
    title: str
    issuer: str
    issuer_level: str
    begins: date
    ends: date | None
    clauses: tuple[Said, ...]
    number: str = ""
    issued_on: date | None = None
    note: str = ""


def spoken(topic: str, item: str, text: str, *meets: str, binding: str = "order") -> Said:
    """An obligation no machine can check yet: kept as text and shown to who plans."""
    return Said(kind="obligation", item=item, quote=text, params={"topic": topic, "text": text}, meets=meets, binding=binding)


DEPARTMENT = Paper(
    key="S0",
    kind="notice",
    title="Làm việc trực tuyến tại nhà trong thời gian cách ly xã hội",
    issuer="Một Sở thuộc tỉnh",
    issuer_level="agency",
    begins=date(2020, 4, 1),
    ends=date(2020, 4, 15),
    note="Thực hiện Chỉ thị số 08/CT-UBND ngày 31/3/2020 của Chủ tịch UBND tỉnh.",
    clauses=(
        Said(
            kind="default_remote",
            item="mục 1",
            quote="Từ ngày 01/4/2020, các phòng và hai đơn vị trực thuộc làm việc trực tuyến tại nhà trong giờ hành chính.",
            meets=("S0.1",),
        ),
        Said(
            kind="min_leaders_onsite",
            item="mục 1",
            params={"n": 1},
            quote="Mỗi ngày có trưởng hoặc phó làm việc tại đơn vị.",
            meets=("S0.2",),
        ),
        spoken("rotation", "mục 1", "Trưởng và phó các phòng, đơn vị thay phiên nhau làm việc tại cơ quan.", "S0.2"),
        Said(
            kind="allowed_onsite_reasons",
            item="mục 1",
            params={"reasons": ["leader-order", "urgent"], "not_for_tags": ["guard", "clerk"]},
            quote="Chỉ đến cơ quan để giải quyết việc cần thiết hoặc khi Lãnh đạo Sở yêu cầu.",
            meets=("S0.3",),
        ),
        Said(
            kind="role_must_be_onsite",
            item="mục 1",
            params={"tags": ["guard", "clerk"]},
            quote="Bảo vệ và văn thư vẫn làm việc như thường lệ.",
            meets=("S0.4",),
        ),
        spoken(
            "filing",
            "mục 1",
            "Trưởng phòng, đơn vị nhập lịch làm việc tại cơ quan và lịch công tác vào hệ thống văn phòng điện tử, chậm nhất thứ Sáu hằng tuần.",
            "S0.5",
        ),
        spoken("filing", "mục 1", "Giám đốc xem xét, duyệt lịch của tuần tiếp theo chậm nhất thứ Sáu.", "S0.6"),
        spoken("health", "mục 2", "Cán bộ tự nguyện khai báo y tế.", "S0.8"),
        spoken(
            "support",
            "mục 3",
            "Chánh Văn phòng đề xuất mức hỗ trợ cho thời gian làm việc tại nhà; thời gian này có thể được kéo dài.",
            "S0.7",
        ),
        spoken("other", "mục 3", "Chánh Văn phòng hướng dẫn cách làm việc trực tuyến tại nhà.", "S0.10"),
    ),
)

FINANCE = Paper(
    key="S1",
    kind="official-letter",
    title="Bố trí ít nhất một nửa số người làm việc tại nhà",
    issuer="Một Sở thuộc tỉnh",
    issuer_level="agency",
    begins=date(2021, 5, 25),
    ends=None,
    note="Văn bản chưa ghi số và ngày. Thực hiện Thông báo số 228-TB/TU ngày 24/5/2021 của Tỉnh ủy.",
    clauses=(
        Said(
            kind="remote_ratio_floor",
            item="khoản 1",
            params={"fraction": "1/2", "rounding": "ceil"},
            quote="Ít nhất 50% số người của đơn vị làm việc tại nhà cho đến khi có thông báo mới.",
            meets=("S1.1",),
        ),
        Said(
            kind="allowed_onsite_reasons",
            item="khoản 1",
            params={"reasons": ["office-duty", "classified", "leader-order"]},
            quote="Chỉ trường hợp thật cần thiết mới đến cơ quan: trực, tài liệu mật, nhiệm vụ khác được yêu cầu.",
            meets=("S1.2",),
        ),
        spoken("filing", "khoản 1", "Người đứng đầu phòng, trung tâm tự sắp xếp lịch của đơn vị mình.", "S1.3"),
        spoken(
            "availability",
            "khoản 1",
            "Người làm việc tại nhà giữ liên lạc trong giờ làm việc và có mặt tại cơ quan khi được triệu tập.",
            "S1.4",
        ),
        spoken("exception", "khoản 1", "Có việc đột xuất thì báo cáo Trưởng phòng rồi đến cơ quan.", "S1.5"),
        spoken("other", "khoản 2", "Văn phòng Sở phân công trực cơ quan hằng ngày để tiếp nhận, xử lý văn bản.", "S1.6"),
        spoken("other", "kết thúc", "Thủ trưởng các đơn vị phổ biến đến toàn thể cán bộ.", "S1.7"),
    ),
)

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
        Said(
            kind="onsite_ratio_cap",
            item="nội dung 1",
            params={"fraction": "1/3", "rounding": "floor", "base_exclude_tags": ["health", "armed-forces"]},
            without=("health", "armed-forces"),
            quote="Số người làm việc tại trụ sở không quá một phần ba.",
            meets=("S2.1", "S2.3"),
        ),
        Said(
            kind="full_strength",
            item="nội dung 1",
            params={"tags": ["health", "armed-forces"]},
            quote="Lực lượng vũ trang và ngành y tế bảo đảm đủ quân số.",
            meets=("S2.1",),
        ),
        Said(
            kind="head_must_be_onsite",
            item="nội dung 2",
            params={"acting_deputy_ok": True},
            quote="Người đứng đầu làm việc trực tiếp tại trụ sở.",
            meets=("S2.2",),
        ),
        spoken(
            "meetings",
            "nội dung 3",
            "Dừng các cuộc họp, trừ họp chống dịch và họp việc cấp bách; mỗi phòng không quá 10 người.",
            "S2.4",
        ),
        Said(
            kind="forced_remote",
            item="nội dung 4",
            params={"tags": ["locked-down"]},
            quote="Người ở trong vùng phong tỏa làm việc trực tuyến tại nhà.",
            meets=("S2.5",),
        ),
        spoken(
            "availability",
            "nội dung 4",
            "Người làm việc tại nhà giữ liên lạc suốt ngày đêm, báo cáo tiến độ, kết quả cho người đứng đầu trực tiếp.",
            "S1.4",
            "S2.6",
        ),
        spoken("health", "nội dung 5", "Khai báo y tế trước khi vào trụ sở.", "S2.7"),
        spoken("meetings", "nội dung 6", "Dừng thanh tra, kiểm tra chưa cần thiết; khi cần thì ít người tham gia.", "S2.8"),
        spoken("service", "nội dung 6", "Dừng tiếp công dân trực tiếp tại trụ sở.", "S2.8"),
        spoken("accountability", "nội dung 4", "Không để đình trệ những việc có thời hạn do pháp luật quy định.", "S2.9"),
    ),
)

MINISTRY = Paper(
    key="S3",
    kind="official-letter",
    number="1112/BTTTT-VP",
    title="Phương án làm việc tại nhà của các đơn vị thuộc Bộ",
    issuer="Một Bộ",
    issuer_level="ministry",
    issued_on=date(2020, 3, 31),
    begins=date(2020, 4, 1),
    ends=None,
    note="Thực hiện Chỉ thị số 16/CT-TTg ngày 31/3/2020 của Thủ tướng Chính phủ.",
    clauses=(
        Said(
            kind="default_remote",
            item="khoản 1",
            quote="Các đơn vị lập phương án để cán bộ làm việc tại nhà mà công việc không gián đoạn.",
            meets=("S3.1",),
        ),
        spoken("filing", "khoản 1", "Các đơn vị lập phương án, kế hoạch làm việc tại nhà.", "S3.1"),
        Said(
            kind="allowed_onsite_reasons",
            item="khoản 1",
            params={"reasons": ["office-duty", "system-ops", "classified", "leader-order"]},
            quote="Chỉ bố trí tại cơ quan khi thật cần: trực, vận hành kỹ thuật, tài liệu mật, việc cấp bách do Lãnh đạo Bộ giao.",
            meets=("S3.1",),
        ),
        Said(
            kind="min_leaders_onsite",
            item="khoản 1",
            params={"n": 1},
            quote="Mỗi đơn vị có ít nhất 01 lãnh đạo trực để điều hành.",
            meets=("S3.2",),
        ),
        spoken(
            "reporting",
            "phần gửi báo cáo",
            "Gửi phương án và danh sách trực về Văn phòng Bộ và hộp thư tổng hợp trước 8h00 hằng ngày.",
            "S3.3",
        ),
        spoken("meetings", "phần mở đầu", "Tăng cường họp trực tuyến.", "S3.4"),
    ),
)

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
        Said(
            kind="headcount_cap",
            item="mục 1",
            params={"n": 4},
            traits=("cannot-work-remotely",),
            quote="Đơn vị không làm việc tại nhà được: không quá 04 người tại trụ sở.",
            meets=("S4.1",),
            binding="advice",
        ),
        Said(
            kind="headcount_cap",
            item="mục 1",
            params={"n": 2},
            traits=("can-work-remotely",),
            quote="Đơn vị làm việc tại nhà được hoặc giải quyết thủ tục trực tuyến: không quá 02 người.",
            meets=("S4.1",),
            binding="advice",
        ),
        Said(
            kind="min_leaders_onsite",
            item="mục 1",
            params={"n": 1},
            without=("suspended",),
            quote="Trong số đó có ít nhất 01 lãnh đạo.",
            meets=("S4.1",),
            binding="advice",
        ),
        Said(
            kind="allowed_onsite_reasons",
            item="mục 1",
            params={"reasons": ["office-duty", "mail", "classified", "epidemic", "procedures"]},
            quote="Việc được làm tại cơ quan: trực, văn thư, tài liệu mật, tham mưu chống dịch, thủ tục trực tuyến.",
            meets=("S4.1",),
            binding="advice",
        ),
        spoken(
            "rotation",
            "mục 1",
            "Luân phiên theo tuần, ba tại chỗ hoặc một cung đường hai điểm đến, ở trụ sở hay nơi lưu trú gần đó.",
            "S4.2",
            binding="advice",
        ),
        Said(
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
            "Dừng nhận thủ tục trực tiếp; chỉ nhận trực tuyến, trả kết quả qua mạng hoặc bưu chính.",
            "S4.7",
            binding="advice",
        ),
        Said(
            kind="full_strength",
            item="mục 3",
            params={"tags": ["health", "armed-forces"]},
            quote="Lực lượng vũ trang, ngành y tế bảo đảm đủ quân số.",
            meets=("S2.1",),
            binding="advice",
        ),
        spoken(
            "exception",
            "mục 3",
            "Đơn vị đặc thù đã được UBND thành phố chấp thuận bằng văn bản thì theo số người trong văn bản đó.",
            "S4.3",
            binding="advice",
        ),
        spoken("exception", "mục 3", "Người đứng đầu quyết định số người của lực lượng chống dịch.", "S4.6", binding="advice"),
        spoken(
            "reporting",
            "phần huy động",
            "Lập danh sách, thành lập đội công tác; báo cáo số người huy động hằng tuần và đột xuất; tiêm đủ hai mũi.",
            "S4.5",
            binding="advice",
        ),
        spoken("other", "phạm vi", "Áp dụng cả với cơ quan trung ương đóng tại thành phố.", "S4.8", binding="advice"),
    ),
)

PAPERS = (DEPARTMENT, FINANCE, CITY, MINISTRY, PROPOSAL)
