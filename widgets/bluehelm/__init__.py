"""Bluehelm: an open course in leading United Nations peace operations."""
