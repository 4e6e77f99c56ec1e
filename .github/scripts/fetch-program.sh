#!/bin/bash
# Brings a released program into a folder, if it is the one that was released.
#
#     fetch-program.sh FOLDER
#
# The archive must have the checksum that SHA256 names, or else the one that the release's own list
# SHA256SUMS has for it. With `gh` 2.49 or newer its provenance is verified too. Environment:
#   REPOSITORY    owner/name of the repository that releases it
#   VERSION       a tag such as v0.1.0, or v0.1 or v0, which the latest release must begin with (default: REF
#                 where that is one, else the latest release)
#   REF           the tag, branch or commit that the action is used at
#   SHA256        the checksum that the archive must have (default: as in SHA256SUMS)
#   BASE          where releases are downloaded from (default: https://github.com/$REPOSITORY/releases)
#   RUNNER_OS, RUNNER_ARCH   as GitHub sets them (default: this machine's)
#   GH_TOKEN      for `gh`, to verify the provenance
set -euo pipefail

folder=$1
fail() {
  echo "::error::$1" >&2
  exit 2
}

case "${RUNNER_OS:-$(uname -s)}" in
  Linux) system=unknown-linux-musl archive=tar.gz program=signpost ;;
  macOS | Darwin) system=apple-darwin archive=tar.gz program=signpost ;;
  Windows) system=pc-windows-msvc archive=zip program=signpost.exe ;;
  *) fail "There is no released program for ${RUNNER_OS:-$(uname -s)}." ;;
esac
case "${RUNNER_ARCH:-$(uname -m)}" in
  X64 | x86_64) machine=x86_64 ;;
  ARM64 | aarch64 | arm64) machine=aarch64 ;;
  *) fail "There is no released program for ${RUNNER_ARCH:-$(uname -m)}." ;;
esac
name=signpost-$machine-$system.$archive

base=${BASE:-https://github.com/$REPOSITORY/releases}
# The start of a version, or a whole one.
is_version='^v[0-9]+(\.[0-9]+(\.[0-9]+([-+][0-9A-Za-z.+-]+)?)?)?$'
version=${VERSION:-}
if [ -n "$version" ]; then
  [[ $version =~ $is_version ]] ||
    fail "version: $version is no version: write a whole one, such as v0.1.0, or its start, such as v0.1 or v0."
elif [[ ${REF:-} =~ $is_version ]]; then
  version=$REF
fi
case "$version" in
  *.*.*) from=$base/download/$version ;;
  *) from=$base/latest/download ;;
esac

mkdir -p "$folder"
cd "$folder"
get() {
  curl --fail --silent --show-error --location --retry 3 --output "$1" "$from/$1" ||
    fail "$from/$1 could not be downloaded."
}
get "$name"
if [ -n "${SHA256:-}" ]; then
  want=$SHA256
else
  get SHA256SUMS
  want=$(awk -v name="$name" '$2 == name || $2 == "*" name { print $1 }' SHA256SUMS)
  [ -n "$want" ] || fail "The release has no checksum for $name."
fi
have=$(if command -v sha256sum > /dev/null; then sha256sum "$name"; else shasum -a 256 "$name"; fi)
have=${have%% *}
[ "$have" = "$(tr 'A-F' 'a-f' <<< "$want")" ] ||
  fail "$name has the checksum $have and should have $want, so it is not used."
if [ -n "${GH_TOKEN:-}" ] && [ -z "${BASE:-}" ] && gh attestation --help > /dev/null 2>&1; then
  gh attestation verify "$name" --repo "$REPOSITORY" ||
    fail "$name has no provenance from $REPOSITORY, so it is not used."
fi

case "$archive" in
  tar.gz) tar -xzf "$name" "./$program" ;;
  zip) unzip -q -o "$name" "$program" ;;
esac
# One name on every system, for the steps that follow.
[ "$program" = signpost ] || cp "$program" signpost
chmod +x signpost
[ -z "${GITHUB_PATH:-}" ] || pwd >> "$GITHUB_PATH"
released=v$(./signpost --version | cut -d' ' -f2)
case "$version" in
  *.*.*) ;;
  v*)
    [[ $released. == "$version".* ]] ||
      fail "The latest release is $released, which is no $version: name the whole version, as in $released."
    ;;
  *) echo "::notice::This is the latest release, $released. With a version named, it stays the same." ;;
esac
echo "Signpost ${released#v} from $from"
