"""A loaded week made into what its pages show: the grid, the levels of a plan, what is to mend."""
