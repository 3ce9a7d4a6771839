"""The figures of campaigns as workbooks."""
