#!/usr/bin/env bash
# sbom.sh ROOT VERSION PROGRAM...: an SPDX 2.3 document of what the programs are made of, on standard output: each
# program with its hash, the libraries that it loads (with their Debian packages and versions), what is compiled in
# from pinned sources or from header-only packages, and the fonts and data that go with it. The same build gives
# the same document: the time is that of SOURCE_DATE_EPOCH, or of the last commit.
set -euo pipefail
root=$1 version=$2
shift 2

when=${SOURCE_DATE_EPOCH:-$(git -C "$root" log -1 --format=%ct 2>/dev/null || echo 0)}
created=$(date -u -d "@$when" +%Y-%m-%dT%H:%M:%SZ)
packages=() relations=()

# quoted TEXT: as a JSON string (names of packages and files hold no control characters).
quoted() { printf '"%s"' "$(printf '%s' "$1" | sed 's/["\\]/\\&/g')"; }

id_of() { printf 'SPDXRef-%s' "$(printf '%s' "$1" | tr -c 'A-Za-z0-9.\n' '-')"; }

# part NAME VERSION FROM [SHA256]
part() {
  local id sum=''
  id=$(id_of "$1")
  if [ $# -gt 3 ]; then sum=$(printf ', "checksums": [{"algorithm": "SHA256", "checksumValue": "%s"}]' "$4"); fi
  local none='"NOASSERTION"'
  local unsaid="\"licenseConcluded\": $none, \"licenseDeclared\": $none, \"copyrightText\": $none"
  packages+=("$(printf '{"SPDXID": "%s", "name": %s, "versionInfo": %s, "downloadLocation": %s, %s%s}' \
    "$id" "$(quoted "$1")" "$(quoted "$2")" "$(quoted "$3")" "\"filesAnalyzed\": false, $unsaid" "$sum")")
}

relation() { relations+=("{\"spdxElementId\": \"$1\", \"relationshipType\": \"$2\", \"relatedSpdxElement\": \"$3\"}"); }

# The Debian package that owns a file, "NAME VERSION"; nothing where there is none.
owner_of() {
  local file owner
  for file in "$1" "${1#/usr}"; do
    owner=$(dpkg-query -S "$file" 2>/dev/null | head -n 1 | sed 's/: .*//; s/:[a-z0-9]*$//') || true
    [ -n "$owner" ] || continue
    dpkg-query -W -f '${Package} ${Version}\n' "$owner" 2>/dev/null | head -n 1
    return
  done
}

part fieldfare "$version" NOASSERTION
declare -A seen=()
from_debian() { # NAME VERSION RELATION
  if [ -z "${seen[$1]:-}" ]; then part "$1" "$2" "https://deb.debian.org/debian"; fi
  if [ "${seen[$1]:-}" != "$3" ]; then relation "$(id_of fieldfare)" "$3" "$(id_of "$1")"; fi
  seen[$1]=$3
}

for program in "$@"; do
  name=$(basename "$program")
  part "$name" "$version" NOASSERTION "$(sha256sum "$program" | cut -d ' ' -f 1)"
  relation "$(id_of fieldfare)" CONTAINS "$(id_of "$name")"
  while read -r library; do
    read -r owner owned < <(owner_of "$(readlink -f "$library")") || continue
    [ -n "$owner" ] && from_debian "$owner" "$owned" DYNAMIC_LINK
  done < <(ldd "$program" | awk '$3 ~ /^\// { print $3 }' | sort -u)
done

# What is compiled in: headers, and fonts that the app embeds.
for name in nlohmann-json3-dev libcli11-dev libboost-dev fonts-inter fonts-font-awesome fonts-dejavu-core; do
  read -r owner owned < <(dpkg-query -W -f '${Package} ${Version}\n' "$name" 2>/dev/null) || continue
  from_debian "$owner" "$owned" STATIC_LINK
done
while read -r name pinned archive sum; do
  case $name in '#'* | '' | catch2) continue ;; esac
  part "$name" "$pinned" "https://deb.debian.org/debian/pool/main/${name:0:1}/$name/$archive" "$sum"
  relation "$(id_of fieldfare)" STATIC_LINK "$(id_of "$name")"
done <"$root/cmake/third-party.lock"
relation SPDXRef-DOCUMENT DESCRIBES "$(id_of fieldfare)"

joined() {
  local first=1 item
  for item in "$@"; do
    [ $first = 1 ] || printf ',\n    '
    printf '%s' "$item"
    first=0
  done
}
sums=$(sha256sum "$@" | cut -d ' ' -f 1 | sha256sum | cut -c 1-32)
cat <<JSON
{
  "spdxVersion": "SPDX-2.3",
  "dataLicense": "CC0-1.0",
  "SPDXID": "SPDXRef-DOCUMENT",
  "name": "fieldfare-$version",
  "documentNamespace": "urn:fieldfare:sbom:$version:$sums",
  "creationInfo": {"created": "$created", "creators": ["Tool: fieldfare-sbom"]},
  "packages": [
    $(joined "${packages[@]}")
  ],
  "relationships": [
    $(joined "${relations[@]}")
  ]
}
JSON
