# The house rules that a machine can check, one line of a file at a time. Called by ./check, which gives the files.
# A fault is printed as "file:line: rule: what". Lines that start with "note" are told and are no fault.

function fault(rule, what) { print name ":" FNR ": " rule ": " what }

function begins(prefix) { return substr(name, 1, length(prefix)) == prefix }

function has_word(text, words) { return text ~ ("(^|[^A-Za-z0-9_])(" words ")([^A-Za-z0-9_]|$)") }

# Where a header of somebody else may stand. A header in none of these families is free in sources.
function check_home(header, family, homes, rule,    list, count, i) {
  if (header !~ family) return
  count = split(homes, list, " ")
  for (i = 1; i <= count; i++) if (begins(list[i])) return
  fault("third-party", "<" header "> belongs into " homes)
}

function check_include(header, quoted,    part) {
  if (quoted && header ~ /^\.\.\/.*(core|sync|ui|platform)\//) fault("direction", "a path into another part: " header)
  if (header ~ /^fieldfare\//) {
    part = header
    sub(/^fieldfare\//, "", part)
    sub(/\/.*/, "", part)
    if (begins("core/") && part ~ /^(sync|ui|platform)$/) fault("direction", "core includes " header)
    if (begins("sync/") && part ~ /^(ui|platform)$/) fault("direction", "sync includes " header)
    if (begins("ui/") && part == "platform") fault("direction", "ui includes " header)
    if (begins("ui/") && header ~ /^fieldfare\/core\/storage\//) fault("direction", "ui reaches for the store: " header)
    return
  }
  if (begins("ui/") && header ~ /^(fstream|sys\/|fcntl.h|unistd.h)/)
    fault("direction", "ui opens files or sockets: " header)
  if (quoted) return
  check_home(header, "^(sqlcipher/)?sqlite3", "core/src/")
  check_home(header, "^sodium", "core/src/ tests/simulator/")
  check_home(header, "^(libpq|postgres_ext)", "sync/postgres/src/")
  check_home(header, "^(imgui|misc/|backends/)", "ui/src/ platform/glfw/")
  check_home(header, "^(GLFW|GL|EGL|boost|openssl)", "platform/ tests/bench/")
  check_home(header, "^(sys/socket|netinet|arpa|netdb)", "platform/ tests/")
  check_home(header, "^qrencode", "platform/qr/")
  check_home(header, "^CLI/", "platform/apps/")
  check_home(header, "^(zip.h|pugixml|cairo|pango)", "core/src/")
  check_home(header, "^(catch2|rapidcheck|benchmark)", "tests/")
  if (is_public && header !~ /^[a-z_0-9]+$/ && header !~ /^std(int|def|bool)\.h$/ &&
      header != "nlohmann/json_fwd.hpp")
    fault("public-header", "<" header "> shows through our interface")
}

function check_source(    header) {
  if (line ~ /^[ \t]*#[ \t]*include[ \t]*[<"]/) {
    header = line
    sub(/^[^<"]*[<"]/, "", header)
    sub(/[>"].*/, "", header)
    check_include(header, line ~ /include[ \t]*"/)
  }
  # The C interface answers the ports itself: shells in other languages know none.
  if ((line ~ /(system|steady)_clock::now|random_device|randombytes|gettimeofday/ ||
       line ~ /(^|[^_a-zA-Z])time\((nullptr|NULL|0)\)/) &&
      !begins("platform/") && !begins("tests/") && name != "core/src/app/c_interface.cpp")
    fault("ports", "the clock and randomness come in through ports")
  if (is_header && line ~ /^#pragma once/) guarded = 1
  if (is_header && line ~ /^[ \t]*#ifndef [A-Z_]+_H_?$/) guarded = 1
}

function check_test() {
  if (line ~ /TEST_CASE|SCENARIO|TEMPLATE_/ && line ~ /\[(\.|!(mayfail|shouldfail|hide))/)
    fault("disabled-test", "a tag that hides a test or lets it fail")
  if (line ~ /"\[(\.[a-z]*|!mayfail|!shouldfail)\]/ && line !~ /TEST_CASE|SCENARIO|TEMPLATE_/)
    fault("disabled-test", "a tag that hides a test or lets it fail")
  if (line ~ /(^|[^A-Za-z0-9_])SKIP *\(|DISABLED_/) fault("disabled-test", "a skipped test")
  if (line ~ /(REQUIRE|CHECK|RC_ASSERT) *\( *(true|1|1 *== *1) *\)/)
    fault("disabled-test", "a check that cannot fail")
  # It only says whether the law held; the test must ask.
  if (line ~ /^[ \t]*rc::check *\(/) fault("disabled-test", "a property that nobody asks about")
  if (line ~ /^[ \t]*#[ \t]*if[ \t]+0/) fault("disabled-test", "code that is switched off")
}

function finish_file() {
  if (!is_source) return
  if (lines > 800) print name ":" lines ": size: " lines " lines, and 800 are the end"
  else if (lines > 400) print "note " name ": " lines " lines, more than the usual 400"
  if (is_header && !guarded) print name ":1: header-guard: no #pragma once"
}

FNR == 1 {
  finish_file()
  name = FILENAME
  sub(/^\.\//, "", name)
  is_header = name ~ /\.(h|hpp)$/
  is_source = name ~ /\.(h|hpp|c|cpp|awk|sh|cmake)$/ || name ~ /CMakeLists\.txt$/ || name == "dev"
  is_code = name ~ /\.(h|hpp|c|cpp)$/
  is_public = is_code && name ~ /^(core|sync|sync\/postgres|ui|platform)\/include\//
  is_data = name ~ /\.(json|jsonl|txt|csv|tsv|xml|svg|hex)$/ && name !~ /CMakeLists/
  guarded = 0
}

{
  lines = FNR
  line = $0
  if (is_source) {
    shown = line
    gsub(/[\200-\277]/, "", shown)
    widest = is_code ? 100 : 120
    if (length(shown) > widest) fault("columns", length(shown) " columns, and " widest " are the end")
  }
  if (is_code) check_source()
  if (is_code && begins("tests/")) check_test()
  if (name ~ /CMakeLists\.txt$|\.cmake$/ && line ~ /DISABLED +(TRUE|ON|1)|WILL_FAIL/)
    fault("disabled-test", "CTest is told to pass over it")
  # Written in halves, so that this file keeps its own rule.
  if (!is_data && has_word(line, "TO" "DO|FIX" "ME|XX" "X|HA" "CK"))
    fault("words", "work that is left for later is not written into the tree")
  if (line ~ /(^|[^a-zA-Z0-9_.\/:-])\/(work|home|root|Users)\/[a-z]/ || line ~ /\.\.\/(shared|mission|helpers)(\/|$)/ ||
      line ~ /(^|[ `"(])(mission|helpers)\/[a-z]/)
    fault("outside", "a place outside the project")
}

END { finish_file() }
