"""The orders from above that three of the five carry out, each with the one sentence that
concerns offices.
"""

from datetime import date

from demo.paper import Paper, spoken

PROVINCE = Paper(
    key="S0-up",
    kind="directive",
    number="08/CT-UBND",
    title="Thực hiện cách ly xã hội trên địa bàn tỉnh",
    issuer="Chủ tịch UBND một tỉnh",
    issuer_level="province",
    issued_on=date(2020, 3, 31),
    begins=date(2020, 4, 1),
    ends=date(2020, 4, 15),
    clauses=(
        spoken(
            "unquantified",
            "phần chung",
            "Giảm tối đa số người đến công sở; bố trí làm việc tại nhà.",
            "S0.9",
        ),
    ),
)

PARTY = Paper(
    key="S1-up",
    kind="notice",
    number="228-TB/TU",
    title="Tăng cường phòng, chống dịch trên địa bàn tỉnh",
    issuer="Một Tỉnh ủy",
    issuer_level="province",
    issued_on=date(2021, 5, 24),
    begins=date(2021, 5, 25),
    ends=None,
    clauses=(
        spoken(
            "unquantified",
            "phần chung",
            "Cơ quan nhà nước bố trí hợp lý số người làm việc tại công sở.",
            "S0.9",
        ),
    ),
)

STATE = Paper(
    key="S3-up",
    kind="directive",
    number="16/CT-TTg",
    title="Các biện pháp cấp bách phòng, chống dịch",
    issuer="Thủ tướng Chính phủ",
    issuer_level="central",
    issued_on=date(2020, 3, 31),
    begins=date(2020, 4, 1),
    ends=date(2020, 4, 15),
    clauses=(
        spoken(
            "unquantified",
            "phần chung",
            "Chỉ những trường hợp thật cần thiết mới đến công sở; còn lại làm việc tại nhà.",
            "S0.9",
        ),
    ),
)
