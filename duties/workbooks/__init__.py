"""Duty as Excel workbooks: the paper of a roster, and what a month adds up to."""
