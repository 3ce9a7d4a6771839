"""The week of a day, for addresses."""

from datetime import date

from django import template

from planning.time import Week

register = template.Library()


@register.filter
def week_key(day: date) -> Week:
    return Week.of(day)
