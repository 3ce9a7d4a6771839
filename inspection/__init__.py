"""What an auditor reads: the record of every change, as it was made."""
