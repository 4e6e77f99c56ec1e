#!/bin/sh
# Keeps one issue that says what the last audit found.
#
#     tracking-issue.sh REPORT.json
#
# An issue whose label somebody took off is found by its title or its mark, and gets the label back.
#
# Opens the issue when there is something to do, replaces its text when that changed, comments only
# on news that somebody must act on, closes it when all is well, and opens the same issue again
# rather than a second one. An issue that a person closed stays closed until something changes.
#
# The issue's text ends with a mark that nobody sees: what it is about (state), how many comments there
# were (said), and which links were announced (told). It is written once they are, so that a day on which
# GitHub does not answer is made good by the next one.
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
title='Link audit'
mark='<!-- signpost:link-audit'
# An issue holds 65,536 characters, and what was announced takes some of them.
room=64000
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# macOS has it by another name.
digest() {
  if command -v sha256sum > /dev/null; then sha256sum; else shasum -a 256; fi | cut -c1-16
}
# Three tries of a command, by the name that is told if it fails.
try() {
  what=$1
  shift
  for left in 2 1 0; do
    if "$@" > "$work/answer"; then
      return 0
    fi
    if [ "$left" -gt 0 ]; then
      sleep "${RETRY_PAUSE:-10}"
    fi
  done
  echo "::error::The tracking issue could not be kept: \`$what\` failed three times." >&2
  exit 1
}

# A failed answer must never be read as "there is no issue": that would open a second one. Neither must one that is
# empty, or a page that a network shows in place of one.
listed() {
  gh issue list --label "$label" --state all --limit 100 --json number,state,title,body > "$work/issues" || return 1
  jq -es 'length == 1 and (.[0] | type == "array")' "$work/issues" > /dev/null 2>&1
}

# The issues that an account of a program wrote, or the one that this script runs as, by their title or mark: anybody may
# write an issue of that title, and only people who look after the repository may label one.
searched() {
  : > "$work/found"
  for query in "\"$title\" in:title" '"signpost:link-audit" in:body'; do
    gh issue list --search "$query" --state all --limit 100 --json number,state,title,body,author > "$work/some" || return 1
    jq -es 'length == 1 and (.[0] | type == "array")' "$work/some" > /dev/null 2>&1 || return 1
    cat "$work/some" >> "$work/found"
  done
  # What a workflow runs as is no user.
  self=$(gh api user --jq .login 2> /dev/null) || self=
  jq -s --arg self "$self" '
    add | unique_by(.number) | map(select(.author.is_bot or $self != "" and .author.login == $self))' \
    "$work/found" > "$work/issues"
}
# The label may be gone from the repository as well. It fails if that is there, which is as good.
labelled() {
  gh label create "$label" --description 'What the link audit found' > /dev/null 2>&1 || true
  gh issue edit "$number" --add-label "$label"
}

# A comment whose answer got lost is there, and is not written again: not now, and not tomorrow.
commented() {
  gh issue view "$number" --json comments > "$work/comments" || return 1
  jq -es 'length == 1 and (.[0].comments | type == "array")' "$work/comments" > /dev/null 2>&1 || return 1
  last=$(jq -r --arg mark "$mark" \
    '[.comments[].body | select(contains($mark))] | .[-1] // ""' "$work/comments") || return 1
  case "$last" in *"$once"*) return 0 ;; esac
  gh issue comment "$number" --body-file "$work/news"
}
announce() {
  said=$((said + 1))
  once="$mark said=$said told=$(digest < "$work/told") -->"
  printf '\n%s\n' "$once" >> "$work/news"
  try 'gh issue comment' commented
}

# Which links are announced: on the day on which they are new, or late.
announced='def announced: .severity == "error"
  or .severity == "warning" and (.verdict == "moved" or .known.verdict == "moved");'

# SIGNPOST may be several words, such as `cargo xtask`.
# shellcheck disable=SC2086
{
  $signpost report "$report" --format short > "$work/all"
  $signpost report "$report" --format markdown --news --limit 50000 > "$work/news"
}

