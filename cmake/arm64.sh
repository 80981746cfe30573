# Sourced by ./dev after cmake/setup.sh: what building and testing for 64-bit ARM needs on a machine of another kind.
# shellcheck shell=bash
# Uses from ./dev and setup.sh: $root, $third_party, say, fail, install_packages, debian_mirror, write_apt_conf,
# provide_all.

readonly arm64_tools=(g++-aarch64-linux-gnu qemu-user cmake ninja-build ccache pkg-config make tcl xz-utils
  ca-certificates debian-archive-keyring)

# What core, sync and the programs without a window link. With all that these depend on they are unpacked into a folder
# of their own and never installed, so that this machine's packages stay as they are.
readonly arm64_libraries=(libc6-dev libsodium-dev nlohmann-json3-dev libfmt-dev libcli11-dev libutf8proc-dev
  libzstd-dev libzip-dev libpugixml-dev libcairo2-dev libpango1.0-dev libboost-dev libssl-dev libqrencode-dev
  libpq-dev librapidcheck-dev)

# What ./dev test --arch arm64 builds.
# shellcheck disable=SC2034
readonly arm64_targets=(fieldfare test-unit test-property test-golden test-hostile)

# unpack_arm64 SYSROOT DIRECTORY: the headers and libraries of the packages in DIRECTORY.
unpack_arm64() {
  local sysroot=$1 package link
  rm -rf "$sysroot"
  mkdir -p "$sysroot/usr/lib"
  ln -s usr/lib "$sysroot/lib"
  # Fonts, shells and settings are found on the machine itself, the compiler's own files beside the compiler.
  for package in "$2"/*.deb; do
    dpkg-deb --fsys-tarfile "$package" | tar -x -C "$sysroot" --keep-directory-symlink --no-same-owner \
      --exclude=./etc --exclude=./var --exclude=./bin --exclude=./sbin --exclude=./usr/bin --exclude=./usr/sbin \
      --exclude='./usr/lib/python3*' --exclude=./usr/lib/gcc --exclude='./usr/include/c++' \
      --exclude='./usr/share/[!cp]*' --exclude=./usr/share/common-licenses || return 1
  done
  # Links that begin at the root of a system begin at the root of this one.
  while read -r link; do
    ln -sfn "$sysroot$(readlink "$link")" "$link"
  done < <(find "$sysroot" -type l -lname '/*' -not -lname "$sysroot/*")
}

# The libraries of this release of Debian for arm64, by an apt of their own with nothing installed.
arm64_sysroot() {
  local sysroot=$third_party/sysroot apt_dir=$third_party/apt-arm64 mirror codename stamp
  mirror=$(debian_mirror)
  codename=$(. /etc/os-release && echo "${VERSION_CODENAME:-stable}")
  stamp="$codename ${arm64_libraries[*]} $(sha256sum <"$root/cmake/arm64.sh" | cut -c1-16)"
  [ "$(cat "$sysroot/stamp" 2>/dev/null)" != "$stamp" ] || return 0
  say "Fetching the libraries for arm64 from $mirror (100 MB, once)"
  write_apt_conf "$apt_dir" "deb [arch=arm64 signed-by=KEYRING] $mirror $codename main"
  : >"$apt_dir/status"
  cat >>"$apt_dir/apt.conf" <<CONF
#clear APT::Architectures;
APT::Architecture "arm64";
APT::Architectures { "arm64"; };
APT::Install-Recommends "false";
Dir::State::status "$apt_dir/status";
CONF
  { apt-get -q -c "$apt_dir/apt.conf" update &&
    apt-get -q -y -c "$apt_dir/apt.conf" --download-only install "${arm64_libraries[@]}" &&
    unpack_arm64 "$sysroot" "$apt_dir/cache/archives"; } >"$log_dir/sysroot.log" 2>&1 ||
    fail "the libraries for arm64 could not be fetched from $mirror (see $log_dir/sysroot.log)" \
      "check the network and run the same command again"
  rm -rf "$apt_dir"
  printf '%s\n' "$stamp" >"$sysroot/stamp"
}

setup_arm64() {
  command -v apt-get >/dev/null ||
    fail "this machine has no apt, and the libraries for arm64 are taken from Debian 12 or 13" \
      "put them into build/third-party-arm64/sysroot yourself and use the preset arm64"
  local archives=$third_party/source place=$third_party-arm64
  local third_party=$place log_dir=$place/log
  # shellcheck disable=SC2034
  local compiler=aarch64-linux-gnu-g++ cross=(--toolchain "$root/cmake/arm64.cmake")
  mkdir -p "$log_dir"
  # Two runs at once: the second waits and then finds everything done.
  exec 9>"$third_party/lock"
  flock 9
  install_packages "${arm64_tools[@]}"
  arm64_sysroot
  provide_all sqlcipher catch2
  exec 9>&-
}
