#!/bin/sh
# Brings back what the last audit left: its ledgers, their journals, audit.json.
#
#     last-audit.sh [ledger]  for the next audit, which needs the ledgers: each is that of the newest run that left it
#     last-audit.sh report    for a publication, which needs the report
#
# What is there already is left alone. Ends with 0 when the last audit's files are here, or when
# there was no audit yet, and says which; ends with 1 when they could not be downloaded. An audit
# that starts with an empty ledger by accident would forget what every link showed and take each
# finding for a first one, and a publication without a report would make every dead link a link again.
#
# Needs `gh`, `jq` and the permission `actions: read`. Environment:
#   GH_TOKEN, GH_REPO      for `gh`
#   LEDGER                 the ledgers of this audit, from this folder, one a line (default: ledger.jsonl)
#   BRANCH                 whose audits count (default: GITHUB_REF_NAME)
#   LOOK_BACK              how many of the newest audits are downloaded at most for a ledger (default: 40): a list that never had a
#                          ledger would cost a download of each that is kept. Where links are audited daily, these
#                          are more than a month's, in which every list that is audited monthly has its turn.
#   RETRY_PAUSE            seconds before `gh` is tried again (default: 15)
set -eu

branch=${BRANCH:-${GITHUB_REF_NAME:-main}}
ledgers=${LEDGER:-ledger.jsonl}
case "${1:-ledger}" in
  ledger) wanted=$ledgers title='Link audit' state='Not run' so='Nothing was asked, and nothing is known of any link.' ;;
  report) wanted=audit.json title=Publication state='Not published' so='The site stays as it is.' ;;
  *) echo "usage: last-audit.sh [ledger | report]" >&2; exit 2 ;;
esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
  echo "::error::$1" >&2
  if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
    printf '## %s\n\n**%s.** %s %s\n' "$title" "$state" "$1" "$so" >> "$GITHUB_STEP_SUMMARY"
  fi
  exit 1
}

# gh does not write over what a try before this one left half done.
download() {
  rm -rf "$work/last"
  gh run download "$1" --name audit --dir "$work/last"
}

# An answer that is empty, or a page that a network shows in place of one, lists nothing. The newest come first; those of
# other branches and of forks are among them, so that more are listed than are downloaded, and still not without end.
listed() {
  : > "$work/list"
  for page in 1 2 3 4 5 6 7 8 9 10; do
    gh api "repos/$GH_REPO/actions/artifacts?name=audit&per_page=100&page=$page" > "$work/page" || return 1
    jq -es 'length == 1 and (.[0] | type == "object" and has("artifacts"))' "$work/page" > /dev/null 2>&1 || return 1
    cat "$work/page" >> "$work/list"
    if jq -es '.[0].total_count <= (map(.artifacts | length) | add)' "$work/list" > /dev/null; then
      return 0
    fi
  done
}

# Four tries, with a pause that grows.
try() {
  pause=${RETRY_PAUSE:-15}
  for left in 3 2 1 0; do
    if "$@"; then
      return 0
    fi
    if [ "$left" -gt 0 ]; then
      sleep "$pause"
      pause=$((pause * 2))
    fi
  done
  return 1
}

# What audits left is listed by its name, not by runs: a run in which no audit was due left nothing.
try listed ||
  fail 'The list of what earlier audits left could not be read, four times in a row.'
# Only what was made on this branch of this very repository: a fork may call its branch the same, and
# what a pull request leaves may hold anything.
runs=$(jq -rs --arg branch "$branch" '
  [.[].artifacts[]
    | select(.name == "audit" and (.expired | not))
    | select(.workflow_run.head_branch == $branch)
    | select(.workflow_run.head_repository_id == .workflow_run.repository_id)]
  | sort_by(.created_at) | reverse | .[].workflow_run.id' "$work/list")

# Takes what the run left of these, one a line.
take() {
  while IFS= read -r name; do
    if [ -s "$work/last/$name" ]; then
      mkdir -p "$(dirname "$name")"
      mv "$work/last/$name" "$name"
    fi
  done
}

newest=
missing=$wanted
look_back=${LOOK_BACK:-40}
looked=0
for run in $runs; do
  # A report that pages can be published by may be older: of it one is enough.
  if [ "$wanted" != audit.json ] && [ "$looked" -ge "$look_back" ]; then
    echo "$missing" | sed "s/.*/::warning::None of the last $look_back audits left &, and older ones are not downloaded, so this one begins a new one; set LOOK_BACK to a higher number if one has it./"
    missing=
    break
  fi
  looked=$((looked + 1))
  try download "$run" ||
    fail "What the audit of run $run left could not be downloaded, four times in a row."
  there='' still=''
  while IFS= read -r name; do
    if [ ! -s "$work/last/$name" ]; then
      echo "Run $run left no $name."
    # Each line of a ledger is an object; one that was cut off has lines before that are.
    elif [ "$name" != audit.json ] && ! head -n 1 "$work/last/$name" | jq -e 'type == "object"' > /dev/null 2>&1; then
      echo "::warning::The ledger that run $run left is none, so an older one is looked for."
    else
      there="$there$name
"
      continue
    fi
    still="$still$name
"
  done <<END
$missing
END
  if [ -z "$there" ]; then
    continue
  fi
  if [ -s "$work/last/audit.json" ]; then
    kind=$(jq -er .scope.kind "$work/last/audit.json" 2> /dev/null) || kind=
    if [ -z "$kind" ]; then
      rm "$work/last/audit.json"
      if [ "$wanted" = audit.json ]; then
        echo "::warning::The report that run $run left is cut off or is none, so an older one is looked for."
        continue
      fi
      echo "::warning::The report that run $run left is cut off or is none, so it is not taken over."
    elif [ "$wanted" = audit.json ] && [ "$kind" != whole ]; then
      # Pages are not published by an audit of some of their links.
      echo "The report of run $run is about some links only."
      continue
    fi
  fi
  if [ "$wanted" = audit.json ]; then
    there="$ledgers
"
    still=
  fi
  printf '%s' "$there" | sed '/^$/d; p; s/$/.journal/' | take
  # An older run's report says less.
  if [ -z "$newest" ]; then
    echo audit.json | take
    newest=$run
    echo "The last audit is that of run $run."
  else
    echo "$there" | sed "/^$/d; s/.*/Run $run left the newest &./"
  fi
  missing=${still%?}
  if [ -z "$missing" ]; then
    exit 0
  fi
done

if [ -z "$missing" ]; then
  exit 0
fi
if [ -n "$newest" ]; then
  echo "$missing" | sed 's/.*/::notice::No earlier audit left &, so this one begins a new one./'
  exit 0
fi
if [ "$wanted" = audit.json ]; then
  # A workflow that is not there has no runs, and that is no error. Any other one is.
  ran() {
    gh run list --workflow audit.yml --branch "$branch" --limit 1 --json databaseId --jq length > "$work/ran" 2> "$work/why" ||
      { grep -Eiq 'HTTP 404|could not find any workflow' "$work/why" && echo 0 > "$work/ran"; }
  }
  try ran ||
    fail 'Whether there were audits could not be found out, four times in a row.'
  if [ "$(cat "$work/ran")" != 0 ]; then
    fail 'Audits ran, and no report of one is left. Run the audit again: without a report, every dead link would be a link again.'
  fi
  echo '::warning::There is no audit yet, so every link is published as it is written.'
else
  echo '::notice::No earlier audit left a ledger, so this one begins a new one.'
fi
