"""The acts of mobilisation, the only ones that write."""
