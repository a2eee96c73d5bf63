#!/bin/sh
# The browser tests drive Debian's Chromium. Install it where that can be done without asking; else they skip, saying so.
set -eu
if command -v chromium >/dev/null 2>&1; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing Chromium for the browser tests."
    if ! { apt-get update -qq && apt-get install -qq -y --no-install-recommends chromium; } >/dev/null 2>&1; then
        echo "Chromium could not be installed: the browser tests will be skipped."
    fi
else
    echo "No Chromium here: the browser tests will be skipped."
fi
