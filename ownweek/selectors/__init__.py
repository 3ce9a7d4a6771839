"""What somebody's own week asks of the rooms below it."""
