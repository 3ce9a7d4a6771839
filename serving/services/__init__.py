"""The only writers of services."""
