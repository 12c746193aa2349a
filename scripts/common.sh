# What every script starts with: the project's folder, the project's tools first on PATH, and two ways to speak.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
ROOT=$PWD
TOOLS=$ROOT/.tools
NODE_BIN=$ROOT/end2end/node_modules/.bin
export PATH="$TOOLS/bin:$NODE_BIN:$PATH"

# say WHAT: one line about what is being done.
say() { printf '==> %s\n' "$*"; }

# die WHY: one line about why it cannot go on.
die() { printf '==> FAILED: %s\n' "$*" >&2; exit 1; }

has() { command -v "$1" >/dev/null 2>&1; }

# chromium: the path of an installed Chromium, in the same places as end2end/fixtures/chromium.ts: $CHROMIUM, else the
# first known name on PATH.
chromium() {
    local name names=(chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable)
    [ -z "${CHROMIUM:-}" ] || names=("$CHROMIUM")
    for name in "${names[@]}"; do
        command -v "$name" && return
    done
    return 1
}

# at_least WANTED FOUND: compares dotted versions.
at_least() { [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]; }

# can_apt: packages can be installed here without asking anyone.
can_apt() { [ "$(id -u)" = 0 ] && has apt-get && grep -qs '^ID=debian' /etc/os-release; }

# apt_install PACKAGE…
apt_install() {
    apt-get update -q || die "apt-get update: are the Debian mirrors reachable?"
    DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" ||
        die "apt-get could not install: $*"
}
