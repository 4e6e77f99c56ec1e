#!/bin/bash
# Runs one command of Signpost as a step of a workflow, and says what came of it.
#
#     run-program.sh
#
# Writes `code`, the exit code, to GITHUB_OUTPUT, and ends with 0 whatever it is. Environment:
#   COMMAND       validate, check, audit or render
#   ARGS          more arguments, separated by spaces
#   SIGNPOST      the program
#   EVENT         what started the workflow; on `schedule`, an audit runs only when site.yaml says that
#                 it is due
# An audit writes audit.json, audit.html and the ledger into this folder, and the job's summary.
set -euo pipefail

signpost=${SIGNPOST:-signpost}
read -r -a args <<< "${ARGS:-}"
code=0

audit() {
  # The summary is written however the audit ends.
  local summary plan
  if [ "${EVENT:-}" = schedule ]; then
    # With the same arguments: they may name other content or another ledger.
    plan=$("$signpost" audit --plan "$@") || plan=
    if grep -qx due=false <<< "$plan"; then
      echo "No audit is due: $(sed -n 's/^next=//p' <<< "$plan") is the next." >> "${GITHUB_STEP_SUMMARY:-/dev/null}"
      return
    fi
  fi
  summary=$(mktemp)
  "$signpost" audit --archived-copies --format json --output audit.json --summary "$summary" "$@" || code=$?
  if [ ! -s "$summary" ]; then
    printf '## Link audit\n\n**Not run.** The log of this step says why. Nothing is known of any link.\n' > "$summary"
  fi
  cat "$summary" >> "${GITHUB_STEP_SUMMARY:-/dev/null}"
  rm -f "$summary"
  # Without an answer to be relied on there is no new report, and an old one must not pass for it.
  if [ "$code" = 0 ] || [ "$code" = 1 ]; then
    "$signpost" report audit.json --format html --output audit.html
    "$signpost" report audit.json --format github
  elif [ "$code" = 3 ] && [[ " $* " == *' --changed-since '* ]]; then
    # That is not the doing of the person who wrote the change.
    echo '::warning::No usable network, so the changed links were not asked.'
    code=0
  elif [ "$code" = 3 ]; then
    echo "::error::No usable network, or something answered in the hosts' place: nothing is known of any link."
  else
    echo '::error::The audit could not run. Its step says why.'
  fi
}

case "${COMMAND:-check}" in
  validate) "$signpost" validate --format github "${args[@]}" || code=$? ;;
  audit) audit "${args[@]}" ;;
  check)
    validation=0
    "$signpost" validate --format github || validation=$?
    audit "${args[@]}"
    # 2 outranks 1 outranks 3.
    for rank in 2 1 3; do
      if [ "$validation" = "$rank" ] || [ "$code" = "$rank" ]; then
        code=$rank
        break
      fi
    done
    ;;
  render)
    if [ -s audit.json ]; then
      args+=(--audit audit.json)
    fi
    "$signpost" render "${args[@]}" || code=$?
    ;;
  *)
    why="command must be validate, check, audit or render, not ${COMMAND}."
    echo "::error::$why" >&2
    printf '## Signpost\n\n**Not run.** %s\n' "$why" >> "${GITHUB_STEP_SUMMARY:-/dev/null}"
    code=2
    ;;
esac
echo "code=$code" >> "${GITHUB_OUTPUT:-/dev/stdout}"
