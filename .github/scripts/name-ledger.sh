#!/bin/bash
# Says which ledgers an audit with these arguments has: that of the content, or those of lists of links.
#
#     name-ledger.sh
#
# Writes to GITHUB_OUTPUT their paths from this folder: `ledger`, the first, and `ledgers`, all of them, one a
# line, where there are several. Environment:
#   ARGS          the arguments of the audit, separated by spaces
#   SIGNPOST      the program
set -euo pipefail

read -r -a args <<< "${ARGS:-}"
# Arguments that make no sense are named by the step that runs the command.
plan=$(SIGNPOST_OUTPUT="" "${SIGNPOST:-signpost}" audit --plan ${args[@]+"${args[@]}"} 2> /dev/null) || plan=
ledgers=()
while IFS= read -r ledger; do
  # One in another folder is not this workspace's to keep.
  case "/$ledger/" in
    //* | */../*) ;;
    *) ledgers+=("$ledger") ;;
  esac
done <<< "$(sed -n 's/^ledger=//p' <<< "$plan")"
{
  echo "ledger=${ledgers[0]:-ledger.jsonl}"
  if [ "${#ledgers[@]}" -gt 1 ]; then
    echo 'ledgers<<END-OF-LEDGERS'
    printf '%s\n' ${ledgers[@]+"${ledgers[@]}"}
    echo 'END-OF-LEDGERS'
  fi
} >> "${GITHUB_OUTPUT:-/dev/stdout}"
