"""What is said of each kind of rule, in one file a kind, named like the file of the rule."""
