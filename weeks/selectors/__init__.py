"""Who sees which rosters, and weeks loaded in a fixed number of queries: a module stands here
because it asks the database.
"""
