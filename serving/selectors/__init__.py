"""What pages read of services."""
