"""Loaded days and turns, as the page of one's own week compares them."""
