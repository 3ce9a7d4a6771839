"""The paper of a roster of duty, for whoever may see the roster."""

from django.utils import translation

from duties.selectors.rosters import duty_rosters_of
from duties.selectors.sheets import duty_sheet
from duties.sheets.paper import paper_of
from duties.values.paper import DutyPaper
from units.selectors import Mandate
from weeks.errors import NoSuchRoster

AT_HAND = ("agency", "unit", "opened_by", "submitted_by", "approved_by", "approved_for")


def duty_paper(mandate: Mandate, pk: int) -> DutyPaper:
    """In Vietnamese whatever the language of the screen. Raises NoSuchRoster where it is out of
    reach.
    """
    roster = duty_rosters_of(mandate).select_related(*AT_HAND).filter(pk=pk).first()
    if roster is None:
        raise NoSuchRoster
    with translation.override("vi"):
        return paper_of(duty_sheet(roster))
