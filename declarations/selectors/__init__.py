"""What is to be declared by whom, and what was."""
