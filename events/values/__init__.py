"""The work calendar as its pages and papers show it."""
