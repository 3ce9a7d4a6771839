"""The door of the pages of campaigns, teams and who was called."""

from typing import Final

from mobilisation.errors import NoSuchCampaign
from weeks.guards import PageDoor

requires_campaign: Final = PageDoor(NoSuchCampaign)
