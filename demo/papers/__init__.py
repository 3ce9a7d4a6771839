"""Five directives of 2020 and 2021 as facts: numbers, dates, caps, exemptions. The quotes are
our own words, the issuers have no names.
"""

from demo.papers.city import CITY
from demo.papers.department import DEPARTMENT
from demo.papers.finance import FINANCE
from demo.papers.ministry import MINISTRY
from demo.papers.proposal import PROPOSAL
from demo.papers.superior import PARTY, PROVINCE, STATE

__all__ = ["PAPERS", "SUPERIOR"]

PAPERS = (DEPARTMENT, FINANCE, CITY, MINISTRY, PROPOSAL)
SUPERIOR = (PROVINCE, PARTY, STATE)
"""The orders that three of the five carry out; each comes before those."""
