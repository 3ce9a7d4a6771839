"""Writes demo/staff.xlsx, an invented provincial department with invented people. After a change
here: `python -m demo.make_staff`, and commit the workbook beside it.
"""

# ruff: noqa: SIM905  lists of a hundred names are read more easily as one line of words

import os
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import django

from demo.staff_plans import PLANS, DemoPost, DemoUnit

FILE = Path(__file__).with_name("staff.xlsx")
DOMAIN = "hoagiang.example"
SEED = 20261130
FLOODED = "xã Vĩnh Thủy"
ZONES = (
    "phường Hòa An",
    "phường Đông Sơn",
    "phường Tân Lập",
    "phường Quang Minh",
    "xã Phú Lâm",
    "xã Cẩm Thượng",
    "xã Tân Hợp",
)

FAMILY = (
    "Nguyễn Nguyễn Nguyễn Nguyễn Nguyễn Nguyễn Trần Trần Trần Lê Lê Lê Phạm Phạm Hoàng Hoàng Phan"
    " Vũ Vũ Võ Đặng Đặng Bùi Bùi Đỗ Đỗ Hồ Ngô Ngô Dương Lý Đinh Đào Đoàn Trịnh Lương Mai Cao Tạ Chu"
    " Quách Tống Kiều Hà Thái La Phùng"
).split()
MEN_MIDDLE = (
    "Văn Văn Hữu Đức Minh Quang Anh Thanh Xuân Đình Ngọc Quốc Công Tiến Trung Mạnh Thế Gia Bá Duy"
).split()
WOMEN_MIDDLE = "Thị Thị Thị Thu Ngọc Thanh Minh Hồng Kim Phương Bích Mai Thùy Diệu Khánh".split()
MEN_GIVEN = (
    "An Bình Bảo Chiến Cường Cương Dũng Duy Đạt Điệp Đông Đức Giang Hải Hào Hiếu Hòa Hoàng Huy Hùng"
    " Hưng Khánh Khoa Khôi Kiên Lâm Linh Long Lộc Luân Mạnh Minh Nam Nghĩa Ngọc Nhân Nhật Phong Phú"
    " Phúc Phương Quân Quang Quý Quyết Sơn Tài Tân Thái Thành Thắng Thiện Thịnh Thuận Tiến Toàn"
    " Toản Trí Trung Trường Tuấn Tùng Tú Việt Vinh Vũ Ân Ưng"
).split()
WOMEN_GIVEN = (
    "Ánh Anh Bích Chi Châu Cúc Dung Duyên Diệp Đào Giang Hà Hạnh Hằng Hiền Hoa Hòa Hồng Huệ Huyền"
    " Hương Hường Khuê Lan Lê Liên Liễu Linh Loan Ly Mai Mơ My Nga Ngân Ngọc Nguyệt Nhàn Nhung Oanh"
    " Phượng Phương Quyên Quỳnh Sen Sương Tâm Thảo Thoa Thơ Thu Thúy Thủy Thư Trang Trâm Trinh"
    " Tuyết Uyên Vân Vy Xuân Yến"
).split()
KNOWN_IN_PUBLIC_LIFE = frozenset(
    "Phạm Văn Đồng|Lê Đức Anh|Nguyễn Minh Triết|Trần Đức Lương|Trần Đại Quang|Phạm Bình Minh|Vũ Đức"
    " Đam|Hoàng Trung Hải|Đỗ Thanh Bình|Lê Minh Hưng|Nguyễn Hòa Bình|Lê Minh Trí|Nguyễn Duy Ngọc|Lê"
    " Thành Long|Nguyễn Văn Thắng|Trần Hồng Hà|Trần Hồng Minh|Nguyễn Mạnh Hùng|Nguyễn Hồng Diên|Lê"
    " Văn Dũng|Nguyễn Tấn Dũng|Nguyễn Xuân Phúc|Phạm Minh Chính|Nguyễn Sinh Hùng|Nguyễn Văn"
    " Linh|Nguyễn Văn An|Trần Quốc Vượng|Nguyễn Thanh Nghị|Nguyễn Xuân Thắng|Trần Thanh Mẫn|Lương"
    " Tam Quang|Nguyễn Văn Hùng|Lê Quang Minh|Đặng Quốc Khánh|Đào Ngọc Dung|Trương Thị Mai|Võ Thị"
    " Ánh Xuân|Nguyễn Thị Hồng|Phạm Thị Thanh Trà|Đào Hồng Lan|Lê Hồng Anh|Lê Thanh Hải|Nguyễn Minh"
    " Vũ|Trần Anh Tuấn|Phạm Ngọc Tiến|Nguyễn Minh Hùng|Bùi Thế Duy|Đỗ Mạnh Tuấn".split("|")
)
SHARING = 4  # people in one room
ORDINARY_STAFF = "tcbc"  # the unit whose first expert has an account of their own


