"""Declarations as pages and letters show them."""
