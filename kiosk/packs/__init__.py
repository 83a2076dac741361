"""Packs: read the folder that describes an event, and say every fault in it.

May import platforms, qr, words and settings; knows neither the web nor the database.
"""
