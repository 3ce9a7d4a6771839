"""The pages of coming and calling."""
