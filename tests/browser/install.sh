#!/usr/bin/env bash
# Installs the browser of the tests from Debian's packages, or says the one command that does.
set -euo pipefail

command -v chromium >/dev/null && exit 0

install='apt-get update && apt-get install --yes --no-install-recommends chromium'
if [ "$(id -u)" = 0 ]; then
  as_root() { bash -c "$1"; }
elif sudo -n true 2>/dev/null; then
  as_root() { sudo -n bash -c "$1"; }
else
  echo "The tests need Chromium, and this user may not install it. Run: sudo sh -c '$install'"
  exit 1
fi
echo "Installing Chromium…"
log=$(mktemp)
if ! as_root "export DEBIAN_FRONTEND=noninteractive; $install" >"$log" 2>&1; then
  tail -n 5 "$log"
  echo "Chromium could not be installed. Run: sudo sh -c '$install'"
  exit 1
fi
rm -f "$log"
