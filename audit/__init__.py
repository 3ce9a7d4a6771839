"""The record of who changed what, when and why."""
