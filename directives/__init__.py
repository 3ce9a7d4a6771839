"""Directives: what an authority ordered, from when to when, clause by clause."""
