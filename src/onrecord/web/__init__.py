"""The web application: pages and JSON over an archive, served on this machine."""

from .app import make_app
from .passwords import NoPassword, hashed
from .serving import serve
from .settings import WAIT, Settings

__all__ = ["WAIT", "NoPassword", "Settings", "hashed", "make_app", "serve"]
