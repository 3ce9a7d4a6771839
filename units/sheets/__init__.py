"""Pictures put together from what is on record."""
