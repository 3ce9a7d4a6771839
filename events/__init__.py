"""The weekly work calendar: what is held when, by whom, and what rules say of it."""
