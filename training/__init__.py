"""How the encoder's weights were made. Needs `training/requirements.txt`; the package itself never imports this."""
