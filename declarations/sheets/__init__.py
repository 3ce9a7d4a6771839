"""What clauses about declarations find in a week in memory."""
