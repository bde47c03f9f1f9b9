#!/usr/bin/env bash
# Prints the path of a chromium for the browser tests. Installs Debian's when that is allowed (root, apt); else says what to do.
set -eu

find_chromium() {
  for name in "${FEDGAME_CHROMIUM:-}" chromium chromium-browser google-chrome; do
    [ -n "$name" ] && command -v "$name" && return 0
  done
  return 1
}

has_chinese() {
  ! command -v fc-list >/dev/null || [ -n "$(fc-list :lang=zh family)" ]
}

if path=$(find_chromium) && has_chinese; then
  echo "$path"
elif [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Installing chromium and a Chinese font for the browser tests" >&2
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-cjk; } >&2
  find_chromium
elif [ -n "${path:-}" ]; then
  echo "$path"
else
  echo "The browser tests need Chromium: install it (Debian: apt-get install chromium fonts-noto-cjk) or set FEDGAME_CHROMIUM to its path." >&2
  exit 1
fi
