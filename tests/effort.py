"""How much work a call is: seconds of this process alone, so that what else runs on the machine counts little."""

from __future__ import annotations

import time
from collections.abc import Callable


def effort(call: Callable[[], object], times: int = 1) -> float:
    """The seconds of processor time that a call takes, the least of several times: whatever disturbs it only adds."""

    def once() -> float:
        begun = time.process_time()
        call()
        return time.process_time() - begun

    return min(once() for _ in range(times))
