"""Plans by whole lines: what somebody does on every day of the period is found at once, as the
cheapest line at the prices of the day, and the roster is put together from such lines.
"""
