#!/usr/bin/env bash
# Runs newsdiff_spark.py on this machine, as local[2] and on a standalone cluster of two workers, and holds what it finds
# against what the program alone finds.
#
#   NEWSDIFF=target/release/newsdiff spark/test.sh                   the articles of corpus/, every command, failures too
#   NEWSDIFF=target/release/newsdiff spark/test.sh ARTICLES.jsonl    those articles, `conflicts` only, with times
#
# Needs Java 17 and a Python with pyspark (PYTHON, else python3). Nothing of `cargo test` or .ci runs this.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
newsdiff=$(realpath "${NEWSDIFF:-$here/../target/release/newsdiff}")
python=${PYTHON:-python3}
port=${PORT:-17077}
scratch=$(mktemp -d)
servers=()
export LC_ALL=C PYSPARK_PYTHON=$python SPARK_LOCAL_IP=127.0.0.1
SPARK_HOME=$("$python" -c 'import os, pyspark; print(os.path.dirname(pyspark.__file__))')
export SPARK_HOME SPARK_WORKER_DIR=$scratch/work

stop() {
    if ((${#servers[@]})); then kill "${servers[@]}" && wait "${servers[@]}" || true; fi
    rm -rf "$scratch"
}
trap stop EXIT

# serve CLASS ARGUMENTS...: starts a server of Spark and remembers it.
serve() {
    "$SPARK_HOME/bin/spark-class" "org.apache.spark.deploy.$@" >>"$scratch/servers.log" 2>&1 &
    servers+=($!)
}

start_cluster() {
    serve master.Master --host 127.0.0.1 --port "$port" --webui-port 0
    for _ in 1 2; do
        serve worker.Worker --host 127.0.0.1 --webui-port 0 --cores 1 --memory 1g "spark://127.0.0.1:$port"
    done
    for _ in $(seq 120); do
        [ "$(grep -c 'Successfully registered with master' "$scratch/servers.log")" -lt 2 ] || return 0
        sleep 1
    done
    cat "$scratch/servers.log" >&2
    return 1
}

# spark MASTER NEWSDIFF ARGUMENTS...: one job; its lines, sorted. Fails if the job does.
spark() {
    local out=$scratch/out.$RANDOM
    "$SPARK_HOME/bin/spark-submit" --master "$1" --conf spark.ui.enabled=false --conf spark.driver.host=127.0.0.1 --conf spark.task.maxFailures=2 --executor-memory 1g \
        "$here/newsdiff_spark.py" --newsdiff "$2" "${@:3}" "$out" 2>>"$scratch/jobs.log" || return
    cat "$out"/part-* | sort
}

# plain COMMAND ARTICLES: the same through plain pipes.
plain() {
    "$newsdiff" annotate -q "$2" | "$newsdiff" stories --annotated --lines - | "$newsdiff" "$1" --annotated --together --jsonl - | sort
}

# shards COMMAND ARTICLES: the same by xargs; every step but the middle one is one process a core.
shards() {
    local folder=$scratch/shards.$RANDOM cores
    cores=$(nproc)
    mkdir "$folder"
    split -n "l/$((2 * cores))" --additional-suffix=.jsonl "$2" "$folder/articles."
    find "$folder" -name 'articles.*' -size +0 -print0 | xargs -0 -P "$cores" -I{} "$newsdiff" annotate -q --threads 1 {} -o {}.lines
    cat "$folder"/*.lines | "$newsdiff" stories --annotated --lines - |
        awk -F'"' -v parts="$cores" -v to="$folder/part." '$8 != story { story = $8; part = (part + 1) % parts } { print >(to part) }'
    find "$folder" -name 'part.*' -print0 | xargs -0 -P "$cores" -I{} "$newsdiff" "$1" --annotated --together --jsonl --threads 1 {} -o {}.found
    sort "$folder"/*.found
}

# timed NAME COMMAND...: runs the command into the file NAME and says how long it took.
timed() {
    local start=$EPOCHREALTIME
    "${@:2}" >"$scratch/$1" || { tail -30 "$scratch/jobs.log" >&2; exit 1; }
    "$python" -c 'import sys; print(f"{sys.argv[1]:10} {float(sys.argv[3]) - float(sys.argv[2]):8.1f} s")' "$1" "$start" "$EPOCHREALTIME"
}

# every COMMAND ARTICLES MASTER...: by all ways, the same lines.
every() {
    local ways=(plain xargs) master
    timed once sh -c '"$0" "$1" -q --jsonl "$2" | sort' "$newsdiff" "$1" "$2"
    [ -s "$scratch/once" ]
    timed plain plain "$1" "$2"
    timed xargs shards "$1" "$2"
    for master in "${@:3}"; do
        timed "${master%%[:\[]*}" spark "$master" "$newsdiff" "$1" "$2"
        ways+=("${master%%[:\[]*}")
    done
    for way in "${ways[@]}"; do cmp "$scratch/once" "$scratch/$way"; done
    echo "$1: the same $(wc -l <"$scratch/once") lines by ${ways[*]}"
}

# refused WHAT MASTER NEWSDIFF ARTICLES: a job that must fail.
refused() {
    if spark "$2" "$3" conflicts "$4" >"$scratch/refused"; then
        echo "$1 did not fail the job on $2" >&2
        exit 1
    fi
    echo "$1 fails the job on $2"
}

start_cluster
local='local[2]' cluster="spark://127.0.0.1:$port"
if (($#)); then
    every conflicts "$(realpath "$1")" "$local" "$cluster"
    exit
fi

# The articles of corpus/ as records, each with an id.
"$newsdiff" annotate "$here/../corpus" | "$python" -c '
import json, sys
for line in sys.stdin:
    article = json.loads(line)
    print(json.dumps({name: article.get(name) for name in ("id", "title", "outlet", "published", "text")}))
' >"$scratch/articles.jsonl"
for command in facts stories; do every "$command" "$scratch/articles.jsonl" "$local"; done
for command in conflicts quotes; do every "$command" "$scratch/articles.jsonl" "$local" "$cluster"; done

# With the stories told beforehand nothing is grouped.
"$newsdiff" stories --lines "$here/../corpus" >"$scratch/told.jsonl"
timed told spark "$local" "$newsdiff" conflicts --own-stories "$scratch/told.jsonl"
"$newsdiff" conflicts --jsonl "$here/../corpus" | sort | cmp - "$scratch/told"

# breaking STEP: a program that breaks off in that step, on the partition that holds one of the articles.
breaking() {
    cat >"$scratch/breaking-$1" <<END
#!/bin/sh
[ "\$1" = $1 ] || exec "$newsdiff" "\$@"
cat >"$scratch/input.\$\$"
! grep -q storm/wire "$scratch/input.\$\$" || exit 2
exec "$newsdiff" "\$@" <"$scratch/input.\$\$"
END
    chmod +x "$scratch/breaking-$1"
    echo "$scratch/breaking-$1"
}

sed 's/"id": "[^"]*", //' "$scratch/articles.jsonl" >"$scratch/nameless.jsonl"
for master in "$local" "$cluster"; do
    refused "a partition of articles that exits 2" "$master" "$(breaking annotate)" "$scratch/articles.jsonl"
    refused "a partition of stories that exits 2" "$master" "$(breaking conflicts)" "$scratch/articles.jsonl"
done
refused "a record without an id" "$local" "$newsdiff" "$scratch/nameless.jsonl"
echo "all is well"
