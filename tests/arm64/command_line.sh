#!/bin/sh
# command_line.sh SCRATCH PROGRAM...: the command line on another processor. PROGRAM is how it is started there. An
# inspector's first hour: a store, a visit, notes, an identity refused, a search, an output, a backup that comes back.
set -eu
scratch=$1
shift
rm -rf "$scratch"
mkdir -p "$scratch"
export FIELDFARE_STORE="$scratch/store" FIELDFARE_PASSPHRASE_FILE="$scratch/passphrase"
echo "a long practice passphrase" >"$FIELDFARE_PASSPHRASE_FILE"

fail() {
  echo "command line: $1"
  exit 1
}

# member NAME: the value of the string NAME in the JSON on standard input.
member() { sed -n "s/.*\"$1\": *\"\([^\"]*\)\".*/\1/p" | head -n 1; }

"$@" store init --name "Education HMI" --inspectorate ofsted --practice >/dev/null
"$@" visit create --framework local-offer-2026 --area Northshire --fieldwork-start 2026-06-15 >/dev/null
activity=$("$@" activity add --kind tracking-meeting --title "Tracking meeting" --starts 2026-06-15T09:00 \
  --ends 2026-06-15T10:00 --json | member activity_id)
[ -n "$activity" ] || fail "an activity was added and has no id"
"$@" note add --activity "$activity" --text "Plans are written with families." --criterion LO3.2 --basis told >/dev/null

status=0
"$@" note add --activity "$activity" --text "Olivia Hughes, born 4 May 2014, waited a year." >"$scratch/refused" 2>&1 ||
  status=$?
[ "$status" = 3 ] || fail "an identity was met with exit $status, not 3"
! grep -q Hughes "$scratch/refused" || fail "the refusal repeats the name"

"$@" search families | grep -q "written with families" || fail "the note is not found"
"$@" store verify >/dev/null || fail "the store does not verify"
"$@" store backup "$scratch/backup" >/dev/null
FIELDFARE_STORE="$scratch/restored" "$@" store restore "$scratch/backup" >/dev/null
FIELDFARE_STORE="$scratch/restored" "$@" search families | grep -q "written with families" ||
  fail "the note is not in the restored store"
! grep -rq families "$scratch/store" "$scratch/backup" || fail "a word of a note stands in a file"
