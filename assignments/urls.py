"""Addresses of tasks: one's own, one task, a unit's week, the sums of the agency."""

from django.urls import path

from assignments.views import overview, task, unit

app_name = "assignments"
urlpatterns = [
    path("my-tasks/", task.mine, name="mine"),
    path("tasks/", unit.units, name="units"),
    path("tasks/letters/", overview.letters, name="letters"),
    path("tasks/<int:pk>/", task.task, name="task"),
    path("tasks/<int:pk>/report/", task.report, name="report"),
    path("tasks/<int:pk>/judge/", task.judge, name="judge"),
    path("tasks/<int:pk>/change/", task.change, name="change"),
    path("tasks/files/<int:pk>/", task.result_file, name="file"),
    path("tasks/units/<int:unit_id>/<week:week>/", unit.unit_tasks, name="unit"),
    path("tasks/units/<int:unit_id>/<week:week>/give/", unit.give, name="give"),
    path("tasks/units/<int:unit_id>/<week:week>/repeat/", unit.repeat, name="repeat"),
    path("tasks/agency/<week:week>/", overview.overview, name="overview"),
]
