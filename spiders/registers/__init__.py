"""Connectors to public registers of organisations and officers."""
