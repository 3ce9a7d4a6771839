"""What leaves the agency on its own: the daily list, the reminders, and the watch over them."""