def rows() -> dict[str, list[dict[str, Any]]]:
    """What the workbook holds, always the same."""
    people = _People(Random(SEED))  # noqa: S311  names, not secrets
    return {
        "units": [_unit(plan) for plan in PLANS],
        "staff": [row for plan in PLANS for row in people.of(plan)],
    }


def _unit(plan: DemoUnit) -> dict[str, Any]:
    return {
        "code": plan.code,
        "name": plan.name,
        "short_name": plan.short,
        "kind": plan.kind,
        "can_work_remotely": plan.remote,
        "is_suspended": plan.suspended,
        "files_roster": True,
    }


class _People:
    """Draws people one after the other: no name twice, no address twice, nobody known in public
    life.
    """

    def __init__(self, random: Random) -> None:
        self.random, self.names, self.addresses, self.number = (
            random,
            set(KNOWN_IN_PUBLIC_LIFE),
            set[str](),
            0,
        )
        self.rooms = Counter[int]()

    def of(self, plan: DemoUnit) -> Iterator[dict[str, Any]]:
        """Three units a floor, four people a room."""
        expert_seen, floor, seated = False, 1 + PLANS.index(plan) // 3, 0
        for post in plan.posts:
            for _ in range(post.count):
                account = post.account
                if plan.code == ORDINARY_STAFF and post.title == "Chuyên viên" and not expert_seen:
                    account, expert_seen = "staff", True
                self.rooms[floor] += seated % SHARING == 0
                seated += 1
                yield self._person(plan, post, account) | {"room": f"{floor}{self.rooms[floor]:02}"}

    def _person(self, plan: DemoUnit, post: DemoPost, account: str) -> dict[str, Any]:
        self.number += 1
        name = self._name(post)
        floods = (
            plan.remote
            and not plan.suspended
            and post.title in ("Chuyên viên", "Tư vấn viên")
            and self.number % 9 == 0
        )
        return {
            "code": f"HG{self.number:03}",
            "full_name": name,
            "unit": plan.code,
            "title": post.title,
            "title_short": post.short,
            "rank": post.rank,
            "roles": list(post.roles),
            "standing_reasons": list(post.reasons),
            "email": f"{self._address(name)}@{DOMAIN}",
            "phone": f"0900000{self.number:03}",
            "home_zone": FLOODED if floods else self.random.choice(ZONES),
            "first": date(self.random.randint(2012, 2019), self.random.randint(1, 12), 1),
            "account_role": account,
        }

    def _name(self, post: DemoPost) -> str:
        while True:
            man = self.random.random() < 0.5 if post.men is None else post.men
            middle = self.random.choice(MEN_MIDDLE if man else WOMEN_MIDDLE)
            given = self.random.choice(MEN_GIVEN if man else WOMEN_GIVEN)
            if not man and middle == "Thị" and self.random.random() < 0.3:
                middle = f"Thị {self.random.choice(WOMEN_MIDDLE[3:])}"
            name = f"{self.random.choice(FAMILY)} {middle} {given}"
            words = name.split()
            if name not in self.names and len(set(words)) == len(words):
                self.names.add(name)
                return name

    def _address(self, name: str) -> str:
        """`hoa.pd` for Phạm Đức Hòa; the next of the same letters gets a number."""
        from units.names import fold  # noqa: PLC0415  needs Django set up

        words = fold(name).split()
        plain = f"{words[-1]}.{''.join(word[0] for word in words[:-1])}"
        tries = (plain if n == 1 else f"{plain}{n}" for n in range(1, 99))
        address = next(each for each in tries if each not in self.addresses)
        self.addresses.add(address)
        return address


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from units.importing.template import workbook  # noqa: PLC0415  needs Django set up

    FILE.write_bytes(workbook(rows()))
    print(f"{FILE.name}: {len(rows()['units'])} đơn vị, {len(rows()['staff'])} cán bộ")


if __name__ == "__main__":
    main()
