"""Comparison measured on edits of known kind, made on real sentences."""
