"""Say what is missing before an agency's week and its list can come about; the exit code is 0 where
nothing is.
"""

from typing import Any

from django.core.mail import get_connection
from django.core.management.base import BaseCommand, CommandError, CommandParser

import clock
from outgoing.selectors.setup import missing_of, missing_on_server, setup_of
from units.models import Agency


class Command(BaseCommand):
    help = "Cho biết cơ quan còn thiếu gì. / Tell what an agency still lacks."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--code", help="chỉ một cơ quan / one agency only")
        parser.add_argument(
            "--without-mail-server",
            action="store_true",
            help="không thử máy chủ thư / do not try the mail server",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        now = clock.now()
        agencies = Agency.objects.order_by("pk")
        if options["code"]:
            agencies = agencies.filter(code=options["code"])
            if not agencies:
                raise CommandError(f"Không có cơ quan / no such agency: {options['code']}")
        said = [one.words for one in missing_on_server(at=now)]
        if not options["without_mail_server"]:
            said += _mail_server_fault()
        for agency in agencies:
            said += [f"{one.agency}: {one.words}" for one in missing_of(setup_of(agency, at=now))]
        for line in said:
            self.stdout.write(line)
        if said:
            raise CommandError(f"Còn thiếu / missing: {len(said)}")
        self.stdout.write("Không thiếu gì. / Nothing is missing.")


def _mail_server_fault() -> list[str]:
    """The server's own refusal, met by asking it now."""
    try:
        connection = get_connection()
        connection.open()
        connection.close()
    except OSError as refused:  # smtplib's own errors are OSErrors too
        return [f"Máy chủ thư không nhận / the mail server refuses: {refused}"]
    return []
