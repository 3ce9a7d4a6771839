"""The catalogue: every sentence a directive can be written in, what its blanks mean, a roster
that keeps it and one that breaks it.
"""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from directives.views.kinds import kinds_by_group
from directives.views.sentences import language
from units.guards import MandatedRequest, requires


@require_safe
@requires()
def catalogue(request: MandatedRequest) -> HttpResponse:
    """All of it, or the sentences that hold the words looked for; whoever reads verdicts may
    read what is behind them.
    """
    query = request.GET.get("q", "").strip()
    groups = kinds_by_group(query, language())
    count = sum(len(kinds) for _, _, kinds in groups)
    return render(
        request, "directives/catalogue.html", {"groups": groups, "query": query, "count": count}
    )
