"""How pages and letters write who is on duty when."""

from django import template

from duties.texts import hours_text

register = template.Library()
register.filter("shift_hours", hours_text)
"""{{ turn.begins|shift_hours:turn.ends }}: 7h30–17h00"""
