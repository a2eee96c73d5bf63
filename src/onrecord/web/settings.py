"""What can be set about the application, in one place."""

from __future__ import annotations

from ipaddress import ip_address
from pathlib import Path

from pydantic import Field

from onrecord.record.span import Model

# Seconds for which a write waits for others: many people may write at once, and nobody is to be turned away.
WAIT = 60.0


class Settings(Model):
    """The application's settings; `docs/web.md` lists each of them."""

    host: str = Field(default="127.0.0.1", description="The address to listen on.")
    port: int = Field(default=8765, ge=0, le=65535, description="The port; 0 takes any free one.")
    page_size: int = Field(default=50, ge=1, le=500, description="Rows of a listing.")
    upload_mb: int = Field(default=20, ge=1, le=500, description="The largest upload, in MiB.")
    read_seconds: int = Field(default=120, ge=1, description="How long reading one upload may take.")
    read_mb: int = Field(default=3000, ge=500, description="How much memory reading uploads may take, in MiB.")
    fetch: bool = Field(default=False, description="Whether addresses given in the browser may be fetched.")
    who: str = Field(default="desk", min_length=1, description="The name under which what is reviewed here is kept.")
    login: bool = Field(default=False, description="Whether people log in on this machine too.")
    session_hours: float = Field(default=12, gt=0, le=720, description="How long somebody stays logged in.")
    tries: int = Field(default=5, ge=1, description="Wrong passwords that a name gets in five minutes.")
    certificate: Path | None = Field(default=None, description="A certificate: pages are then served over https.")
    key: Path | None = Field(default=None, description="The key of the certificate, where it is in another file.")
    series: Path | None = Field(default=None, description="The folder of held series that figures are checked against.")
    fast: bool = Field(default=False, description="Read with rules alone.")

    @property
    def asks_for_login(self) -> bool:
        """Whether somebody has to log in."""
        return self.login or not self.is_local

    @property
    def is_local(self) -> bool:
        """Whether only this machine reaches it."""
        if self.host == "localhost":
            return True
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return False
