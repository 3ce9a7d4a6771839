"""How pages of seasons write a day by the moon."""

from django import template

from units.lunar import lunar_label

register = template.Library()
register.filter("moon", lunar_label)
"""{{ turn.day|moon }}: Mùng 1"""
