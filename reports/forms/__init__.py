"""What somebody asks of the statistics."""
