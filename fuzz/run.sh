#!/usr/bin/env bash
# Fuzzes each target, or those that are named, for SECONDS each (1,200 if not set), from corpus/, seeds/ and the project's own articles; then keeps in
# corpus/ the smallest set of inputs that reaches as much. What crashes a target stays in artifacts/. Needs a nightly compiler and cargo-fuzz.
set -euo pipefail
cd "$(dirname "$0")"
seconds=${SECONDS_EACH:-1200}
targets=("$@")
[ ${#targets[@]} -gt 0 ] || mapfile -t targets < <(cd fuzz_targets && ls -- *.rs | sed 's/\.rs$//')

# All code is safe Rust: what a sanitizer of memory would find is a panic anyway.
fuzz() { cargo +nightly fuzz "$@"; }
fuzz build --sanitizer none

for target in "${targets[@]}"; do
    reached=$(mktemp -d)
    mkdir -p "corpus/$target"
    from=("$reached" "corpus/$target")
    [ ! -d "seeds/$target" ] || from+=("seeds/$target")
    case $target in decode | segment | analyse | unknown) from+=(../corpus ../tests/fixtures/ferry) ;; esac
    fuzz run --sanitizer none "$target" "${from[@]}" -- -max_total_time="$seconds" -max_len=4096 -timeout=30 -rss_limit_mb=4096 -print_final_stats=1
    smallest=$(mktemp -d)
    fuzz run --sanitizer none "$target" "$smallest" "${from[@]}" -- -merge=1 -max_len=4096 -timeout=30
    rm -r "corpus/$target" "$reached"
    mv "$smallest" "corpus/$target"
done
