"""Calendars on people's own phones: a secret address that tells where somebody works and when they
are on duty.
"""
