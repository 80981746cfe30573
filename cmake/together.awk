# Which sources of a target can be compiled as one file: prints "GROUP SOURCE" for each source that is named, in their
# order (awk -v most=N -f together.awk SOURCE...). Nothing that one of a group keeps to itself, in a namespace without
# a name, is called like anything that another one says, and all open the same namespaces to what follows. Read by
# lines, as clang-format lays them.

# What the line declares, kept as a name of the source's own.
function declare(line, name) {
  sub(/^(\[\[[^]]*\]\] *)+/, "", line)
  if (match(line, /^(struct|class|union|enum class|enum|using) +[A-Za-z_][A-Za-z_0-9]*/)) {
    name = substr(line, 1, RLENGTH)
    sub(/.* /, "", name)
  } else {
    sub(/[(={;[].*/, "", line)
    gsub(/<.*>/, " ", line)
    sub(/ +$/, "", line)
    if (!match(line, /[A-Za-z_][A-Za-z_0-9]*$/)) return
    name = substr(line, RSTART)
  }
  own[source, ++owned[source]] = name
}

function apart(one, other, i) {
  if (opened[one] != opened[other]) return 1
  for (i = 1; i <= owned[one]; ++i) if ((other, own[one, i]) in said) return 1
  for (i = 1; i <= owned[other]; ++i) if ((one, own[other, i]) in said) return 1
  return 0
}

FNR == 1 {
  source = FILENAME
  order[++sources] = source
  unnamed = 0
}
{
  line = $0
  gsub(/"([^"\\]|\\.)*"/, "", line)
  sub(/\/\/.*/, "", line)
}
/^namespace \{/ { unnamed = 1; next }
/^\}  \/\/ namespace$/ { unnamed = 0 }
unnamed && line ~ /^[A-Za-z_[]/ && line !~ /^(template|namespace)/ { declare(line) }
line ~ /^static / { declare(line) }
line ~ /^using namespace / { opened[source] = opened[source] " " $3 }
{
  gsub(/(\.|->)[A-Za-z_0-9]+/, " ", line)
  count = split(line, words, /[^A-Za-z_0-9]+/)
  for (i = 1; i <= count; ++i) said[source, words[i]] = 1
}

END {
  for (s = 1; s <= sources; ++s) {
    source = order[s]
    for (group = 1; group <= groups; ++group) {
      free = size[group] < most
      for (m = 1; m <= size[group] && free; ++m) free = !apart(source, member[group, m])
      if (free) break
    }
    if (group > groups) groups = group
    member[group, ++size[group]] = source
    print group, source
  }
}
