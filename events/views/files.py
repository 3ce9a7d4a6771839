"""Hand a workbook out."""

from typing import Final

from django.http import HttpResponse

MIME: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def attached(book: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(book, content_type=MIME)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Cache-Control"] = "no-store"
    return answer
