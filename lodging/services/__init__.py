"""The only writers of places and stays."""
