#!/bin/sh
# The archive's tests start a PostgreSQL server of their own from Debian's programs. Install them where that can be done
# without asking; else those tests skip, saying so.
set -eu
if command -v initdb >/dev/null 2>&1 || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing PostgreSQL for the archive's tests."
    # No cluster of the system's own: the tests make theirs.
    mkdir -p /etc/postgresql-common/createcluster.d
    echo "create_main_cluster = false" >/etc/postgresql-common/createcluster.d/onrecord-tests.conf
    if ! { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends postgresql; } >/dev/null 2>&1; then
        echo "PostgreSQL could not be installed: the archive is tested on SQLite only."
    fi
else
    echo "No PostgreSQL here: the archive is tested on SQLite only."
fi
