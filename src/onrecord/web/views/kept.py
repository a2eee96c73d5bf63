"""What the views hold in their hands: the archive and the settings of the application that answers."""

from __future__ import annotations

from fastapi import Request

from onrecord.archive import Archive
from onrecord.web.settings import Settings


def archive_of(request: Request) -> Archive:
    """The archive that the application shows."""
    found: Archive = request.app.state.archive
    return found


def settings_of(request: Request) -> Settings:
    """The application's settings."""
    found: Settings = request.app.state.settings
    return found
