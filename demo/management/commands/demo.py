"""Play the demo agency's week, once, and say what happened and who may sign in."""

import json
import os
import shutil
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command
from django.db import connection, connections
from django.utils.timezone import localdate

import clock
from demo.agency import CODE
from demo.counts import counts_of
from demo.passwords import set_passwords
from demo.play import is_played, play
from units.models import Agency


class Command(BaseCommand):
    help = "Plays the demo agency's week and prints what happened."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--once", action="store_true", help="print one JSON line of counts last"
        )
        parser.add_argument(
            "--reset", action="store_true", help="forget the demo agency and start over"
        )
        parser.add_argument(
            "--passwords", action="store_true", help="set new passwords and show them"
        )
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument(
            "--today",
            type=date.fromisoformat,
            help="play as of this day (YYYY-MM-DD) instead of today",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError(
                "Bản chạy thử không dùng trên máy chủ thật. / The demo does not run in production."
            )
        if options["reset"]:
            forget(Path(settings.VAR))
        call_command("migrate", verbosity=0, interactive=False)
        fresh = not is_played()
        if fresh:
            self._play(options["today"] or localdate(clock.now()))
        self._show_sign_ins(show_new=fresh or options["passwords"], port=options["port"])
        if options["once"]:
            self.stdout.write(json.dumps(counts_of(), ensure_ascii=False))

    def _play(self, today: date) -> None:
        if Agency.objects.exists():
            raise CommandError(
                "Lần chạy trước bị dừng giữa chừng; làm lại từ đầu: python3 run.py demo --reset"
            )
        ended = play(today, tell=self.stdout.write)
        if os.environ.get(clock.FILE_VARIABLE):
            clock.shift_to(ended)

    def _show_sign_ins(self, *, show_new: bool, port: int) -> None:
        """Passwords are random and kept only as hashes, so they can be shown only in the moment
        they are set.
        """
        self.stdout.write("")
        if not show_new:
            self.stdout.write(
                "Mật khẩu đã đặt từ lần trước; đặt mật khẩu mới: python3 run.py demo --passwords"
            )
            return
        self.stdout.write(
            f"Đăng nhập tại http://127.0.0.1:{port} bằng một trong các tài khoản sau:"
        )
        for sign_in, password in set_passwords(Agency.objects.get(code=CODE), at=clock.now()):
            place = f", {sign_in.unit}" if sign_in.unit else ""
            self.stdout.write(
                f"  {sign_in.role.label:<34} {sign_in.username:<14} {password}  "
                f" {sign_in.name}{place}"
            )


def forget(var: Path) -> None:
    """Remove what the demo wrote: database, broker, mail, clock."""
    if connection.vendor == "sqlite":
        connections.close_all()
        for file in var.glob("db.sqlite3*"):
            file.unlink()
    else:
        raise CommandError(
            "Nhật ký không cho xóa: hãy xóa và tạo lại cơ sở dữ liệu (dropdb, createdb) rồi chạy"
            " lại không có --reset."
        )
    for folder in ("outbox", "broker"):
        shutil.rmtree(var / folder, ignore_errors=True)
    (var / "clock.json").unlink(missing_ok=True)
