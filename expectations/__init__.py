"""The gates between stages."""
