# Sourced by ./dev: what looks for faults for longer than a test may, and the tables of docs/evidence.md.
# shellcheck shell=bash
# Uses from ./dev: $root, $bin, $preset, say, fail, phase, build, tools.

# fuzz_one NAME SECONDS: starts from the seeds and from what earlier runs kept in build/fuzz/corpus.
fuzz_one() {
  local name=$1 seconds=$2 from=("$root/build/fuzz/corpus/$1") folder
  local found=$root/build/fuzz/findings/$name
  mkdir -p "${from[0]}" "$found"
  for folder in "$root/build/fuzz/seeds/$name" "$root/tests/fuzz/corpus/$name"; do
    if [ -d "$folder" ]; then from+=("$folder"); fi
  done
  "$root/build/fuzz/bin/$name" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 -print_final_stats=1 \
    -artifact_prefix="$found/" "${from[@]}" >"$found/log" 2>&1 || {
    tail -n 60 "$found/log" >&2
    fail "$name broke something" \
      "mend the code, and keep the input (in $found) in tests/fuzz/corpus/$name, so that each run begins with it"
  }
  sed -n "s/^stat::number_of_executed_units: /| ${name#fuzz_} | $seconds | /p" "$found/log" | sed 's/$/ |/'
}

build_fuzzers() {
  preset=fuzz
  build fuzz-seeds "$@"
  "$root/build/fuzz/bin/fuzz-seeds" "$root/build/fuzz/seeds"
}

# run_fuzzers SECONDS NAME…: as many at a time as there are processors.
run_fuzzers() {
  local seconds=$1 name broken=0 running=0
  shift
  printf '| fuzzer | seconds | inputs tried |\n|---|---|---|\n'
  for name in "$@"; do
    if [ "$running" -ge "$(nproc)" ]; then
      wait -n || broken=1
      running=$((running - 1))
    fi
    fuzz_one "$name" "$seconds" &
    running=$((running + 1))
  done
  while [ "$running" -gt 0 ]; do
    wait -n || broken=1
    running=$((running - 1))
  done
  return $broken
}

fuzz() {
  local seconds=30 name
  if [[ ${1:-} =~ ^[0-9]+$ ]]; then
    seconds=$1
    shift
  fi
  all_fuzzers
  if [ $# -gt 0 ]; then
    name=fuzz_${1#fuzz_}
    [ -f "tests/fuzz/$name.cpp" ] || fail "there is no fuzzer \"$1\"" "name one of ${fuzzers[*]#fuzz_}"
    fuzzers=("$name")
  fi
  build_fuzzers "${fuzzers[@]}"
  phase fuzz run_fuzzers "$seconds" "${fuzzers[@]}"
  say "${#fuzzers[@]} fuzzers, $seconds s each: nothing found"
}

all_fuzzers() {
  local name
  fuzzers=()
  for name in tests/fuzz/fuzz_*.cpp; do
    name=${name##*/}
    fuzzers+=("${name%.cpp}")
  done
}

# soak [MINUTES | --seed N | --script FILE | --images N | --flips N | --calls N | --memory N | --upgrades yes |
# --hub [MINUTES] | --planted [NAME,NAME]], by the programs of $preset
soak() {
  local arguments=(--minutes "${1:-10}") bin=$root/build/$preset/bin
  case ${1:-} in
    --hub)
      build fieldfare-hub fieldfare-hub-storm
      phase "hub under load" "$bin/fieldfare-hub-storm" "$bin/fieldfare-hub" --seconds $((${2:-5} * 60))
      return
      ;;
    --planted)
      build_planted
      phase "planted faults" "$root/build/simulation/bin/fieldfare-soak" --planted "${2:-yes}"
      return
      ;;
    --*) arguments=("$@") ;;
  esac
  build fieldfare-soak
  phase soak "$bin/fieldfare-soak" "${arguments[@]}"
}

build_planted() {
  preset=simulation
  build fieldfare-soak test-simulation test-hostile
}

# Secrets and the store under valgrind: bytes used that were never written, or after they were given back.
memcheck() {
  build test-unit
  tools valgrind
  local file files=(secure_buffer aead box hash password sign key_file store encryption tries) tags=()
  for file in "${files[@]}"; do tags+=("[#${file}_test]"); done
  phase memcheck valgrind --quiet --error-exitcode=9 --track-origins=yes --leak-check=full \
    --errors-for-leak-kinds=definite "$bin/test-unit" --filenames-as-tags "$(IFS=,; echo "${tags[*]}")"
}

# part TITLE COMMAND…: one table, with what it took; parts run side by side, one for each processor.
part() {
  local number
  parts=$((parts + 1))
  number=$(printf '%02d' "$parts")
  if [ "$running" -ge "$(nproc)" ]; then
    wait -n || true
    running=$((running - 1))
  fi
  run_part "$root/build/evidence/$number" "$@" &
  running=$((running + 1))
}

