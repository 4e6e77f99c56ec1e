#!/bin/bash
# Prints the part of CHANGELOG.md that is about one version.
#
#     release-notes.sh v0.2.0
set -euo pipefail

version=${1#v}
notes=$(awk -v version="$version" '
  /^## / { inside = ($2 == version || $2 == "[" version "]"); next }
  inside { print }
' CHANGELOG.md)
if [ -z "${notes//[[:space:]]/}" ]; then
  echo "CHANGELOG.md has no section for $version" >&2
  exit 1
fi
echo "$notes"
