from django.apps import AppConfig
from django.urls import register_converter

from weeks.converters import DayConverter, WeekConverter


class WeeksConfig(AppConfig):
    name = "weeks"

    def ready(self) -> None:
        register_converter(WeekConverter, "week")
        register_converter(DayConverter, "day")