run_part() {
  local file=$1 title=$2 start=$EPOCHREALTIME status=0 took
  shift 2
  "$@" >"$file.out" 2>"$file.log" || status=$?
  took=$(awk -v start="$start" -v end="$EPOCHREALTIME" 'BEGIN { printf "%.0f s", end - start }')
  {
    printf '\n## %s\n\n' "$title"
    if grep -q '^|' "$file.out"; then
      cat "$file.out"
    else
      printf '```\n'
      cat "$file.out"
      printf '```\n'
    fi
    if [ "$status" = 0 ]; then
      printf '\nHeld; %s.\n' "$took"
    else
      printf '\n**Did not hold** (it ended with %s after %s; %s.log says more).\n' "$status" "$took" "${file#"$root/"}"
    fi
  } >"$file.md"
  say "  $title: $took$([ "$status" = 0 ] || echo ', did not hold')"
}

# The commit that is checked out, and whether files differ from it.
checked_out() {
  local commit
  commit=$(git log -1 --format=%h 2>/dev/null) || { echo 'not known' && return; }
  if [ -n "$(git status --porcelain)" ]; then commit+=' with changes that are not committed'; fi
  echo "$commit"
}

# Leaves the tables of docs/evidence.md, with today's figures, in build/evidence.md. All by the programs of the preset
# simulation, whose faults are off where no test switches one on, so that there is one build to wait for (and clang's).
evidence() {
  local minutes=${1:-5} out=$root/build/evidence.md name start=$EPOCHREALTIME
  local tests=(crash simulation hostile) parts=0 running=0 bin=$root/build/simulation/bin commit
  commit=$(checked_out)  # before anything is built: what is committed meanwhile is not in these programs
  all_fuzzers
  (
    preset=simulation
    build fieldfare-soak fieldfare-hub fieldfare-hub-storm memory-canary parser-replay fuzz-seeds "${tests[@]/#/test-}"
  )
  (build_fuzzers "${fuzzers[@]}" >&2)
  rm -rf "$root/build/evidence"
  mkdir -p "$root/build/evidence/seeds"
  "$bin/fuzz-seeds" "$root/build/evidence/seeds" >/dev/null
  # The longest first, so that no processor waits for them at the end; the hub alone, which is about time.
  part "Planted faults (./dev soak --planted)" "$bin/fieldfare-soak" --planted yes
  part "Teams (./dev soak $minutes)" "$bin/fieldfare-soak" --minutes "$minutes"
  part "Changed and cut bytes (./dev soak --flips 97)" "$bin/fieldfare-soak" --flips 97
  part "Upgrades that are stopped (./dev soak --upgrades yes)" "$bin/fieldfare-soak" --upgrades yes
  part "Disks after a power cut (./dev soak --images $((minutes * 10000)))" \
    "$bin/fieldfare-soak" --images $((minutes * 10000))
  part "Memory that runs out (./dev soak --memory 97)" "$bin/fieldfare-soak" --memory 97
  part "Disks that fail or are full (./dev soak --calls 1)" "$bin/fieldfare-soak" --calls 1
  for name in "${tests[@]}"; do
    part "Tests (./dev test $name)" "$bin/test-$name" --rng-seed 1
  done
  part "Parsers over genuine inputs, each also changed in 200 ways (of ./dev test replay)" \
    env ASAN_OPTIONS=detect_leaks=0 "$bin/parser-replay" "$root/build/evidence/seeds" tests/fuzz/corpus
  part "Memory after lock (./dev test simulation)" "$bin/memory-canary"
  while [ "$running" -gt 0 ]; do
    wait -n || true
    running=$((running - 1))
  done
  # One after the other: these take every processor themselves.
  part "Fuzzers (./dev fuzz $((minutes * 3)))" run_fuzzers $((minutes * 3)) "${fuzzers[@]}"
  wait
  part "A hub under load (./dev soak --hub 1)" "$bin/fieldfare-hub-storm" "$bin/fieldfare-hub" --seconds 60
  wait
  {
    printf '# Evidence of %s\n\nCommit %s, on %s of %s processors: %s\n' "$(date -u +%Y-%m-%d)" \
      "$commit" "$(uname -m)" "$(nproc)" "./dev evidence $minutes"
    cat "$root"/build/evidence/*.md
    cat <<'TEXT'

## Not run by this

Of bytes that are changed and allocations that fail, all but one in 97 (`./dev soak --flips 1`, `--memory 1`); of
`./dev test`, all folders but those above, and of replay the parsers' looking for new places, which the fuzzers
did; `./dev test --preset asan`, `./dev test --preset tsan`, `./dev test --arch arm64` and `./dev memcheck`, each with
a build of its own; `tests/failover/run.sh`, which needs a cluster's packages.
TEXT
  } >"$out"
  awk -v start="$start" -v end="$EPOCHREALTIME" 'BEGIN { printf "[evidence: %.1f s]\n", end - start }' >&2
  say "Wrote $out"
  if grep -q '^\*\*Did not hold\*\*' "$out"; then
    fail "something did not hold" "$out says which; the logs in build/evidence say how"
  fi
}
