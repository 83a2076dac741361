"""Measurements, printed as a table with the ratio first; each pair is measured in one run.

Nothing here is a test: machines are shared and noisy, so no figure fails anything.
"""
