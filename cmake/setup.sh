# Sourced by ./dev: installs what is missing and builds the pinned third-party libraries once.
# shellcheck shell=bash
# Uses from ./dev: $root (the checkout), $third_party (where the built libraries go), say, fail.

readonly build_packages=(
  g++ make cmake ninja-build ccache pkg-config tcl xz-utils ca-certificates debian-archive-keyring
  libsodium-dev nlohmann-json3-dev libfmt-dev libcli11-dev libutf8proc-dev libzstd-dev
  libzip-dev libpugixml-dev
  libcairo2-dev libpango1.0-dev
  libboost-dev libssl-dev libqrencode-dev libpq-dev postgresql pgbouncer
  libglfw3-dev libgl-dev libopengl-dev libegl-dev libfreetype-dev libpng-dev librapidcheck-dev libbenchmark-dev
  fonts-inter fonts-font-awesome fonts-dejavu-core
  xvfb xauth xdotool)

# What only the fuzz preset needs.
# shellcheck disable=SC2034
readonly fuzz_packages=(clang libclang-rt-dev llvm)

is_installed() {
  [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# install_packages NAME...: installs those that are missing, and touches nothing when none is.
install_packages() {
  local missing=() name
  for name in "$@"; do is_installed "$name" || missing+=("$name"); done
  [ ${#missing[@]} -gt 0 ] || return 0
  if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
    fail "these Debian packages are missing, and there is neither root nor sudo to install them" \
      "ask an administrator to run: apt-get install --no-install-recommends ${missing[*]}"
  fi
  say "Installing ${missing[*]}"
  local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300)
  as_root "${apt[@]}" install --no-install-recommends "${missing[@]}" >"$log_dir/apt.log" 2>&1 ||
    { as_root "${apt[@]}" update >>"$log_dir/apt.log" 2>&1 &&
      as_root "${apt[@]}" install --no-install-recommends "${missing[@]}" >>"$log_dir/apt.log" 2>&1; } ||
    fail "apt could not install the packages (see $log_dir/apt.log)" \
      "check the network and the apt sources, then run ./dev setup again"
}

# The address from which this machine's own apt gets this release of Debian, out of its *.sources and *.list files.
debian_mirror() {
  local etc=${FIELDFARE_APT_ETC:-/etc/apt} codename mirror
  codename=$(. /etc/os-release && echo "${VERSION_CODENAME:-stable}")
  mirror=$({ cat "$etc"/sources.list.d/*.sources 2>/dev/null || true; } | awk -v codename="$codename" '
    function settle(    part) {
      if (!found && !off && types ~ /deb/ && components ~ /main/ &&
          (" " suites " ") ~ (" (" codename "|stable) ")) {
        split(uris, part, " ")
        found = part[1]
      }
      types = uris = suites = components = ""
      off = 0
    }
    /^#/ { next }
    /^[ \t]*$/ { settle(); next }
    { value = $0; sub(/^[^:]*:[ \t]*/, "", value) }
    tolower($1) == "types:" { types = value }
    tolower($1) == "uris:" { uris = value }
    tolower($1) == "suites:" { suites = value }
    tolower($1) == "components:" { components = value }
    tolower($1) == "enabled:" && tolower(value) ~ /^(no|false|0)/ { off = 1 }
    END { settle(); print found }')
  [ -n "$mirror" ] ||
    mirror=$({ cat "$etc"/sources.list "$etc"/sources.list.d/*.list 2>/dev/null || true; } |
      awk -v codename="$codename" '
        $1 == "deb" {
          sub(/\[[^]]*\]/, "")
          if (!found && $2 !~ /^cdrom:/ && $3 ~ ("^(" codename "|stable)$") && / main( |$)/) found = $2
        }
        END { print found }')
  printf '%s\n' "${mirror:-http://deb.debian.org/debian}"
}

# write_apt_conf DIR LINE: an apt of its own in DIR (apt-get -c DIR/apt.conf), whose one source is LINE; KEYRING in
# it stands for Debian's keys. It reads what is installed here and changes none of it.
write_apt_conf() {
  local apt_dir=$1 keyring
  mkdir -p "$apt_dir"/state/lists/partial "$apt_dir"/cache/archives/partial
  for keyring in /usr/share/keyrings/debian-archive-keyring.{gpg,pgp}; do
    if [ -r "$keyring" ]; then break; fi
  done
  printf '%s\n' "${2/KEYRING/$keyring}" >"$apt_dir/sources.list"
  # Hooks of the machine's own apt configuration work on system files, so they are left out.
  cat >"$apt_dir/apt.conf" <<CONF
#clear APT::Update::Pre-Invoke;
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
Dir::State "$apt_dir/state";
Dir::State::status "/var/lib/dpkg/status";
Dir::Cache "$apt_dir/cache";
Dir::Etc::SourceList "$apt_dir/sources.list";
Dir::Etc::SourceParts "/dev/null";
Dir::Etc::Preferences "/dev/null";
Dir::Etc::PreferencesParts "/dev/null";
Acquire::Languages "none";
Acquire::Retries "3";
APT::Sandbox::User "";
CONF
}

# fetch_source NAME ARCHIVE SHA256: leaves the checked upstream archive in $archives.
fetch_source() {
  local name=$1 archive=$2 wanted=$3 apt_dir=$third_party/apt mirror
  local place=$archives/$archive
  mkdir -p "$archives"
  if [ ! -f "$place" ]; then
    mirror=$(debian_mirror)
    write_apt_conf "$apt_dir" "deb-src [signed-by=KEYRING] $mirror trixie main"
    mkdir -p "$apt_dir/fetched"
    say "Fetching the source of $name for Debian 13 from $mirror"
    if [ ! -f "$apt_dir/updated" ]; then
      apt-get -q -c "$apt_dir/apt.conf" update >"$log_dir/fetch.log" 2>&1 ||
        fetch_failed "$name" "$mirror"
      touch "$apt_dir/updated"
    fi
    (cd "$apt_dir/fetched" &&
      apt-get -q -c "$apt_dir/apt.conf" source --download-only --only-source "$name") \
      >>"$log_dir/fetch.log" 2>&1 || fetch_failed "$name" "$mirror"
    [ -f "$apt_dir/fetched/$archive" ] ||
      fail "Debian 13 at $mirror no longer has $archive" \
        "pin the present version in cmake/third-party.lock, or put the archive into $archives"
    mv "$apt_dir/fetched/$archive" "$place"
  fi
  local found
  found=$(sha256sum "$place" | cut -d' ' -f1)
  if [ "$found" != "$wanted" ]; then
    mv "$place" "$place.refused"
    fail "$archive is not the file that is pinned: its SHA-256 is $found and should be $wanted" \
      "it was put aside as $place.refused; run ./dev setup again; if it happens twice, do not trust it and tell us"
  fi
}

fetch_failed() {
  rm -f "$third_party/apt/updated"
  fail "the source of $1 could not be fetched from $2 (see $log_dir/fetch.log)" \
    "check the network and run ./dev setup again, or give an unpacked source with -DFIELDFARE_${1^^}_SOURCE_DIR=DIR"
}

# True when the system's own package is new enough to be used as it is.
# Dear ImGui is always built: its layout depends on compile-time choices that Debian's package makes otherwise.
system_has() {
  local package wanted candidate
  # What the system has, it has for its own processor.
  [ ${#cross[@]} = 0 ] || return 1
  case $1 in
    sqlcipher) package=libsqlcipher-dev wanted=4.6.1 ;;
    catch2) package=catch2 wanted=3.7.1 ;;
    *) return 1 ;;
  esac
  candidate=$(apt-cache policy "$package" 2>/dev/null | sed -n 's/^ *Candidate: //p')
  [ -n "$candidate" ] && [ "$candidate" != "(none)" ] &&
    dpkg --compare-versions "$candidate" ge "$wanted" && install_packages "$package"
}

build_third_party() {
  local name=$1 source=$2 prefix=$3 build=$third_party/work/$1-build project options=()
  case $name in
    catch2)
      project=$source
      # Its hundred small files take a third of the time when several are compiled as one.
      options=(-DCMAKE_CXX_STANDARD=20 -DCATCH_INSTALL_DOCS=OFF -DCATCH_INSTALL_EXTRAS=ON
        -DCMAKE_UNITY_BUILD=ON -DCMAKE_UNITY_BUILD_BATCH_SIZE=16) ;;
    *)
      project=$root/cmake/third-party/$name
      options=("-DFIELDFARE_${name^^}_SOURCE_DIR=$source") ;;
  esac
  cmake -G Ninja -S "$project" -B "$build" -DCMAKE_BUILD_TYPE=Release -DCMAKE_INSTALL_LIBDIR=lib \
    -DCMAKE_POSITION_INDEPENDENT_CODE=ON -DBUILD_TESTING=OFF "-DCMAKE_INSTALL_PREFIX=$prefix" \
    "${cross[@]}" "${options[@]}" && cmake --build "$build" && cmake --install "$build"
}

# what_was_asked NAME VERSION SHA256: the stamp of a library that was built of it, as it is built today.
what_was_asked() {
  local recipe
  recipe=$({ cat "$root/cmake/third-party/$1/"* 2>/dev/null || true; } | sha256sum | cut -c1-16)
  printf '%s\n' "$2 $3 $recipe $("$compiler" -dumpmachine) gcc $("$compiler" -dumpversion)"
}

# build_once NAME VERSION ARCHIVE SHA256: the library NAME out of its checked archive, under $third_party.
build_once() {
  local name=$1 version=$2 archive=$3 sha=$4 prefix=$third_party/$1 work=$third_party/work/$1
  say "Building $name $version (once)"
  rm -rf "$work" "$work-build" "$prefix"
  mkdir -p "$work"
  tar -xf "$archives/$archive" -C "$work" --strip-components=1
  build_third_party "$name" "$work" "$prefix" >"$log_dir/$name.log" 2>&1 ||
    fail "$name could not be built (see $log_dir/$name.log)" \
      "the last lines of the log say why; remove $third_party/work and run ./dev setup again"
  rm -rf "$work" "$work-build"
  what_was_asked "$name" "$version" "$sha" >"$prefix/stamp"
}

# provide_all [NAME...]: those of cmake/third-party.lock, or all, stand ready, by the system or under $third_party.
# Each is fetched in its turn and built while the next ones are (one file of SQLCipher takes as long as the rest).
provide_all() {
  local name version archive sha building=() failed=0
  while read -r name version archive sha <&8; do
    case $name in '' | '#'*) continue ;; esac
    if [ $# != 0 ] && [[ " $* " != *" $name "* ]]; then continue; fi
    if [ "$(cat "$third_party/$name/stamp" 2>/dev/null)" = "$(what_was_asked "$name" "$version" "$sha")" ] ||
      system_has "$name"; then
      continue
    fi
    if ! (fetch_source "$name" "$archive" "$sha"); then
      failed=1
      break
    fi
    build_once "$name" "$version" "$archive" "$sha" 8<&- &
    building+=($!)
  done 8<"$root/cmake/third-party.lock"
  for name in "${building[@]}"; do wait "$name" || failed=1; done
  [ "$failed" = 0 ] || exit 1
}

setup() {
  local archives=$third_party/source compiler=c++ cross=()
  command -v apt-get >/dev/null ||
    fail "this machine has no apt, and ./dev setup knows Debian 12 and 13 only" \
      "install the libraries named in README.md yourself and call cmake with the presets"
  log_dir=$third_party/log
  mkdir -p "$log_dir"
  # Two runs at once: the second waits and then finds everything done.
  exec 9>"$third_party/lock"
  flock 9
  install_packages "${build_packages[@]}"
  provide_all
  exec 9>&-
}
