"""Benchmarks: what the reader reaches on annotated data, beside what others reach, and how fast it is."""
