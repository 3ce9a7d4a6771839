"""A roster of duty in memory: its days, people and turns, as the rules see them and as a page shows
them.
"""
