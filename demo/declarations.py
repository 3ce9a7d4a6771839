"""The evening before the week begins most of those of whom it is asked declare how they are; one
forgets it.
"""

from collections.abc import Iterator
from datetime import datetime

from declarations.selectors.own import declarations_to_make
from declarations.services.declaring import make_declaration
from demo.agency import CODE
from planning.rules.entry_declaration import NO, AnswerKind
from units.models import Staff

FORGETFUL = 1
"""How many who could declare do not."""


def declare_before_coming(*, at: datetime) -> Iterator[str]:
    """Who comes and has an account, in the order of the staff list."""
    people = Staff.objects.filter(agency__code=CODE, user__isnull=False)
    owed = [
        (staff, one)
        for staff in people.select_related("agency", "user").order_by("sort_key", "pk")
        for one in declarations_to_make(staff, at=at)
    ]
    for staff, one in owed[:-FORGETFUL]:
        assert staff.user is not None
        today = at.date().isoformat()
        answers = [today if asked.kind is AnswerKind.DATE else NO for asked in one.rule.questions]
        make_declaration(one.seal, answers, by=staff.user, at=at)
    yield f"{len(owed[:-FORGETFUL])} người khai báo trước khi đến cơ quan."
