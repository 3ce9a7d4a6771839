"""The rules of who works where, as plain Python: no database, no clock, no web."""
