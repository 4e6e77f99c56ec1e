#!/bin/sh
# Keeps one issue that says what the last audit found.
#
#     tracking-issue.sh REPORT.json
#
# Opens the issue when there is something to do, replaces its text when that changed, comments only
# on news that somebody must act on, closes it when all is well, and opens the same issue again
# rather than a second one. An issue that a person closed stays closed until something changes.
#
# Needs `gh`, `jq` and the permission `issues: write`. Environment:
#   GH_TOKEN, GH_REPO   for `gh`
#   SIGNPOST            how to call the program (default: signpost)
#   LABEL               by which the issue is found (default: link-audit)
#   RUN_URL             where the audit ran, if it is to be named
#   RETRY_PAUSE         seconds before `gh` is tried again (default: 10)
set -eu

report=$1
label=${LABEL:-link-audit}
signpost=${SIGNPOST:-signpost}
mark='<!-- signpost:link-audit'
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# A failed answer must never be read as "there is no issue": that would open a second one.
try() {
  for left in 2 1 0; do
    if "$@" > "$work/answer"; then
      return 0
    fi
    if [ "$left" -gt 0 ]; then
      sleep "${RETRY_PAUSE:-10}"
    fi
  done
  echo "::error::The tracking issue could not be kept: \`$1 $2 $3\` failed three times." >&2
  exit 1
}

# SIGNPOST may be several words, such as `cargo xtask`.
# shellcheck disable=SC2086
{
  $signpost report "$report" --format markdown --limit 60000 > "$work/text"
  $signpost report "$report" --format short > "$work/all"
  $signpost report "$report" --format markdown --news --limit 60000 > "$work/news"
}

# What is only to be watched comes and goes: nobody can act on it.
grep -v '^[a-z]* [a-z0-9-]*/[a-z0-9-]* (watch) ' "$work/all" > "$work/findings" || true
# What the issue is about, without dates and evidence: the same findings are no change.
state=$(if command -v sha256sum > /dev/null; then sha256sum; else shasum -a 256; fi < "$work/findings" | cut -c1-16)
{
  cat "$work/text"
  if [ -n "${RUN_URL:-}" ]; then
    printf '\nThe [last audit](%s) has all the evidence. ' "$RUN_URL"
  else
    printf '\n'
  fi
  echo 'This text is replaced by each audit that finds a change; comments stay.'
  printf '\n%s state=%s -->\n' "$mark" "$state"
} > "$work/body"

try gh issue list --label "$label" --state all --limit 100 --json number,state,body
# Only an issue that this script wrote, the one that is open before all others, then the newest.
jq --arg mark "$mark" \
  '[.[] | select(.body | contains($mark))] | sort_by(.state != "OPEN", -.number) | .[0] // {}' \
  "$work/answer" > "$work/issue"
number=$(jq -r '.number // ""' "$work/issue")
status=$(jq -r '.state // ""' "$work/issue")
before=$(jq -r '.body // ""' "$work/issue" | sed -n "s/^$mark state=\([0-9a-f]*\) -->.*/\1/p" | tail -n 1)

if [ -z "$number" ]; then
  if [ ! -s "$work/findings" ]; then
    echo 'All is well, and there is no tracking issue.'
    exit 0
  fi
  # It fails if the label is there, which is as good.
  gh label create "$label" --description 'What the link audit found' > /dev/null 2>&1 || true
  # Not tried again: an answer that got lost may have opened it.
  gh issue create --title 'Link audit' --label "$label" --body-file "$work/body"
  exit 0
fi

if [ "$before" = "$state" ]; then
  # Closed by a person, or still open: either way it says what there is to say. Counts and days in
  # the text of an open one are kept true; nobody is told of that.
  if [ "$status" = OPEN ] && [ -s "$work/findings" ]; then
    try gh issue edit "$number" --body-file "$work/body"
  fi
  echo "Nothing has changed since issue #$number was written."
  exit 0
fi

try gh issue edit "$number" --body-file "$work/body"
if [ ! -s "$work/findings" ]; then
  if [ "$status" = OPEN ]; then
    try gh issue close "$number" --comment 'All is well: nothing is left to do.'
  fi
  echo "All is well; issue #$number is closed."
  exit 0
fi
if [ "$status" != OPEN ]; then
  try gh issue reopen "$number"
fi
if [ -s "$work/news" ]; then
  try gh issue comment "$number" --body-file "$work/news"
fi
echo "Issue #$number says what has changed."
