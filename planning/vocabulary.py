"""The codes that people, units, reasons and rules are tagged with, and their names in Vietnamese
and English.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in both languages."""

    vi: str
    en: str

    def said(self, language: str) -> str:
        """In English if `language` is a kind of English ("en", "en-gb"), else in Vietnamese.

        >>> Text("Thứ Hai", "Monday").said("en-gb"), Text("Thứ Hai", "Monday").said("vi")
        ('Monday', 'Thứ Hai')
        """
        return self.en if language.startswith("en") else self.vi


@dataclass(frozen=True, slots=True)
class WeekdayWords:
    """A day of the week at the head of a line, within a sentence, and where there is no room."""

    name: Text
    within: Text
    short: Text


def _weekday(name: str, within: str, short: str, en: str, en_short: str) -> WeekdayWords:
    return WeekdayWords(Text(name, en), Text(within, en), Text(short, en_short))


WEEKDAY_WORDS: Mapping[str, WeekdayWords] = {
    "monday": _weekday("Thứ Hai", "thứ Hai", "T2", "Monday", "Mon"),
    "tuesday": _weekday("Thứ Ba", "thứ Ba", "T3", "Tuesday", "Tue"),
    "wednesday": _weekday("Thứ Tư", "thứ Tư", "T4", "Wednesday", "Wed"),
    "thursday": _weekday("Thứ Năm", "thứ Năm", "T5", "Thursday", "Thu"),
    "friday": _weekday("Thứ Sáu", "thứ Sáu", "T6", "Friday", "Fri"),
    "saturday": _weekday("Thứ Bảy", "thứ Bảy", "T7", "Saturday", "Sat"),
    "sunday": _weekday("Chủ nhật", "Chủ nhật", "CN", "Sunday", "Sun"),
}
"""The days of a week by their codes, Monday first."""

WEEKDAYS: Mapping[str, Text] = {code: words.name for code, words in WEEKDAY_WORDS.items()}
WEEKDAY_CODES = tuple(WEEKDAYS)


@dataclass(frozen=True, slots=True)
class Tag:
    """A code with its label in lists, and with the words that stand for the people who have it
    inside a sentence.
    """

    label: Text
    people: Text


def _tag(vi: str, en: str, vi_people: str, en_people: str) -> Tag:
    return Tag(Text(vi, en), Text(vi_people, en_people))


ROLES: Mapping[str, Tag] = {
    "guard": _tag("Bảo vệ", "Guard", "bảo vệ", "guards"),
    "clerk": _tag("Văn thư", "Records clerk", "văn thư", "records clerks"),
    "driver": _tag("Lái xe", "Driver", "lái xe", "drivers"),
    "archivist": _tag("Lưu trữ", "Archivist", "lưu trữ", "archivists"),
    "accountant": _tag("Kế toán", "Accountant", "kế toán", "accountants"),
    "cashier": _tag("Thủ quỹ", "Cashier", "thủ quỹ", "cashiers"),
    "cleaner": _tag("Tạp vụ", "Cleaner", "tạp vụ", "cleaners"),
    "technician": _tag("Kỹ thuật", "Technician", "kỹ thuật", "technicians"),
    "one-stop": _tag(
        "Bộ phận một cửa",
        "One-stop counter",
        "người làm ở bộ phận một cửa",
        "one-stop counter staff",
    ),
    "duty": _tag("Trực cơ quan", "Office duty", "người trực cơ quan", "people on duty"),
    "fire-watch": _tag(
        "Phòng cháy, chữa cháy", "Fire watch", "lực lượng phòng cháy, chữa cháy", "the fire watch"
    ),
    "team-1": _tag("Tổ làm việc 1", "Team 1", "người thuộc tổ làm việc 1", "people of team 1"),
    "team-2": _tag("Tổ làm việc 2", "Team 2", "người thuộc tổ làm việc 2", "people of team 2"),
    "team-3": _tag("Tổ làm việc 3", "Team 3", "người thuộc tổ làm việc 3", "people of team 3"),
    "task-force": _tag(
        "Phòng, chống dịch, thiên tai",
        "Task force",
        "lực lượng phòng, chống dịch, thiên tai",
        "the task force",
    ),
}
"""What a post does."""

SECTORS: Mapping[str, Tag] = {
    "health": _tag("Y tế", "Health", "lực lượng y tế", "health workers"),
    "armed-forces": _tag(
        "Lực lượng vũ trang", "Armed forces", "lực lượng vũ trang", "the armed forces"
    ),
}
"""What a post or a whole unit belongs to."""

