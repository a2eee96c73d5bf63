"""What the application listens on."""

from __future__ import annotations

import socket

from onrecord.archive import Archive
from onrecord.web import Settings
from onrecord.web.serving import listen


def test_the_end_of_an_answer_waits_for_nothing(archive: Archive) -> None:
    listening = listen(archive, Settings(port=0))
    try:
        # asyncio sends at once only over what is known to be TCP.
        assert listening.proto == socket.IPPROTO_TCP
    finally:
        listening.close()
