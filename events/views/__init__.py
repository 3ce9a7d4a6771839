"""The pages of the work calendar."""
