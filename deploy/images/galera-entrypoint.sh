#!/bin/bash
# The container's first process. It inherits what a MariaDB that died has left behind, such as the scripts of a state transfer, and
# has to bury it: the next transfer waits while the last one's process is still listed. A shell does that by itself, Node does not.
node /opt/guichet/deploy/galera/src/main.ts &
supervisor=$!
trap 'kill -TERM "$supervisor"' TERM INT
# A signal ends `wait` early: what counts is that the process is gone.
while wait "$supervisor"; code=$?; kill -0 "$supervisor" 2>/dev/null; do :; done
exit "$code"
