"""Keep what weeks come to, so that the next look need not count it again."""

from django.db import OperationalError, transaction

from rosters.models import WeekNumbers
from rosters.values.numbers import CountedWeek, UnitNumbers
from units.models import Agency

COLUMNS = tuple(name for name in UnitNumbers._fields if name not in ("unit_id", "roster_key"))


def keep_numbers(agency: Agency, counted: CountedWeek) -> None:
    """What was made anew stands from now on, under the stamp it was made with: numbers that come
    late, of an older stamp, do not hold for anybody. A database that is busy keeps nothing: the
    next look counts again.
    """
    if not counted.made:
        return
    rows = [
        WeekNumbers(agency=agency, monday=counted.monday, **one._asdict()) for one in counted.made
    ]
    try:
        with transaction.atomic():
            WeekNumbers.objects.bulk_create(
                rows,
                update_conflicts=True,
                unique_fields=["unit", "monday", "roster_key"],
                update_fields=COLUMNS,
                batch_size=500,
            )
    except OperationalError:
        return
