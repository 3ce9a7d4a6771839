"""Begin a new agency on this server: the agency itself, and its first administrator."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

import clock
from units.errors import CodeTaken
from units.services import Founded, found_agency

DONE = """
Đã lập cơ quan: {agency} ({code}).            / The agency is there.
Người quản trị đầu tiên:                      / Its first administrator:
    Họ và tên / name            {name}
    Tên đăng nhập / user name   {username}
    Mật khẩu / password         {password}

Mật khẩu chỉ hiện một lần, không lưu ở đâu. / The password is shown once and kept nowhere.

Làm tiếp / what next:
  1. Mở trang web của máy chủ này, đăng nhập. / Open the site of this server and sign in.
  2. Làm theo “Các bước đầu tiên” đến lịch đầu tiên. / Follow “First steps” up to the first roster.
  3. python manage.py check_setup  cho biết còn thiếu gì. / tells what is still missing.
"""


class Command(BaseCommand):
    help = "Lập một cơ quan và người quản trị đầu tiên. / Begin an agency and its administrator."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--code", required=True, help="so-noi-vu")
        parser.add_argument("--name", required=True, help='"Sở Nội vụ tỉnh Hòa Giang"')
        parser.add_argument("--admin", required=True, metavar="NAME", help='"Từ Ngọc Diệp"')
        parser.add_argument("--username", default="", help="quantri.CODE")
        parser.add_argument("--email", default="", help="diep.tn@hoagiang.example")

    def handle(self, *args: Any, **options: Any) -> None:
        code = options["code"].strip().lower()
        try:
            founded = found_agency(
                code=code,
                name=options["name"],
                admin_name=options["admin"],
                username=options["username"] or f"quantri.{code}"[:60],
                email=options["email"],
                at=clock.now(),
            )
        except CodeTaken as taken:
            raise CommandError(
                f"Đã có / taken: {taken.facts['code']}. Không thay đổi gì. / Nothing was changed."
            ) from taken
        except ValidationError as wrong:
            raise CommandError("; ".join(wrong.messages)) from wrong
        self.stdout.write(_told(founded))


def _told(founded: Founded) -> str:
    return DONE.format(
        agency=founded.agency.name,
        code=founded.agency.code,
        name=founded.admin.full_name,
        username=founded.admin.username,
        password=founded.password,
    )
