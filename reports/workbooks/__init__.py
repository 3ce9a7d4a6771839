"""Statistics as Excel workbooks."""
