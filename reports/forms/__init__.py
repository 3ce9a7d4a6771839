"""What people fill in about lists, the record of what was sent, and the agency's settings."""

from reports.forms.agency import AgencyForm
from reports.forms.plan import NewStepForm, StepForm
from reports.forms.sent import CorrectionForm, FilterForm

__all__ = ["AgencyForm", "CorrectionForm", "FilterForm", "NewStepForm", "StepForm"]
