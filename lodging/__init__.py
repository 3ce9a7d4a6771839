"""Who lives in: where they sleep, by which way they come, and from when to when."""
