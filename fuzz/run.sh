#!/usr/bin/env bash
# Fuzzes each target, or those that are named, for SECONDS_EACH seconds (1,200 if not set), from what was reached before (reached/), seeds/ and the
# project's own articles; then keeps in reached/ the smallest set of inputs that goes as far. What crashes a target stays in artifacts/.
# Needs a nightly compiler and cargo-fuzz.
set -euo pipefail
cd "$(dirname "$0")"
seconds=${SECONDS_EACH:-1200}
targets=("$@")
[ ${#targets[@]} -gt 0 ] || mapfile -t targets < <(cd fuzz_targets && ls -- *.rs | sed 's/\.rs$//')

# All our code is safe Rust: what a sanitizer of memory would find is a panic anyway.
fuzz() { cargo +nightly fuzz "$1" --sanitizer none "${@:2}"; }
fuzz build

for target in "${targets[@]}"; do
    work=$(mktemp -d)
    mkdir -p "$work/found" "$work/before" "$work/least" artifacts/"$target" reached
    [ ! -f "reached/$target.tar.gz" ] || tar -xzf "reached/$target.tar.gz" -C "$work/before"
    from=("$work/found" "$work/before")
    [ ! -d "seeds/$target" ] || from+=("seeds/$target")
    case $target in decode | segment | analyse | unknown) from+=(../corpus ../tests/fixtures/ferry) ;; esac
    fuzz run "$target" "${from[@]}" -- -max_total_time="$seconds" -max_len=4096 -timeout=60 -rss_limit_mb=4096 -print_final_stats=1
    fuzz run "$target" "$work/least" "${from[@]}" -- -merge=1 -use_counters=0 -max_len=256 -timeout=60
    tar -C "$work/least" --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner -czf "reached/$target.tar.gz" .
    rm -r "$work"
done
