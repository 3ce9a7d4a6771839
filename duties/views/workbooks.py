"""Take a roster of duty away as a file."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from duties.guards import requires_duty
from duties.selectors.paper import duty_paper
from duties.workbooks.paper import MIME, duty_workbook
from units.guards import MandatedRequest


@require_safe
@requires_duty()
def workbook(request: MandatedRequest, pk: int) -> HttpResponse:
    """For whoever may see the roster."""
    answer = HttpResponse(duty_workbook(duty_paper(request.mandate, pk)), content_type=MIME)
    answer.headers["Content-Disposition"] = f'attachment; filename="Lich-truc-{pk}.xlsx"'
    answer.headers["Cache-Control"] = "no-store"
    return answer
