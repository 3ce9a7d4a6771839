"""Declare, remind, look at answers, and destroy them in time."""
