#!/bin/sh
# run.sh [--nodes N] [--seconds S] [--kills K] [--bin FOLDER]
# Runs a PostgreSQL cluster under Patroni and etcd on loopback, two hubs over it and devices that sync without a
# pause, and kills the primary K times. Ends with 0 when no confirmed entry was lost and every device caught up.
# README.md beside it says more. Needs the Debian packages postgresql, patroni, etcd-server and curl.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
count=3 seconds=120 kills=2 bin=$here/../../build/release/bin

fail() {
  printf 'failover: %s\n' "$1" >&2
  exit 1
}

while [ $# -gt 1 ]; do
  case $1 in
    --nodes) count=$2 ;;
    --seconds) seconds=$2 ;;
    --kills) kills=$2 ;;
    --bin) bin=$2 ;;
    *) fail "there is no option $1" ;;
  esac
  shift 2
done
nodes=$(seq "$count")
for tool in etcd patroni curl setpriv; do
  command -v "$tool" >/dev/null || fail "$tool is missing: apt-get install postgresql patroni etcd-server curl"
done
server_bin=$(find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin | sort -V | tail -n 1)
[ -x "$server_bin/initdb" ] || fail "PostgreSQL is missing: apt-get install postgresql"
[ -x "$bin/fieldfare-hub-load" ] ||
  fail "there is no $bin/fieldfare-hub-load: ./dev build fieldfare-hub fieldfare-hub-load"

server_user=postgres
# shellcheck source=tests/failover/cluster.sh
. "$here/cluster.sh"

work=$(mktemp -d)
started=""
finish() {
  status=$?
  trap - EXIT INT TERM
  # shellcheck disable=SC2086
  kill -TERM $started 2>/dev/null || true
  for node in $nodes; do kill -TERM "$(cat "$work/node$node.pid" 2>/dev/null)" 2>/dev/null || true; done
  sleep 3
  for node in $nodes; do
    kill -QUIT "$(head -n 1 "$work/data$node/postmaster.pid" 2>/dev/null)" 2>/dev/null || true
  done
  if [ "$status" = 0 ]; then rm -rf "$work"; else echo "what they wrote is in $work" >&2; fi
  exit "$status"
}
trap finish EXIT INT TERM
[ "$(id -u)" != 0 ] || chown "$server_user" "$work"

start_etcd
started="$started $!"
for node in $nodes; do
  write_node "$node"
  start_node "$node"
done
await 90 "a primary" has_primary
await 90 "a synchronous standby" has_synchronous_standby
first=$(primary)
ask "$first" "CREATE DATABASE hub" >/dev/null
# A standby that has not heard of the database yet would turn a hub away for good.
for node in $nodes; do await 30 "the database on n$node" ask "$node" "SELECT 1" hub; done
timeline() { ask "$1" "SELECT substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8)"; }
from=$(timeline "$first")
echo "failover: $count nodes, the primary is n$first, timeline $from"

hosts=""
for node in $nodes; do hosts="$hosts${hosts:+,}127.0.0.1:$(node_port "$node")"; done
for hub in 1 2; do
  "$bin/fieldfare-hub" serve --listen 127.0.0.1:0 --store "postgresql://fieldfare@$hosts/hub?connect_timeout=2" \
    >"$work/hub$hub.out" 2>"$work/hub$hub.log" &
  started="$started $!"
  await 30 "hub $hub" grep -q listening "$work/hub$hub.out"
done
url() { sed -n 's/^listening on //p' "$work/hub$1.out"; }

"$bin/fieldfare-hub-load" --seconds "$seconds" --hub "$(url 1)" --hub "$(url 2)" >"$work/load.json" &
load=$!
started="$started $load"
kill=0
while [ "$kill" -lt "$kills" ]; do
  sleep $((seconds / (kills + 1)))
  await 60 "a primary" has_primary
  victim=$(primary)
  echo "failover: n$victim is killed"
  kill_node "$victim"
  await 90 "another primary" has_primary
  echo "failover: n$(primary) has taken over, timeline $(timeline "$(primary)")"
  # It comes back as a standby, rewound to what the others have.
  start_node "$victim"
  kill=$((kill + 1))
done
status=0
wait "$load" || status=$?
cat "$work/load.json"
[ "$status" = 0 ] || fail "the load ended with $status"
