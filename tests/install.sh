#!/usr/bin/env bash
# Installs from Debian's packages what the tests run against, or says the one command that does.
set -euo pipefail

# Where Debian has ippeveprinter; not every user's PATH goes there.
PATH="$PATH:/usr/sbin"
packages=
command -v chromium >/dev/null || packages="$packages chromium"
command -v ippeveprinter >/dev/null || packages="$packages cups-ipp-utils"
command -v dbus-daemon >/dev/null || packages="$packages dbus"
[ -n "$packages" ] || exit 0

install="apt-get update && apt-get install --yes --no-install-recommends$packages"
if [ "$(id -u)" = 0 ]; then
  as_root() { bash -c "$1"; }
elif sudo -n true 2>/dev/null; then
  as_root() { sudo -n bash -c "$1"; }
else
  echo "The tests need$packages, and this user may not install that. Run: sudo sh -c '$install'"
  exit 1
fi
echo "Installing$packages…"
log=$(mktemp)
if ! as_root "export DEBIAN_FRONTEND=noninteractive; $install" >"$log" 2>&1; then
  tail -n 5 "$log"
  echo "Could not install$packages. Run: sudo sh -c '$install'"
  exit 1
fi
rm -f "$log"
