#!/bin/sh
# control.sh SCRATCH: the checker finds every fault of a tree that is wrong on purpose, and none that is not there.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
rm -rf "$1"
mkdir -p "$1"
cp -r "$here/fixtures/tree" "$1/tree"
# Too long to keep as a file.
awk 'BEGIN { for (i = 0; i < 801; i++) print "// " i }' >"$1/tree/sync/src/long.cpp"
awk 'BEGIN { for (i = 0; i < 401; i++) print "// " i }' >"$1/tree/sync/src/longish.cpp"

if "$here/check.sh" "$1/tree" >"$1/output"; then
  echo "the checker passed a tree full of faults"
  exit 1
fi
grep -q '^note sync/src/longish.cpp: 401 lines' "$1/output" || { echo "a long file was not told"; exit 1; }
grep -v '^note ' "$1/output" | sed 's/^\([^:]*:[0-9]*: [a-z-]*\):.*/\1/' | LC_ALL=C sort >"$1/found"
diff "$here/fixtures/expected" "$1/found"

mkdir "$1/clean"
echo 'int one() { return 1; }' >"$1/clean/one.cpp"
"$here/check.sh" "$1/clean"