CONDITIONS: Mapping[str, Tag] = {
    "locked-down": _tag(
        "Cư trú tại vùng phong tỏa",
        "Lives in a locked-down area",
        "người cư trú tại vùng phong tỏa",
        "people living in a locked-down area",
    ),
    "flooded-area": _tag(
        "Cư trú tại địa bàn bị ngập, chia cắt",
        "Lives in a flooded or cut-off area",
        "người cư trú tại địa bàn bị ngập, chia cắt",
        "people living in a flooded or cut-off area",
    ),
    "isolating": _tag("Đang cách ly", "In isolation", "người đang cách ly", "people in isolation"),
    "pregnant": _tag("Đang mang thai", "Pregnant", "phụ nữ đang mang thai", "pregnant women"),
    "small-child": _tag(
        "Nuôi con nhỏ", "Has a small child", "người đang nuôi con nhỏ", "people with a small child"
    ),
    "chronic-illness": _tag(
        "Có bệnh nền", "Has a chronic illness", "người có bệnh nền", "people with a chronic illness"
    ),
    "elderly": _tag("Cao tuổi", "Elderly", "người cao tuổi", "elderly people"),
    "vaccinated": _tag(
        "Đã tiêm đủ vắc xin", "Vaccinated", "người đã tiêm đủ vắc xin", "vaccinated people"
    ),
    "health-declared": _tag(
        "Đã khai báo y tế",
        "Has made a health declaration",
        "người đã khai báo y tế",
        "people with a health declaration",
    ),
    "tested-negative": _tag(
        "Có kết quả xét nghiệm âm tính còn hiệu lực",
        "Has a valid negative test",
        "người có kết quả xét nghiệm âm tính còn hiệu lực",
        "people with a valid negative test",
    ),
    "permit": _tag(
        "Có giấy đi đường", "Has a permit", "người có giấy đi đường", "people with a permit"
    ),
    "remote-approved": _tag(
        "Được duyệt làm việc trực tuyến",
        "Approved for remote work",
        "người được duyệt làm việc trực tuyến",
        "people approved for remote work",
    ),
    "live-in": _tag(
        "Ăn ở tại cơ quan",
        "Lives at the office",
        "người ăn ở tại cơ quan",
        "people living at the office",
    ),
}
"""What holds of a person for a time; always kept with its dates."""

TAGS: Mapping[str, Tag] = {**ROLES, **SECTORS, **CONDITIONS}
"""Every code that a rule may ask of a person."""

TRAITS: Mapping[str, Text] = {
    "can-work-remotely": Text("Làm việc trực tuyến được", "Can work remotely"),
    "cannot-work-remotely": Text("Không thể làm việc trực tuyến", "Cannot work remotely"),
    "suspended": Text("Tạm dừng hoạt động", "Suspended"),
    "health": Text("Ngành y tế", "Health sector"),
    "armed-forces": Text("Lực lượng vũ trang", "Armed forces"),
    "one-stop": Text("Có bộ phận một cửa", "Has a one-stop counter"),
    "leadership": Text("Lãnh đạo cơ quan", "Leadership of the agency"),
    "office": Text("Văn phòng", "Office"),
    "division": Text("Phòng chuyên môn", "Specialist division"),
    "service-unit": Text("Đơn vị trực thuộc", "Subordinate service unit"),
}
"""Facts of a unit that the scope of a clause asks for."""

RIVAL_TRAITS: tuple[frozenset[str], ...] = (
    frozenset({"leadership", "office", "division", "service-unit"}),
    frozenset({"can-work-remotely", "cannot-work-remotely"}),
    frozenset({"health", "armed-forces"}),
)
"""Facts of which a unit has one at most: its kind, its sector, whether it can work remotely."""


def gather_rivals(traits: Iterable[str]) -> list[list[str]]:
    """The traits in the order of TRAITS, those together of which a unit has one at most: "only
    offices, divisions of the health sector" are offices or divisions. Codes that are not in
    TRAITS are territories, and a unit lies in one.

    >>> gather_rivals(["division", "health", "office", "one-stop"])
    [['health'], ['one-stop'], ['office', 'division']]
    """
    groups: dict[object, list[str]] = {}
    for code in in_order(traits, TRAITS):
        rivals: object = next((one for one in RIVAL_TRAITS if code in one), code)
        groups.setdefault(rivals if code in TRAITS else None, []).append(code)
    return list(groups.values())


ALERT_LEVELS: Mapping[str, Text] = {
    "level-1": Text("Cấp độ 1 (vùng xanh)", "Level 1 (green)"),
    "level-2": Text("Cấp độ 2 (vùng vàng)", "Level 2 (yellow)"),
    "level-3": Text("Cấp độ 3 (vùng cam)", "Level 3 (orange)"),
    "level-4": Text("Cấp độ 4 (vùng đỏ)", "Level 4 (red)"),
}
"""How serious things are in a zone, as declared for a time."""

ZONE_CONDITIONS = ("locked-down", "flooded-area", "isolating")
"""What, declared of a zone, holds of everybody who lives there."""

DUTY_REASON = "office-duty"

