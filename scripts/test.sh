#!/usr/bin/env bash
# Sets up what is missing, then runs every check, whatever the ones before it said; ends with
# a line for each, and fails if one of them did.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly CHECKS="lint check validate widget unit stories e2e"

make --no-print-directory setup train

failed=
summary=
for check in $CHECKS; do
    echo
    echo "==> make $check"
    SECONDS=0
    if make --no-print-directory "$check"; then
        result=passed
    else
        result=FAILED
        failed="$failed $check"
    fi
    summary+=$(printf '  %-10s %-7s %4d s' "$check" "$result" "$SECONDS")$'\n'
done

echo
echo "==> summary"
printf '%s' "$summary"
if [[ -n $failed ]]; then
    echo "Failed:$failed"
    exit 1
fi
echo "All passed."
