"""Amounts and days as papers write them, in templates."""

from django import template

from support.texts import amount_in_words, dong
from support.workbooks import rate_words

register = template.Library()
register.filter(dong)
register.filter(amount_in_words)
register.filter(rate_words)


@register.filter
def in_days(days: float) -> str:
    """3; 2,5"""
    return f"{days:g}".replace(".", ",")
