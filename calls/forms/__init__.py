"""What people type to come, to let somebody come, and to call."""