# What is only to be watched comes and goes: nobody can act on it.
grep -v '^[a-z]* [a-z0-9-]*/[a-z0-9-]* (watch) ' "$work/all" > "$work/findings" || true
# What the issue is about, without dates and evidence: the same findings are no change.
state=$(digest < "$work/findings")
# The links that are announced, with how much they matter: those that a report calls new.
jq -r "$announced"' .links[] | select(.url != null) | select(announced) | "\(.severity) \(.url)"' "$report" | sort -u > "$work/told"
told=$(gzip -9nc "$work/told" | base64 | tr -d '\n')
# Of thousands of links, it is not written down which were announced.
if [ ${#told} -gt 30000 ]; then
  told=
fi

try 'gh issue list' listed
# Only an issue that this script wrote, by its mark or, where somebody took that out, by its title: the one
# that is open before all others, then the newest.
own() {
  jq --arg mark "$mark" --arg title "$title" '
    [.[] | .marked = (.body | contains($mark)) | select(.marked or .title == $title)]
    | sort_by(.state != "OPEN", (.marked | not), -.number) | .[0] // {}' \
    "$work/issues" > "$work/issue"
  number=$(jq -r '.number // ""' "$work/issue")
}
own
if [ -z "$number" ]; then
  try 'gh issue list' searched
  own
  if [ -n "$number" ]; then
    try 'gh issue edit' labelled
    echo "Issue #$number had lost its label."
  fi
fi
status=$(jq -r '.state // ""' "$work/issue")
jq -r '.body // ""' "$work/issue" | sed -n "s/^$mark \(state=.*\) -->.*/\1/p" | tail -n 1 > "$work/mark"
field() {
  tr ' ' '\n' < "$work/mark" | sed -n "s/^$1=//p"
}
before=$(field state)
said=$(field said)
case "$said" in '' | *[!0-9]*) said=0 ;; esac
# Without a word on what was announced, all of it was.
if [ -z "$(field told)" ] || ! field told | base64 -d 2> /dev/null | gzip -dc > "$work/told-before" 2> /dev/null; then
  cp "$work/told" "$work/told-before"
fi

# What an earlier audit called new on a day on which it could not be announced, and what has recovered since.
jq -r --rawfile told "$work/told-before" "$announced"'
  (reduce ($told | split("\n"))[] as $line ({}; .[$line] = true)) as $told
  | .links[] | select(.url != null)
  | ($told["error \(.url)"] // false) as $error
  | ($error or ($told["warning \(.url)"] // false)) as $known
  | .url |= gsub("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]"; "\ufffd")
  | if announced then
      select(.change == "still" and ($error or $known and .severity == "warning" | not))
      | "    \(.severity) \(.verdict)/\(.reason) \(.url)"
    else
      select($known and .verdict == "ok" and .change != "recovered") | "    fine again \(.url)"
    end' "$report" > "$work/late"
if [ -s "$work/late" ]; then
  {
    printf '\nFound by an earlier audit, and not said here yet:\n\n'
    head -n 50 "$work/late"
    if [ "$(wc -l < "$work/late")" -gt 50 ]; then
      printf '\nand %s more.\n' "$(($(wc -l < "$work/late") - 50))"
    fi
  } >> "$work/news"
fi

# The text of the issue, with what has been announced by then.
write_body() {
  # shellcheck disable=SC2086
  $signpost report "$report" --format markdown --limit $((room - ${#told} - 600)) > "$work/body"
  {
    if [ -n "${RUN_URL:-}" ]; then
      printf '\nThe [last audit](%s) has all the evidence. ' "$RUN_URL"
    else
      printf '\n'
    fi
    echo 'This text is replaced by each audit that finds a change; comments stay.'
    printf '\n%s state=%s said=%s told=%s -->\n' "$mark" "$state" "$said" "$told"
  } >> "$work/body"
}

if [ -z "$number" ]; then
  if [ ! -s "$work/findings" ]; then
    echo 'All is well, and there is no tracking issue.'
    exit 0
  fi
  write_body
  # It fails if the label is there, which is as good.
  gh label create "$label" --description 'What the link audit found' > /dev/null 2>&1 || true
  # Not tried again: an answer that got lost may have opened it.
  gh issue create --title "$title" --label "$label" --body-file "$work/body"
  exit 0
fi

if [ "$before" = "$state" ]; then
  # Closed by a person, or still open: either way it says what there is to say. Counts and days in
  # the text of an open one are kept true; nobody is told of that.
  if [ "$status" = OPEN ] && [ -s "$work/findings" ]; then
    write_body
    try 'gh issue edit' gh issue edit "$number" --body-file "$work/body"
  fi
  echo "Nothing has changed since issue #$number was written."
  exit 0
fi

if [ ! -s "$work/findings" ]; then
  if [ "$status" = OPEN ]; then
    try 'gh issue close' gh issue close "$number" --comment 'All is well: nothing is left to do.'
  fi
  write_body
  try 'gh issue edit' gh issue edit "$number" --body-file "$work/body"
  echo "All is well; issue #$number is closed."
  exit 0
fi
if [ "$status" != OPEN ]; then
  try 'gh issue reopen' gh issue reopen "$number"
fi
if [ -s "$work/news" ]; then
  announce
fi
write_body
try 'gh issue edit' gh issue edit "$number" --body-file "$work/body"
echo "Issue #$number says what has changed."
