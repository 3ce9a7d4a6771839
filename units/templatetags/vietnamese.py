"""How an office writes days, weeks and times, in templates."""

from django import template

from units import words

register = template.Library()
for said in (
    words.weekday,
    words.weekday_short,
    words.day,
    words.day_month,
    words.long_day,
    words.day_in_a_sentence,
    words.clock_time,
    words.working_hours,
    words.moment,
    words.deadline,
    words.time_left,
    words.week,
    words.week_of_year,
    words.week_days,
    words.week_span,
    words.two_digits,
):
    register.filter(said)
