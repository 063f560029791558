#!/bin/sh
# A throw-away PostgreSQL on loopback, for the database tests.
#   .ci/postgres.sh start [FOLDER]   makes and starts it; prints its URL on stdout (all else goes to stderr)
#   .ci/postgres.sh stop FOLDER      stops it and removes the folder
# FOLDER must be absent or empty; without it one is made, and named on stderr ("folder: …"). PostgreSQL refuses to run as root: then
# user postgres (or nobody) runs it. Exit 3: no server programs on this machine.
set -eu

find_bin() {
  for folder in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -t/ -k5 -V -r) /usr/pgsql-*/bin /usr/local/pgsql/bin; do
    [ -x "$folder/initdb" ] && { echo "$folder"; return; }
  done
  command -v initdb >/dev/null && dirname "$(command -v initdb)"
}

BIN=$(find_bin) || true
[ -n "${BIN:-}" ] || { echo "no PostgreSQL server programs found (Debian: apt-get install postgresql)" >&2; exit 3; }

if [ "$(id -u)" = 0 ]; then
  RUNNER=postgres
  id "$RUNNER" >/dev/null 2>&1 || RUNNER=nobody
  as_runner() { setpriv --reuid "$RUNNER" --regid "$(id -g "$RUNNER")" --clear-groups env HOME=/tmp "$@"; }
else
  as_runner() { "$@"; }
fi

free_port() {
  node -e "const s=require('net').createServer().listen(0,'127.0.0.1',()=>{console.log(s.address().port);s.close()})"
}

start() {
  FOLDER=${1:-$(mktemp -d "${TMPDIR:-/tmp}/damnoen-postgres-XXXXXX")}
  mkdir -p "$FOLDER"
  [ "$(id -u)" = 0 ] && chown "$RUNNER" "$FOLDER"
  PORT=$(free_port)
  cd /
  as_runner "$BIN/initdb" -D "$FOLDER/data" -U damnoen --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync >&2
  as_runner "$BIN/pg_ctl" -D "$FOLDER/data" -w -t 60 -l "$FOLDER/log" -o \
    "-p $PORT -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -c max_connections=200" start >&2 ||
    { cat "$FOLDER/log" >&2; exit 1; }
  echo "folder: $FOLDER" >&2
  echo "postgres://damnoen@127.0.0.1:$PORT/postgres"
}

stop() {
  cd /
  as_runner "$BIN/pg_ctl" -D "$1/data" -m immediate -w stop >&2 || true
  rm -rf "$1"
}

case "${1:-}" in
  start) start "${2:-}" ;;
  stop) stop "${2:?folder}" ;;
  *) sed -n '2,6p' "$0" >&2; exit 2 ;;
esac
