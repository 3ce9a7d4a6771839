from django.apps import AppConfig
from django.urls import register_converter

from weeks.converters import WeekConverter


class WeeksConfig(AppConfig):
    name = "weeks"

    def ready(self) -> None:
        register_converter(WeekConverter, "week")
