#!/bin/sh
# check.sh ROOT: prints every breach of the house rules below ROOT and ends with 1 when there is one.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cd "$1"
export LC_ALL=C

# The checker's own fixtures are wrong on purpose.
found=$(find . \( -name .git -o -path ./build -o -path ./tests/tidy/fixtures -o -path ./.cache \) -prune -o -type f \
    ! -name '*.png' ! -name '*.gz' ! -name '*.bin' ! -name '*.otf' ! -name '*.ttf' -size +0 -print |
  sort | xargs awk -f "$here/rules.awk")

# Every relative link of a page leads to a file of the tree.
links=$(find . \( -name .git -o -path ./build -o -path ./tests/tidy/fixtures \) -prune -o -name '*.md' -print |
  sort | while IFS= read -r page; do
    grep -no '](\([^)]*\))' "$page" | sed 's/^\([0-9]*\):](\(.*\))$/\1 \2/' | while read -r line link; do
      case $link in http://* | https://* | mailto:* | '#'*) continue ;; esac
      target=$(dirname "$page")/${link%%#*}
      place=$(cd "$(dirname "$target")" 2>/dev/null && pwd || echo nowhere)
      case $place/ in
        "$(pwd)"/*) [ -e "$target" ] || echo "${page#./}:$line: link: $link leads nowhere" ;;
        *) echo "${page#./}:$line: link: $link leads out of the project" ;;
      esac
    done
  done)

printf '%s\n%s\n' "$found" "$links" | sed '/^$/d'
! printf '%s\n%s\n' "$found" "$links" | grep -qv -e '^note ' -e '^$'
