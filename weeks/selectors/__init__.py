"""Who sees which rosters, and weeks loaded in a fixed number of queries."""
