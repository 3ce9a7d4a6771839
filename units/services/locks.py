"""What is written of one agency, one after another."""

from units.models import Agency


def lock_agency(agency_id: int) -> None:
    """Until this transaction ends, whoever else asks for the same agency waits; who only names it
    in a row of their own does not. SQLite takes no row locks: there the transaction itself waits.
    """
    Agency.objects.select_for_update(no_key=True).filter(pk=agency_id).exists()
