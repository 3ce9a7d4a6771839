"""What can be said of events without asking the database."""
