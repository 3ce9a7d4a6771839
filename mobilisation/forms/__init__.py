"""What people type about campaigns."""
