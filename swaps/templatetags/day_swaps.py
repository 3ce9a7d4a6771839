"""An exchange of days, as pages say it."""

from django import template

from swaps.texts import swap_sentence

register = template.Library()
register.filter("swap_sentence", swap_sentence)
