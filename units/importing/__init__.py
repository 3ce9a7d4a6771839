"""The staff list as an Excel workbook: how it is laid out, read, compared with the records, and
written.
"""
