"""What people fill in about lists, the record of what was sent, and the agency's settings."""

from outgoing.forms.agency import AgencyForm
from outgoing.forms.plan import NewStepForm, StepForm
from outgoing.forms.sent import FilterForm, ListCorrectionForm

__all__ = ["AgencyForm", "FilterForm", "ListCorrectionForm", "NewStepForm", "StepForm"]
