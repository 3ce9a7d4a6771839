"""The pages of hours at the gate."""
