"""What people declare before they come to the office, and who has not."""
