#!/usr/bin/env bash
# Runs a verb of package.json: installs what is missing, then scripts/$1.mjs with the toolchain's Node.js.
# No Node.js of a certain age is needed to get here.

set -euo pipefail

readonly scripts="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
readonly prefix="${SHELFWISE_TOOLCHAIN:-$scripts/../.toolchain}"

bash "$scripts/setup.sh" --quiet
verb="$1"
shift
PATH="$prefix/bin:$PATH" exec node "$scripts/$verb.mjs" "$@"
