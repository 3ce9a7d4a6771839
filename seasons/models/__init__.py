"""Seasons of duty as tables: when, who files until when, and the plans asked for all at once."""

from seasons.models.job import SeasonJob
from seasons.models.season import DutySeason

__all__ = ["DutySeason", "SeasonJob"]
