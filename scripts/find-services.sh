#!/usr/bin/env bash
# The tests of several workers run PostgreSQL, Redis and nginx of their own. Installs Debian's where that is allowed (root,
# apt); else says in one sentence what is left out. With CI=true nothing may be left out.
set -eu

missing() {
  ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null || echo postgresql
  command -v redis-server >/dev/null || echo redis-server
  [ -x /usr/sbin/nginx ] || command -v nginx >/dev/null || echo nginx-light
}

wanted=$(missing | xargs)
if [ -n "$wanted" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Installing $wanted for the tests of several workers" >&2
  # Failing to install is told below, in words.
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $wanted; } >&2 || true
  wanted=$(missing | xargs)
fi
if [ -n "$wanted" ]; then
  echo "The tests of PostgreSQL and of several workers are left out here, for want of: $wanted (Debian: apt-get install $wanted)." >&2
  [ "${CI:-}" != true ]
fi
