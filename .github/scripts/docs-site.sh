#!/bin/sh
# Makes the documentation's site from docs/.
#
#     docs-site.sh FOLDER
#
# Links that leave docs/ lead to the repository, at the commit that the site is made from. Needs
# `mdbook`. Environment:
#   REPOSITORY_URL   the repository's address (default: that of `origin`)
set -eu

folder=$(mkdir -p "$1" && cd "$1" && pwd)
repository=${REPOSITORY_URL:-$(git remote get-url origin | sed -e 's|\.git$||' -e 's|^git@\([^:]*\):|https://\1/|')}
commit=$(git rev-parse HEAD)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cp -r docs "$work/docs"
cp book.toml "$work/"
# Samples of content link to pages that are no files here.
for name in $(git ls-tree --name-only HEAD); do
  sed -i "s|](\.\./$name\([/)]\)|]($repository/blob/$commit/$name\1|g" "$work"/docs/*.md
done
mdbook build --dest-dir "$folder" "$work"
