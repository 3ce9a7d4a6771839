"""The sentences a directive can be written in: the blanks of each, and the rule it makes."""
