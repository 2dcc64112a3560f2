"""Fetch board pages, keep what was received, and read the listings out of it."""
