#!/bin/sh
# The configuration reads the environment alone, a secret comes as a file.
set -eu
STATS_PASSWORD=$(cat "$STATS_PASSWORD_FILE")
export STATS_PASSWORD
cd /usr/local/etc/haproxy
exec haproxy -W -db -f base.cfg -f database.cfg -f http.cfg
