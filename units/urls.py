"""The addresses of the pages about people, units and the calendar."""

from django.urls import path

from units.views import accounts, agency, imports, outsiders, person, staff, zones

app_name = "units"
urlpatterns = [
    path("staff/", staff.staff_list, name="staff"),
    path("staff/new/", staff.new_person, name="new-person"),
    path("staff/import/", imports.upload, name="import"),
    path("staff/import/preview/", imports.preview, name="import-preview"),
    path("staff/import/confirm/", imports.confirm, name="import-confirm"),
    path("staff/import/cancel/", imports.cancel, name="import-cancel"),
    path("staff/import/template/<slug:filled>.xlsx", imports.template, name="template"),
    path("staff/accounts/open/", accounts.open_accounts, name="open-accounts"),
    path("staff/outside/", outsiders.outsiders, name="outsiders"),
    path("staff/outside/new/", outsiders.new_outsider, name="new-outsider"),
    path("staff/outside/<int:pk>/password/", outsiders.outsider_password, name="outsider-password"),
    path("staff/outside/<int:pk>/close/", outsiders.close_outsider, name="close-outsider"),
    path("staff/<int:pk>/", person.person, name="person"),
    path("staff/<int:pk>/restricted/", person.reveal, name="reveal"),
    path("staff/<int:pk>/absences/", person.add_absence, name="add-absence"),
    path("staff/<int:pk>/conditions/", person.add_condition, name="add-condition"),
    path("staff/<int:pk>/edit/", person.correct, name="correct"),
    path("staff/<int:pk>/transfer/", person.transfer, name="transfer"),
    path("staff/<int:pk>/leave/", person.leave, name="leave"),
    path("staff/<int:pk>/roles/", person.give_role, name="give-role"),
    path("staff/<int:pk>/account/", person.account, name="open-account"),
    path("staff/<int:pk>/password/", person.password, name="issue-password"),
    path("staff/absences/<int:pk>/cancel/", person.drop_absence, name="drop-absence"),
    path("staff/conditions/<int:pk>/end/", person.stop_condition, name="stop-condition"),
    path("staff/roles/<int:pk>/end/", person.stop_grant, name="stop-grant"),
    path("units/", agency.unit_list, name="units"),
    path("units/new/", agency.new_unit, name="new-unit"),
    path("units/<int:pk>/", agency.unit, name="unit"),
    path("units/recipients/", agency.recipients, name="recipients"),
    path("units/recipients/<int:pk>/remove/", agency.drop_recipient, name="drop-recipient"),
    path("zones/", zones.zones, name="zones"),
    path("zones/<int:pk>/", zones.zone, name="zone"),
    path("zones/<int:pk>/remove/", zones.drop_zone, name="drop-zone"),
    path("zones/<int:pk>/levels/", zones.declare, name="declare-level"),
    path("zones/levels/<int:pk>/end/", zones.end, name="end-level"),
    path("calendar/", agency.calendar, name="calendar"),
    path("calendar/fill/", agency.fill_calendar, name="fill-calendar"),
    path("calendar/<int:pk>/remove/", agency.drop_day, name="drop-day"),
]
