#!/bin/bash
# Says which ledger an audit with these arguments has: that of the content, or that of a list of links.
#
#     name-ledger.sh
#
# Writes `ledger`, its path from this folder, to GITHUB_OUTPUT. Environment:
#   ARGS          the arguments of the audit, separated by spaces
#   SIGNPOST      the program
set -euo pipefail

read -r -a args <<< "${ARGS:-}"
# Arguments that make no sense are named by the step that runs the command.
plan=$(SIGNPOST_OUTPUT="" "${SIGNPOST:-signpost}" audit --plan ${args[@]+"${args[@]}"} 2> /dev/null) || plan=
ledger=$(sed -n 's/^ledger=//p' <<< "$plan")
# One in another folder is not this workspace's to keep.
case "/$ledger/" in
  //* | */../*) ledger=ledger.jsonl ;;
esac
echo "ledger=$ledger" >> "${GITHUB_OUTPUT:-/dev/stdout}"
