#!/bin/bash
# Health check of the HAProxy container: HAProxy itself answers. What is behind it has health checks of its own.
set -eu
exec 3<>/dev/tcp/127.0.0.1/18405
printf 'GET /healthz HTTP/1.0\r\n\r\n' >&3
read -r _ status _ <&3
[ "$status" = 200 ]
