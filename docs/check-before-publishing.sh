#!/bin/sh
# Compares a draft with what is known of its event, and stops where it very likely contradicts that, or itself.
#
# Usage: check-before-publishing.sh DRAFT PATH...
#
# DRAFT is the article that is to be published, PATH what it is compared with: agency copy, your earlier articles, other outlets.
# Exit status: 0 nothing likely was found, 1 something was, 2 the check could not be made.
set -u
draft=$1
newsdiff conflicts "$@" --group one --in "$draft" --level likely --fail-on likely
status=$?
if [ "$status" = 1 ]; then
    echo "$draft: look at these before it is published"
    echo "what is none goes into newsdiff.toml: newsdiff ignore KEY --reason WORDS"
fi
exit "$status"
