"""A loaded week made into what its pages show: a module stands here because it reads a week in
memory, and asks the database for nothing more.
"""
