"""Pages of tasks: a unit's week, one's own list, one task, the sums of the agency."""
