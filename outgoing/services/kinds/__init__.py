"""The kinds of letters that leave by themselves, one file each."""
