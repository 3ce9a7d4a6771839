"""How the period of a directive is written, in templates."""

from django import template

from directives import words

register = template.Library()
for said in (
    words.period,
    words.start,
    words.end,
    words.duration,
    words.conditions,
    words.condition_words,
    words.pause,
    words.stage,
):
    register.filter(said)
