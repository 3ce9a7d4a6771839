"""Exchanges of days in a loaded week."""
