#!/bin/sh
# programs.sh [--planted] PROGRAM...: each is position independent, bound at start, without an executable stack, brings
# no second SQLite into the process, shows SQLCipher's functions to nobody, and has no planted fault in it. Those of the
# preset simulation must have them (--planted), which proves that they would be seen.
set -eu
failed=0
planted=no
if [ "$1" = --planted ]; then
  planted=yes
  shift
fi

says() { printf '%s\n' "$elf" | grep -q "$@"; }

wrong() {
  echo "$program: $1"
  failed=1
}

for program in "$@"; do
  elf=$(readelf --wide --file-header --program-headers --dynamic "$program")
  says 'Type: *DYN' || wrong "is not position independent"
  says GNU_RELRO || wrong "its tables stay writable (no RELRO)"
  says -e BIND_NOW -e 'FLAGS_1.*NOW' || wrong "is bound lazily"
  says 'GNU_STACK.* RW ' || wrong "its stack can be executed"
  ! says 'NEEDED.*libsqlite3' || wrong "brings the plain SQLite into the process"
  ! readelf --wide --dyn-syms "$program" | awk '$7 != "UND" && $8 ~ /^sqlite3_/ { n++ } END { exit !n }' ||
    wrong "shows SQLCipher's functions"
  if grep -qa save_error_swallowed "$program"; then
    [ "$planted" = yes ] || wrong "has the planted faults of the preset simulation in it"
  else
    [ "$planted" = no ] || wrong "has no planted faults in it, or none that can be seen"
  fi
done
exit $failed
