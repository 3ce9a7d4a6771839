"""Times of special duty of the whole agency, Tết or a storm, for which each unit files a roster."""
