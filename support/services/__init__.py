"""Writing rates and proposals."""
