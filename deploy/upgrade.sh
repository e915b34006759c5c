#!/bin/sh
# Brings a running project to the version in this folder, one container after the other:
#   deploy/upgrade.sh [--no-build] [application] [nodes] [haproxy]     (application when none is named)
# application: migrates, then replaces each replica; no request is lost.
# nodes:       replaces each database node when the others are in step; writing pauses for some seconds when it is the writer's turn.
# haproxy:     replaces the load balancer; nothing is answered for about a second.
set -eu
cd "$(dirname "$0")/.."

say() { echo "upgrade: $*"; }
fail() { echo "upgrade: $*" >&2; exit 1; }

# Asks a command every second until it succeeds: wait_for SECONDS COMMAND…
wait_for() {
  limit=$1; shift
  until "$@"; do
    limit=$((limit - 1))
    [ "$limit" -gt 0 ] || return 1
    sleep 1
  done
}

is_healthy() { [ "$(docker inspect -f '{{.State.Health.Status}}' "$1")" = healthy ]; }
is_in_step() { docker compose exec -T "$1" guichet-node status >/dev/null 2>&1; }

# Puts a new container in the place of a service's own, and touches no other. With --no-deps, compose would remember that the service
# depends on nothing, and the next plain `docker compose up -d` would replace the container once more.
replace() {
  docker compose rm -sf "$1"
  docker compose up -d --no-build --no-recreate "$1"
}

# Migrations only add: the version that still runs goes on.
migrate() {
  say "migrating"
  replace migrate
  [ "$(docker wait "$(docker compose ps -aq migrate)")" = 0 ] || fail "it did not migrate: docker compose logs migrate"
}

upgrade_application() {
  old=$(docker compose ps -q api)
  [ -n "$old" ] || fail "no replica runs: docker compose up -d"
  migrate
  count=$(echo "$old" | wc -l)
  for replica in $old; do
    before=$(docker compose ps -q api)
    docker compose up -d --no-build --no-recreate --scale "api=$((count + 1))" api
    new=$(docker compose ps -q api | grep -vF "$before") || fail "no new replica was started: docker compose logs api"
    if ! wait_for 90 is_healthy "$new"; then
      docker logs --tail 20 "$new" >&2
      docker rm -f "$new" >/dev/null
      fail "the new version does not become ready, the old one goes on"
    fi
    # HAProxy asks for names every second and checks twice a second: from now on the new replica gets requests.
    sleep 4
    # It says that it stops, serves until HAProxy has heard of it, and ends.
    docker stop "$replica" >/dev/null
    docker rm "$replica" >/dev/null
    say "a replica is replaced"
  done
}

upgrade_nodes() {
  for node in mariadb1 mariadb2 mariadb3; do
    is_in_step "$node" || fail "$node is not in step: docker compose exec $node guichet-node status"
  done
  # Of the nodes' image, too: an old container of it would make compose replace all that depends on it.
  replace secrets
  for node in mariadb3 mariadb2 mariadb1; do
    replace "$node"
    wait_for 600 is_in_step "$node" || fail "$node does not come back: docker compose logs $node"
    say "$node is replaced"
  done
  # A version may give the database's users other rights; what people may look at is then for a migration to say.
  docker compose exec -T mariadb1 guichet-node passwords
  migrate
}

upgrade_haproxy() {
  replace haproxy
  wait_for 30 is_healthy "$(docker compose ps -q haproxy)" || fail "HAProxy does not come back: docker compose logs haproxy"
  say "haproxy is replaced"
}

build=yes
if [ "${1:-}" = --no-build ]; then build=no; shift; fi
[ $# -gt 0 ] || set -- application
for part in "$@"; do
  case $part in
    application | nodes | haproxy) ;;
    *) fail "there are application, nodes and haproxy, not $part" ;;
  esac
done
# Only what is named: an image that is new but not put to use would replace all three nodes at once at the next `docker compose up -d`.
images_of() {
  case $1 in
    application) echo migrate backup restore studio ;;
    nodes) echo secrets ;;
    haproxy) echo haproxy ;;
  esac
}
if [ "$build" = yes ]; then
  say "building"
  # shellcheck disable=SC2046 # several names
  for part in "$@"; do docker compose --profile "*" build -q $(images_of "$part"); done
fi
for part in "$@"; do "upgrade_$part"; done
