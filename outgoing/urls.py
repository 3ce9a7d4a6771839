"""Addresses of the reports that were sent, of today, and of this server's health."""

from django.urls import path

from outgoing import views

app_name = "outgoing"
urlpatterns = [
    path("agency/", views.agency, name="agency"),
    path("reminders/", views.show_plan, name="plan"),
    path("reminders/new/", views.new_step, name="new-step"),
    path("reminders/<slug:code>/", views.edit_step, name="edit-step"),
    path("reminders/<slug:code>/reset/", views.reset_step, name="reset-step"),
    path("reminders/<slug:code>/remove/", views.drop_step, name="drop-step"),
    path("reminders/<slug:code>/trial/", views.try_step, name="try-step"),
    path("reports/recipients/<int:pk>/trial/", views.try_recipient, name="try-recipient"),
    path("first-steps/", views.show_first_steps, name="first-steps"),
    path("first-steps/<slug:step>/skip/", views.skip_first_step, name="skip-step"),
    path("today/", views.today, name="today"),
    path("today/<day:day>/", views.today, name="today-on"),
    path("reports/", views.list_runs, name="list"),
    path("reports/held/", views.show_held, name="held"),
    path("reports/held/release/", views.release_held, name="release"),
    path("reports/send-today/", views.send_today_now, name="send-today"),
    path("campaigns/<int:pk>/send/", views.send_mobilised, name="send-mobilised"),
    path("reports/<day:day>/", views.show_day, name="day"),
    path("reports/<day:day>/correct/", views.correct, name="correct"),
    path("reports/reminders/<day:monday>/", views.show_reminders, name="reminders"),
    path("reports/run/<uuid:uuid>/", views.show_run, name="run"),
    path("reports/run/<uuid:uuid>/try/", views.try_letters_now, name="try-now"),
    path("reports/mail/<uuid:uuid>/", views.show_mail, name="mail"),
    path("reports/mail/<uuid:uuid>/html/", views.mail_html, name="mail-html"),
    path("reports/mail/<uuid:uuid>/eml/", views.mail_file, name="mail-file"),
    path("healthz/live", views.live, name="live"),
    path("healthz/ready", views.ready, name="ready"),
]
