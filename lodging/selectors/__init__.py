"""What pages read of those who live in."""
