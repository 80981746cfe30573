#!/bin/sh
# look.sh PROGRAM SECONDS SEEDS CORPUS NAME... : these fuzzers look side by side (parser-replay --look), so that each
# has its seconds and all together do not take them one after the other. Ends with 1 when one found something.
set -u
program=$1 seconds=$2 seeds=$3 corpus=$4
shift 4
told=$(mktemp -d) || exit 1
trap 'rm -rf "$told"' EXIT
for name; do
  { "$program" --look "$name" "$seconds" "$seeds" "$corpus" >"$told/$name" 2>&1 || : >"$told/$name.failed"; } &
done
wait
status=0
for name; do
  cat "$told/$name"
  [ ! -e "$told/$name.failed" ] || status=1
done
exit "$status"
