from django.apps import AppConfig


class OwnWeekConfig(AppConfig):
    name = "ownweek"