REASONS: Mapping[str, Text] = {
    DUTY_REASON: Text("Trực cơ quan", "Office duty"),
    "classified": Text("Xử lý tài liệu mật", "Handling classified documents"),
    "mail": Text("Xử lý văn bản đi, đến", "Incoming and outgoing documents"),
    "procedures": Text("Tiếp nhận, giải quyết thủ tục hành chính", "Administrative procedures"),
    "epidemic": Text("Nhiệm vụ phòng, chống dịch", "Epidemic control"),
    "leader-order": Text("Theo yêu cầu của lãnh đạo cơ quan", "Ordered by the leadership"),
    "urgent": Text("Công việc đột xuất, cấp bách", "Urgent work"),
    "meeting": Text("Dự họp", "Meeting"),
    "system-ops": Text("Vận hành hệ thống, mạng lưới", "System and network operation"),
    "combat": Text("Trực chiến đấu, lực lượng vũ trang", "Combat duty, armed forces"),
    "essential": Text("Cung ứng hàng hóa, dịch vụ thiết yếu", "Essential goods and services"),
}
"""Why somebody is at the office."""

DUTY_POSTS: Mapping[str, Text] = {
    "leader": Text("Trực lãnh đạo", "Leader on duty"),
    "officer": Text("Trực cơ quan, trực ban", "Duty officer"),
    "records": Text("Trực văn thư", "Records duty"),
    "one-stop": Text("Trực một cửa", "One-stop duty"),
    "technical": Text("Trực kỹ thuật", "Technical duty"),
    "driver": Text("Trực lái xe", "Driver duty"),
    "guard": Text("Trực bảo vệ", "Guard duty"),
    "fire-watch": Text("Trực phòng cháy, chữa cháy", "Fire watch"),
    "hotline": Text("Trực đường dây nóng", "Hotline"),
    "disaster": Text("Trực phòng, chống thiên tai", "Disaster watch"),
    "other": Text("Trực khác", "Other duty"),
}
"""What a post of duty is for, whatever name the agency gives it."""

DAY_CLASSES: Mapping[str, Text] = {
    "working": Text("Ngày làm việc", "Working days"),
    "rest": Text("Ngày nghỉ hằng tuần", "Days of rest"),
    "holiday": Text("Ngày lễ", "Holidays"),
    "tet": Text("Ngày Tết", "Tết"),
}
"""The classes of days on which people are on duty."""

MEETING_PURPOSES: Mapping[str, Text] = {
    "epidemic": Text("Phòng, chống dịch", "Epidemic control"),
    "disaster": Text("Phòng, chống thiên tai", "Disaster control"),
    "urgent": Text("Công việc đột xuất, cấp bách", "Urgent work"),
    "classified": Text("Nội dung mật", "Classified matters"),
    "leader-order": Text("Theo yêu cầu của lãnh đạo cơ quan", "Ordered by the leadership"),
    "personnel": Text("Công tác cán bộ", "Personnel matters"),
    "routine": Text("Giao ban, công việc thường kỳ", "Routine business"),
}
"""What a meeting is about."""

MEETING_KINDS: Mapping[str, Text] = {
    "briefing": Text("Họp giao ban", "Briefings"),
    "working-meeting": Text("Họp chuyên môn", "Working meetings"),
    "conference": Text("Hội nghị, hội thảo", "Conferences and seminars"),
    "training": Text("Lớp tập huấn", "Training courses"),
    "reception": Text("Tiếp khách, tiếp đoàn", "Receptions of visitors"),
    "ceremony": Text("Lễ, sự kiện đông người", "Ceremonies and events"),
    "inspection": Text("Thanh tra, kiểm tra", "Inspections"),
    "citizen-reception": Text("Tiếp công dân", "Receptions of citizens"),
}
"""What sort of gathering it is."""

CONSENTING: Mapping[str, Text] = {
    "head": Text("Người đứng đầu", "The head"),
    "deputy": Text("Cấp phó", "A deputy"),
    "staff": Text("Cán bộ được giao", "The member of staff in charge"),
}
"""Whose consent a meeting has, by their rank."""

MEETING_MODES: Mapping[str, Text] = {
    "in-person": Text("Trực tiếp", "In person"),
    "online": Text("Trực tuyến", "Online"),
    "mixed": Text("Trực tiếp kết hợp trực tuyến", "In person and online together"),
}
"""How people take part."""


def listed(words: Iterable[str], language: str) -> str:
    """a, b và c."""
    *first, last = words
    return f"{', '.join(first)} {Text('và', 'and').said(language)} {last}" if first else last


def people_with(tags: Iterable[str], language: str) -> str:
    """The people who have one of `tags`, as a sentence names them; a code that is not in the
    table names itself.
    """
    return listed(
        (TAGS[tag].people.said(language) if tag in TAGS else tag for tag in in_order(tags, TAGS)),
        language,
    )


def in_order(codes: Iterable[str], table: Iterable[str]) -> list[str]:
    """`codes` in the order of `table`, those it does not know last, so that a set always reads
    the same.
    """
    place = {code: number for number, code in enumerate(table)}
    return sorted(codes, key=lambda code: (place.get(code, len(place)), code))
