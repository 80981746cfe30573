#!/bin/sh
# run.sh CHECKOUT SCRATCH: what ./dev setup does when the download fails or brings something else. It must stop,
# say what happened and what to do next, and leave nothing behind that a later run would take for good.
set -eu
checkout=$1
scratch=$2
failed=0

expect() {
  grep -q -e "$1" "$scratch/output" || { echo "setup did not say: $1"; cat "$scratch/output"; failed=1; }
}

attempt() {
  if FIELDFARE_THIRD_PARTY=$scratch/third-party FIELDFARE_APT_ETC=$scratch/etc "$checkout/dev" setup \
    >"$scratch/output" 2>&1; then
    echo "setup went on"
    failed=1
  fi
}

rm -rf "$scratch"
mkdir -p "$scratch/etc" "$scratch/third-party/source"
grep -v '^#' "$checkout/cmake/third-party.lock" | while read -r _ _ archive _; do
  echo "not the archive" >"$scratch/third-party/source/$archive"
done
attempt
expect "is not the file that is pinned: its SHA-256 is"
expect "What to do: it was put aside"

# The refused file is gone, so that the next run fetches again; here from a place where nobody answers.
rm -rf "$scratch/third-party/source"
echo 'deb http://127.0.0.1:9/debian stable main' >"$scratch/etc/sources.list"
attempt
expect "could not be fetched from http://127.0.0.1:9/debian"
expect "What to do: check the network and run ./dev setup again"

if find "$scratch/third-party" -name stamp | grep -q .; then
  echo "something was marked as built"
  failed=1
fi
exit $failed
