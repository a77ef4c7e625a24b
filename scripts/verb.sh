#!/usr/bin/env bash
# Runs a verb of package.json: installs what is missing, then scripts/$1.mjs with the toolchain's Node.js.
# No Node.js of a certain age is needed to get here.

set -euo pipefail

readonly scripts="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
readonly prefix="${SHELFWISE_TOOLCHAIN:-$scripts/../.toolchain}"
readonly verb="$1"
shift

# A new toolchain: the native CLI is compiled while the rest of it is installed.  Quietly: the verb
# builds what is left and reports what fails.
build_ahead() {
  cd "$scripts/.."
  cmake --preset release && ninja -C build/release shelfwise
}

if [[ " start build test " == *" $verb "* && ! -e "$prefix/recipe-emscripten" ]]; then
  bash "$scripts/setup.sh" --quiet --native
  build_ahead >/dev/null 2>&1 &
fi
bash "$scripts/setup.sh" --quiet
wait
PATH="$prefix/bin:$PATH" exec node "$scripts/$verb.mjs" "$@"
