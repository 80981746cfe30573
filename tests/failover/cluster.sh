# Sourced by run.sh: one etcd and several Patroni nodes on loopback, all below $work, all as $server_user.
# shellcheck shell=sh

etcd_port=23790
node_port() { echo $((15430 + $1)); }
node_api() { echo $((18000 + $1)); }

# In place of this (sub)shell, as the user that runs servers (the database refuses root); gone when run.sh is gone.
become_server() {
  if [ "$(id -u)" = 0 ]; then
    exec setpriv --reuid "$server_user" --regid "$server_user" --init-groups --pdeathsig KILL "$@"
  fi
  exec setpriv --pdeathsig KILL "$@"
}

start_etcd() {
  become_server etcd --name e1 --data-dir "$work/etcd" --logger zap --log-level error \
    --listen-client-urls "http://127.0.0.1:$etcd_port" --advertise-client-urls "http://127.0.0.1:$etcd_port" \
    --listen-peer-urls "http://127.0.0.1:$((etcd_port + 1))" \
    --initial-advertise-peer-urls "http://127.0.0.1:$((etcd_port + 1))" \
    --initial-cluster "e1=http://127.0.0.1:$((etcd_port + 1))" >"$work/etcd.log" 2>&1 &
}

# synchronous_mode is what keeps a confirmed entry when the primary dies; strict: rather wait than go on alone.
write_node() {
  cat >"$work/node$1.yml" <<YML
scope: fieldfare
name: n$1
restapi: { listen: "127.0.0.1:$(node_api "$1")", connect_address: "127.0.0.1:$(node_api "$1")" }
etcd3: { hosts: ["127.0.0.1:$etcd_port"] }
bootstrap:
  dcs:
    ttl: 20
    loop_wait: 5
    retry_timeout: 5
    synchronous_mode: true
    synchronous_mode_strict: true
    postgresql: { use_pg_rewind: true, parameters: { max_connections: 100, wal_log_hints: "on" } }
  initdb: [{ encoding: UTF8 }, { locale: C }]
  pg_hba: ["local all all trust", "host all all 127.0.0.1/32 trust", "host replication all 127.0.0.1/32 trust"]
postgresql:
  listen: "127.0.0.1:$(node_port "$1")"
  connect_address: "127.0.0.1:$(node_port "$1")"
  data_dir: "$work/data$1"
  bin_dir: "$server_bin"
  pgpass: "$work/pgpass$1"
  parameters: { unix_socket_directories: "$work", dynamic_shared_memory_type: mmap }
  authentication:
    superuser: { username: fieldfare, password: local }
    replication: { username: standby, password: local }
    rewind: { username: rewind, password: local }
YML
}

start_node() {
  become_server patroni "$work/node$1.yml" >>"$work/node$1.log" 2>&1 &
  echo $! >"$work/node$1.pid"
}

# Patroni and its server at the same instant, as when a machine loses its power.
kill_node() {
  # The first line of this file is the id of the server's first process.
  kill -KILL "$(cat "$work/node$1.pid")" "$(head -n 1 "$work/data$1/postmaster.pid")"
}

# The number of the node that takes writes now; nothing while there is none.
primary() {
  for node in $nodes; do
    if [ "$(ask "$node" "SELECT pg_is_in_recovery()" 2>/dev/null)" = f ]; then
      echo "$node"
      return
    fi
  done
}

# True when some node has all that the primary has confirmed.
has_synchronous_standby() {
  for node in $nodes; do
    if [ "$(curl -s -o /dev/null -w '%{http_code}' "http://127.0.0.1:$(node_api "$node")/synchronous")" = 200 ]; then
      return 0
    fi
  done
  return 1
}

# await SECONDS WHAT COMMAND…
await() {
  tries=$(($1 * 5)) what=$2
  shift 2
  until "$@" >/dev/null 2>&1; do
    tries=$((tries - 1))
    [ "$tries" -gt 0 ] || fail "waited too long for $what; the logs are in $work"
    sleep 0.2
  done
}

has_primary() { [ -n "$(primary)" ]; }

ask() {
  "$server_bin/psql" --no-psqlrc --quiet --tuples-only --no-align --dbname \
    "postgresql://fieldfare@127.0.0.1:$(node_port "$1")/${3:-postgres}" --command "$2"
}
