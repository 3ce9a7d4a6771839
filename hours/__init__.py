"""When people came and went, by hand or from the attendance device, and what rules say of it."""
