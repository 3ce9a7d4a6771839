"""What travels between the pages of duty and its services."""
