#!/bin/bash
# Packs a built program with what a system keeps beside it.
#
#     pack.sh FOLDER TARGET
#
# Writes signpost-TARGET.tar.gz, or .zip for Windows: the program, the licences, the completions of
# shells and the manual. The program must run on this machine.
set -euo pipefail

folder=$1 target=$2
case "$target" in
  *-windows-*) program=signpost.exe ;;
  *) program=signpost ;;
esac
work=$(mktemp -d)
cp "$folder/$program" LICENSE-APACHE LICENSE-MIT README.md CHANGELOG.md "$work"
mkdir "$work/completions"
for shell in bash zsh fish powershell elvish; do
  "$folder/$program" completions "$shell" > "$work/completions/signpost.$shell"
done
"$folder/$program" man --out "$work/man" > /dev/null

case "$target" in
  *-windows-*) (cd "$work" && 7z a -bso0 signpost.zip .) && mv "$work/signpost.zip" "signpost-$target.zip" ;;
  *)
    # The same bytes from the same program, no matter who packs it and when; macOS has another tar.
    same=()
    if tar --version | grep -q GNU; then
      same=(--owner=0 --group=0 --numeric-owner --sort=name --mtime=@0)
    fi
    tar -C "$work" ${same[@]+"${same[@]}"} -cf "$work.tar" .
    gzip -n -9 < "$work.tar" > "signpost-$target.tar.gz"
    ;;
esac
rm -rf "$work" "$work.tar"
