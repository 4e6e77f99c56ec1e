#!/bin/bash
# Puts together what the parts of an audit found, and says what they came to.
#
#     merge-parts.sh
#
# Reads parts/part-K/{audit.json,code,summary.md,ledger.jsonl,ledger.jsonl.journal} and the files
# of the last audit in this folder. Writes audit.json, audit.html and the ledger, the job's summary
# and annotations, and `code`, the audit's exit code, to GITHUB_OUTPUT. A part without a report
# leaves the last audit.json as it is: readers are better served by yesterday's than by a part.
set -euo pipefail
shopt -s nullglob

say() {
  printf '## Link audit\n\n**%s** %s\n' "$1" "$2" >> "$GITHUB_STEP_SUMMARY"
}
end() {
  echo "code=$1" >> "$GITHUB_OUTPUT"
  exit 0
}

signpost=${SIGNPOST:-./signpost}
wanted=$(jq length <<< "${PARTS:-[]}" 2> /dev/null || echo 0)
if [ "$wanted" = 0 ] || [ ! -e "$signpost" ]; then
  say 'Not run.' 'A step before the audit failed; its log says why. Nothing was asked, and nothing is known of any link.'
  end 2
fi
chmod +x "$signpost" 2> /dev/null || true

# What was found is remembered even where another part found nothing: lines are merged by link.
remember() {
  local ledgers=(parts/part-*/ledger.jsonl) said='' code=0
  if [ ${#ledgers[@]} -gt 0 ]; then
    said=$("$signpost" audit --merge-ledger "${ledgers[@]}" --ledger ledger.jsonl "$@" 2>&1) || code=$?
    printf '%s' "${said:+$said$'\n'}" >&2
    # What no report says: the parts' audits had understood their ledgers.
    if said=$(grep '^warning: .* of the ledger parts/' <<< "$said"); then
      printf '%s\n' "$said" | sed 's/^warning: /::warning::/'
      printf '\n%s\n' "$said" | sed 's/^warning: /    /' >> "$GITHUB_STEP_SUMMARY"
    fi
    if [ "$code" != 0 ]; then
      return "$code"
    fi
  fi
  # A run in a journal starts with a line of its own, so journals can stand one after the other.
  local journals=(parts/part-*/ledger.jsonl.journal)
  rm -f ledger.jsonl.journal
  if [ ${#journals[@]} -gt 0 ]; then
    cat "${journals[@]}" > ledger.jsonl.journal
  fi
}

reports=()
stopped=()
worst=0
for number in $(seq 1 "$wanted"); do
  part=parts/part-$number
  code=$(cat "$part/code" 2> /dev/null || echo 2)
  # 2 outranks 1 outranks 3.
  case "$code" in
    0) ;;
    1) [ "$worst" = 2 ] || worst=1 ;;
    3) [ "$worst" != 0 ] || worst=3 ;;
    *) worst=2 ;;
  esac
  if [ "$code" = 0 ] || [ "$code" = 1 ]; then
    reports+=("$part/audit.json")
  else
    stopped+=("$number")
    if [ -s "$part/summary.md" ]; then
      cat "$part/summary.md" >> "$GITHUB_STEP_SUMMARY"
    else
      say "Part $number of $wanted was stopped." 'Its log says why. What it had asked is not asked again by the next audit.'
    fi
  fi
done

if [ ${#stopped[@]} -gt 0 ]; then
  # Nothing is concluded of the whole from some of its parts.
  remember || true
  if [ "$worst" = 1 ]; then
    worst=3
  fi
  for report in "${reports[@]}"; do
    # GitHub takes a mebibyte from a step, and nothing of it if it is more.
    "$signpost" report "$report" --format markdown --limit $((800000 / wanted)) >> "$GITHUB_STEP_SUMMARY"
  done
  end "$worst"
fi

# The parts are judged as the one run that they are. If it is not to be believed, no link's line in the
# ledger changes; the ledger keeps what the next audit compares with.
code=0
"$signpost" report "${reports[@]}" --format json --output audit.json --summary "$GITHUB_STEP_SUMMARY" \
  --ledger ledger.jsonl --exit-code || code=$?
if [ "$code" = 0 ] || [ "$code" = 1 ]; then
  remember --trust-run
  "$signpost" report audit.json --format html --output audit.html
  "$signpost" report audit.json --format github
elif [ "$code" != 3 ]; then
  say 'Not put together.' 'The log of this step says why. Nothing is concluded of any link.'
fi
end "$code"
