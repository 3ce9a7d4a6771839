"""Reading remote days and proposals."""
