#!/bin/sh
# Brings back what the last audit left: ledger.jsonl, its journal, audit.json.
#
#     last-audit.sh
#
# What is there already is left alone. Ends with 0 when the last audit's files are here, or when
# there was no audit yet, and says which; ends with 1 when they could not be downloaded. An audit
# that starts with an empty ledger by accident would forget what every link showed and take each
# finding for a first one, so it must not start then.
#
# Needs `gh`, `jq` and the permission `actions: read`. Environment:
#   GH_TOKEN, GH_REPO      for `gh`
#   BRANCH                 whose audits count (default: GITHUB_REF_NAME)
#   RETRY_PAUSE            seconds before `gh` is tried again (default: 15)
set -eu

branch=${BRANCH:-${GITHUB_REF_NAME:-main}}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
  echo "::error::$1" >&2
  if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
    printf '## Link audit\n\n**Not run.** %s Nothing was asked, and nothing is known of any link.\n' "$1" >> "$GITHUB_STEP_SUMMARY"
  fi
  exit 1
}

# gh does not write over what a try before this one left half done.
download() {
  rm -rf "$work/last"
  gh run download "$1" --name audit --dir "$work/last"
}

# Four tries, with a pause that grows.
try() {
  pause=${RETRY_PAUSE:-15}
  for left in 3 2 1 0; do
    if "$@" > "$work/answer"; then
      return 0
    fi
    if [ "$left" -gt 0 ]; then
      sleep "$pause"
      pause=$((pause * 2))
    fi
  done
  return 1
}

# Only runs of this workflow on this branch: artifacts of pull requests may hold anything.
try gh run list --workflow audit.yml --branch "$branch" --limit 30 --json databaseId ||
  fail 'The list of earlier audits could not be read, four times in a row.'
runs=$(jq -r '.[].databaseId' "$work/answer")

for run in $runs; do
  if [ "$run" = "${GITHUB_RUN_ID:-}" ]; then
    continue
  fi
  try gh api "repos/$GH_REPO/actions/runs/$run/artifacts?name=audit" ||
    fail "What the audit of run $run left could not be listed, four times in a row."
  if [ "$(jq '[.artifacts[] | select(.name == "audit" and (.expired | not))] | length' "$work/answer")" = 0 ]; then
    continue
  fi
  try download "$run" ||
    fail "The ledger of run $run could not be downloaded, four times in a row."
  if [ ! -s "$work/last/ledger.jsonl" ]; then
    echo "Run $run left no ledger."
    continue
  fi
  for name in ledger.jsonl ledger.jsonl.journal audit.json; do
    if [ -s "$work/last/$name" ]; then
      mv "$work/last/$name" "$name"
    fi
  done
  echo "The ledger is that of run $run."
  exit 0
done
echo '::notice::No earlier audit left a ledger, so this one begins a new one.'
