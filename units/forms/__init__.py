"""What the Office fills in about people, units and the calendar."""

from units.forms.access import AccountForm, GrantForm, OutsiderForm, ReopeningForm, RoleForm
from units.forms.calendar import CalendarDayForm, RecipientForm
from units.forms.delegation import DelegationForm
from units.forms.periods import (
    AbsenceForm,
    LeaveForm,
    LeaveRequestForm,
    SickForm,
    StaffConditionForm,
)
from units.forms.person import (
    LeavingForm,
    PersonForm,
    ReturnForm,
    StaffCorrectionForm,
    TransferForm,
)
from units.forms.unit import MovingForm, NewUnitForm, UnitCorrectionForm, UnitForm
from units.forms.upload import UploadForm
from units.forms.whole_record import WholeRecordForm
from units.forms.zones import EndZoneLevelForm, LevelForm, ZoneForm, ZoneNameForm

__all__ = [
    "AbsenceForm",
    "AccountForm",
    "CalendarDayForm",
    "DelegationForm",
    "EndZoneLevelForm",
    "GrantForm",
    "LeaveForm",
    "LeaveRequestForm",
    "LeavingForm",
    "LevelForm",
    "MovingForm",
    "NewUnitForm",
    "OutsiderForm",
    "PersonForm",
    "RecipientForm",
    "ReopeningForm",
    "ReturnForm",
    "RoleForm",
    "SickForm",
    "StaffConditionForm",
    "StaffCorrectionForm",
    "TransferForm",
    "UnitCorrectionForm",
    "UnitForm",
    "UploadForm",
    "WholeRecordForm",
    "ZoneForm",
    "ZoneNameForm",
]
