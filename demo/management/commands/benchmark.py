"""Measure how the product bears a large agency, and write the figures down."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError

from config.warming import make_ready
from demo.benchmarks.pages import measured_pages
from demo.benchmarks.table import write_figures
from demo.sized import CODE, sizes_of
from units.models import Agency


class Command(BaseCommand):
    help = "Measures pages of the agency that make_agency made, and writes docs/benchmarks.md."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=("pages",))
        parser.add_argument("--rounds", type=int, default=30)
        parser.add_argument("--only", default="", help="pages with this in their name")
        parser.add_argument("--keep", action="store_true", help="leave the document as it is")

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("Không đo trên máy chủ thật.")
        agency = Agency.objects.filter(code=CODE).first()
        if agency is None:
            raise CommandError("Chưa có cơ quan để đo: hãy chạy make_agency trước.")
        make_ready()
        lines = []
        for line in measured_pages(agency, rounds=options["rounds"], only=options["only"]):
            self.stdout.write(line)
            self.stdout.flush()
            lines.append(line)
        if not options["keep"]:
            units, _people = sizes_of(agency)
            write_figures(f"pages at {units}", f"Pages of an agency of {units:,} units", lines)
