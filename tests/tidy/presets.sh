#!/bin/sh
# presets.sh CHECKOUT: every preset that ./dev takes can be configured, built and, but for the fuzzers', tested.
set -eu
cd "$1"
failed=0
names=$(./dev test --preset none 2>&1 | sed -n 's/.*name one of //p' | tr -d ,)
[ -n "$names" ] || { echo "./dev did not say which presets it takes"; exit 1; }

# listed TOOL WORD…: the tool lists the preset $name.
listed() {
  "$@" | grep -q "^ *\"$name\"" || { echo "no preset \"$name\" for $1 ($*)"; failed=1; }
}

for name in $names; do
  listed cmake --list-presets=configure
  listed cmake --list-presets=build
  [ "$name" = fuzz ] || listed ctest --list-presets
done
exit $failed
