"""The web application: pages and JSON over an archive, served on this machine."""

from .app import make_app
from .serving import serve
from .settings import Settings

__all__ = ["Settings", "make_app", "serve"]
