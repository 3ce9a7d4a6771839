"""What directives ask of whoever works at home, compared with what was given and reported."""
