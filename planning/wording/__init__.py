"""The only prose of the core: rules, verdicts and shortages as sentences, in Vietnamese and
English.
"""
