#!/usr/bin/env bash
# Installs the Debian packages that `npm run e2e` needs and that are missing; run it as root.
set -euo pipefail
# The compiler, make and python3 build a native module of n8n, the first time it is installed.
packages=(chromium redis-server postgresql build-essential python3)
missing=()
for package in "${packages[@]}"; do
	state=$(dpkg-query -W -f='${Status}' "$package" 2>/dev/null || true)
	[[ $state == 'install ok installed' ]] || missing+=("$package")
done
[[ ${#missing[@]} -eq 0 ]] && exit 0
apt-get update
DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"
