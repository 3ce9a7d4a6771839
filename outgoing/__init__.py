"""What leaves the agency on its own: the daily list, the reminders, and the watch over them.

The app was called `reports`, and names that are kept outside the code still say so: its table, its
tasks in the queue, its actions on record, the addresses of its pages.
"""
