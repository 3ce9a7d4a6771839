"""What is taken away as a file."""

from django.http import HttpResponse

from rosters.values.impact import Impact
from rosters.workbooks import MIME, impact_workbook


def workbook_of(found: Impact, filename: str) -> HttpResponse:
    answer = HttpResponse(impact_workbook(found), content_type=MIME)
    answer.headers["Content-Disposition"] = f'attachment; filename="{filename}"'
    return answer
