"""The version of the package, written into every record it reads."""

__version__ = "0.1.0"
