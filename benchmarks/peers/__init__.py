"""The peers' stack for findings of the same kinds, measured on the same texts in its own environment."""
