#!/usr/bin/env bash
# Installs PyTorch into .venv for the tests of the torch backends, where pip finds a build for the processor alone.
#
# On Linux the usual index has the CUDA build only, several GB that nobody asked for: then the tests go without, and say so.
# FEDGAME_WITHOUT_TORCH=1 goes without in any case. In CI (CI=true) going without unasked is a failure.
# usage: install-torch.sh PYTHON STAMP; STAMP is made to hold 1 where the tests go without, else 0.
set -eu
cd "$(dirname "$0")/.."
python=$1 stamp=$2 wanted=requirements/torch.txt
version=$(sed -n 's/^torch==//p' "$wanted")

without() {
  echo "The tests go without PyTorch: $1" >&2
  echo 1 >"$stamp"
  exit 0
}

[ "${FEDGAME_WITHOUT_TORCH:-}" != 1 ] || without "FEDGAME_WITHOUT_TORCH is 1."
if "$python" -c "import torch, sys; sys.exit(torch.__version__.split('+')[0] != '$version')" 2>/dev/null; then
  echo 0 >"$stamp"
  exit 0
fi
# An environment made by uv has no pip.
"$python" -m pip --version >/dev/null 2>&1 || "$python" -m ensurepip >/dev/null
pip="$python -m pip --disable-pip-version-check"
if ! plan=$($pip install -q --dry-run --report - -r "$wanted"); then
  reason="pip finds no torch $version for this Python and machine."
elif grep -qE '"name": *"(nvidia|cuda)-' <<<"$plan"; then
  reason="pip would take the CUDA build of torch $version, several GB. To test with it: $python -m pip install -r $wanted"
else
  echo "Installing $wanted"
  $pip install -q -r "$wanted"
  echo 0 >"$stamp"
  exit 0
fi
[ "${CI:-}" != true ] || { echo "CI must test with PyTorch, but $reason" >&2; exit 1; }
without "$reason"
