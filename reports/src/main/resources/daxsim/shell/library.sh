# ---------------------------------------------------------------------
# The same in every script: running, injecting, looking, judging.

AGREE=0
OTHER=0
DIFFER=0
OPEN=0
declare -A PID IN REPLY PIDOF
trap '' PIPE

say() {
    printf '%s\n' "$*"
}

give_up() {
    printf '%s\n' "$0: $*" >&2
    exit 2
}

# Words as they can be typed again.
quoted() {
    local word line=
    for word in "$@"; do
        case $word in
        '' | *[!A-Za-z0-9_./=:,%+-]*) word="'${word//\'/\'\\\'\'}'" ;;
        esac
        line+=" $word"
    done
    printf '%s' "${line# }"
}

# Prints a command and carries it out; DRY_RUN=1 only prints.
run() {
    say "+ $(quoted "$@")"
    [ "$DRY_RUN" = 1 ] || "$@"
}

must() {
    run "$@" || give_up "this failed: $(quoted "$@")"
}

need() {
    local tool
    [ "$DRY_RUN" = 1 ] && return
    for tool in "$@"; do
        command -v "$tool" >/dev/null || give_up "$tool is not there; install it, or look with DRY_RUN=1"
    done
    [ "$(id -u)" = 0 ] || give_up "only root may do this; look with DRY_RUN=1"
}

# DEFAULT NAMESPACE: the block device of a namespace.
device_of() {
    if [ "$DRY_RUN" = 1 ]; then
        say "/dev/$1"
    else
        ndctl list -N -n "$2" | sed -n 's/.*"blockdev":"\([^"]*\)".*/\/dev\/\1/p'
    fi
}

# FILE SIZE: bytes that tell every place from its neighbours.
pattern() {
    say "+ $1 gets $2 bytes of original data"
    [ "$DRY_RUN" = 1 ] && return
    awk 'BEGIN { for (i = 0; i < 4099; i++) printf "%c", 33 + i * 7 % 89 }' >"$1"
    while [ "$(stat -c %s "$1")" -lt "$2" ]; do
        cat "$1" "$1" >"$1.twice"
        mv "$1.twice" "$1"
    done
    truncate -s "$2" "$1"
}

# FILE OFFSET: the 512-byte sector of the filesystem's device that holds a byte of a file. Without a machine, the one of a
# file that begins at the second MiB.
sector_of() {
    if [ "$DRY_RUN" = 1 ]; then
        say "$((2048 + $2 / 512))"
    else
        filefrag -v "$1" | awk -v at="$2" '
            /^ *[0-9]+:/ {
                gsub(/[.:]+/, " ")
                block = int(at / 4096)
                if ($2 <= block && block <= $3) print ($4 + block - $2) * 8 + int(at % 4096 / 512)
            }'
    fi
}

scrub() {
    must ndctl start-scrub "$BUS"
    must ndctl wait-scrub "$BUS"
}

# LEG SECTOR COUNT HOW: what a fault does to sectors of a device.
strike_sectors() {
    case $4 in
    stale)
        record "${DEV[$1]}" "$2" "$3"
        ;;
    no)
        must ndctl inject-error --block="$2" --count="$3" --no-notify "${NS[$1]}"
        ;;
    consumed)
        if [ "$REAL_POISON" = 1 ]; then
            must ndctl inject-error --block="$2" --count="$3" --no-notify "${NS[$1]}"
        else
            must ndctl inject-error --block="$2" --count="$3" "${NS[$1]}"
            scrub
        fi
        ;;
    *)
        must ndctl inject-error --block="$2" --count="$3" "${NS[$1]}"
        scrub
        ;;
    esac
}

# DEVICE OFFSET LENGTH HOW: what a fault does to a range of a device.
strike_device() {
    local at=$2 end=$(($2 + $3)) stop sector leg
    while [ "$at" -lt "$end" ]; do
        stop=$((at - at % 4096 + 4096))
        stop=$((stop < end ? stop : end))
        read -r leg sector < <(leg_of "$1" $((at / 512)))
        strike_sectors "$leg" "$sector" $(((stop + 511) / 512 - at / 512)) "$4"
        at=$stop
    done
}

# FILE DEVICE OFFSET LENGTH HOW: what a fault does to a range of a file.
strike() {
    local at=$3 end=$(($3 + $4)) stop sector leg
    while [ "$at" -lt "$end" ]; do
        stop=$((at - at % 4096 + 4096))
        stop=$((stop < end ? stop : end))
        sector=$(sector_of "$1" "$at")
        [ -n "$sector" ] || give_up "$1 has no block at $at"
        read -r leg sector < <(leg_of "$2" "$sector")
        strike_sectors "$leg" "$sector" $(((stop + 511) / 512 - at / 512)) "$5"
        at=$stop
    done
    if [ "$5" = consumed ] && [ "$REAL_POISON" = 1 ]; then
        for ((at = $3; at < end; at += 64)); do
            consume "$1" "$at"
        done
    fi
}

# DEVICE SECTOR COUNT: a record, whatever the medium is like.
record() {
    local file
    file=$SYS/block/$(basename "$1")/badblocks
    say "+ echo $2 $3 >$file"
    [ "$DRY_RUN" = 1 ] || printf '%s %s\n' "$2" "$3" >"$file" || say "# $file takes no records"
}

# FILE OFFSET: a process that loads from there, and is gone.
consume() {
    say "+ $PYTHON hand.py load once at $2 of $1"
    [ "$DRY_RUN" = 1 ] && return
    printf '%s\n' "mmap consume.0 $1 0 $(stat -c %s "$1") SHARED" "load consume.1 $1 $2 1 die" |
        "$PYTHON" "$RUN/hand.py" "$RUN" >"$RUN/consume.log" 2>&1
    say "# that load: $(tail -n 1 "$RUN/consume.1.out" 2>/dev/null)"
}

# KEY FILE COMMAND: one command of xfs_io; its output is kept under the key.
io() {
    say "+ $(quoted xfs_io -c "$3" "$2")   # $1"
    [ "$DRY_RUN" = 1 ] && return
    xfs_io -c "$3" "$2" >"$RUN/$1.out" 2>&1
    printf '%s\n' "$?" >"$RUN/$1.rc"
}

# KEY FILE COMMAND: the same, beside what follows.
io_begin() {
    say "+ $(quoted xfs_io -c "$3" "$2") &   # $1"
    [ "$DRY_RUN" = 1 ] && return
    {
        xfs_io -c "$3" "$2" >"$RUN/$1.out" 2>&1
        printf '%s\n' "$?" >"$RUN/$1.rc"
    } &
    PID[$1]=$!
}

# KEY: waits for it.
io_end() {
    say "+ wait   # for $1"
    [ "$DRY_RUN" = 1 ] || wait "${PID[$1]}"
}

# KEY: ends it with a fatal signal.
io_kill() {
    say "+ kill -9   # $1"
    [ "$DRY_RUN" = 1 ] && return
    pkill -9 -P "${PID[$1]}"
    kill -9 "${PID[$1]}" 2>/dev/null
    wait "${PID[$1]}" 2>/dev/null
}

# TASK: a process that keeps its mappings from one operation to the next.
hand_open() {
    say "+ $PYTHON hand.py &   # $1"
    [ "$DRY_RUN" = 1 ] && return
    local in reply
    mkfifo "$RUN/$1.in" "$RUN/$1.reply"
    "$PYTHON" "$RUN/hand.py" "$RUN" <"$RUN/$1.in" >"$RUN/$1.reply" 2>"$RUN/$1.log" &
    PIDOF[$1]=$!
    exec {in}>"$RUN/$1.in" {reply}<"$RUN/$1.reply"
    IN[$1]=$in
    REPLY[$1]=$reply
}

# TASK VERB KEY WORD...: gives it an operation.
hand_begin() {
    say "+ [$1] $(quoted "${@:2}")"
    [ "$DRY_RUN" = 1 ] || printf '%s\n' "${*:2}" >&"${IN[$1]}"
}

# TASK KEY: waits until the operation has returned, or its process is gone.
hand_end() {
    local line
    [ "$DRY_RUN" = 1 ] && return
    while IFS= read -r -u "${REPLY[$1]}" line; do
        [ "$line" = "done $2" ] && return
    done
    [ -e "$RUN/$2.out" ] || say "gone" >"$RUN/$2.out"
}

hand() {
    hand_begin "$@"
    hand_end "$1" "$3"
}

# TASK: ends its process.
hand_kill() {
    say "+ kill -9   # $1"
    [ "$DRY_RUN" = 1 ] || kill -9 "${PIDOF[$1]}"
}

hand_close() {
    local task in reply
    for task in "${!IN[@]}"; do
        in=${IN[$task]}
        reply=${REPLY[$task]}
        exec {in}>&- {reply}<&-
        wait "${PIDOF[$task]}" 2>/dev/null
    done
    IN=()
    REPLY=()
}

errno_of() {
    case $1 in
    *'Input/output error'*) say -EIO ;;
    *'Bad address'*) say -EFAULT ;;
    *'No space left on device'*) say -ENOSPC ;;
    *'Operation not supported'*) say -EOPNOTSUPP ;;
    *'Invalid argument'*) say -EINVAL ;;
    *'No such device or address'*) say -ENXIO ;;
    *'Cannot allocate memory'*) say -ENOMEM ;;
    *'resource busy'*) say -EBUSY ;;
    *'Operation not permitted'*) say -EPERM ;;
    *'hardware error'*) say -EHWPOISON ;;
    *) say "? $1" ;;
    esac
}

# KEY ORIGINAL OFFSET: what came back. o is original data, z zeros, two digits a byte that was written.
observed() {
    local out=$RUN/$1.out signal error count
    signal=$(sed -n 's/^\(SIGBUS.*\) at .*/\1/p' "$out" | head -n 1)
    error=$(sed -n 's/^[a-z_]*: \([A-Z].*\)/\1/p' "$out" | head -n 1)
    if [ -n "$signal" ] || grep -q '^gone' "$out"; then
        say "${signal:-gone}"
    elif [ -n "$error" ]; then
        errno_of "$error"
    else
        count=$(sed -n 's/^read \([0-9]*\)\/.*/\1/p;s/^wrote \([0-9]*\)\/.*/\1/p' "$out")
        say "${count:-0}$(contents "$1" "$2" "$3" "${count:-0}")"
    fi
}

contents() {
    grep -q '^[0-9a-f]\{8,\}:' "$RUN/$1.out" || return
    {
        xfs_io -r -c "pread -v $3 $4" "$2"
        say '==='
        cat "$RUN/$1.out"
    } | awk '
        function put(now) {
            if (now != last) { flush(); last = now; n = 0 }
            n++
        }
        function flush() {
            if (n > 0) { printf "%s%s:%d", sep, last, n; sep = "," }
        }
        BEGIN { sep = " " }
        /^===/ { second = 1 }
        /^[0-9a-f]+:/ {
            sub(/^[0-9a-f]+: +/, "")
            for (i = 0; i < 16; i++) {
                byte = substr($0, 3 * i + 1, 2)
                if (byte !~ /^[0-9a-f][0-9a-f]$/) break
                if (!second) was[m++] = byte
                else { o = was[k++]; put(byte == o ? "o" : byte == "00" ? "z" : byte) }
            }
        }
        END { flush() }'
}

# SEEN WANTED: whether they are the same. * stands for any byte, m for one that belongs elsewhere.
matches() {
    awk -v seen="$1" -v want="$2" '
        BEGIN {
            split(seen, s, " ")
            split(want, w, " ")
            if (s[1] != w[1]) exit 1
            if (s[1] == "SIGBUS") exit s[2] != "" && (s[2] != w[2] || s[4] != w[4])
            a = split(s[2], S, ",")
            b = split(w[2], W, ",")
            if (b == 0) exit 0
            for (;;) {
                if (left == 0) { if (++i > a) break; split(S[i], p, ":"); sc = p[1]; left = p[2] }
                if (right == 0) { if (++j > b) break; split(W[j], q, ":"); wc = q[1]; right = q[2] }
                n = left < right ? left : right
                if (wc == "m") { all += n; if (sc != "o") strange += n }
                else if (wc != "*" && wc != sc) exit 1
                left -= n
                right -= n
            }
            if (j > b || strange * 2 < all) exit 1
            exit !(left == 0 && right == 0 && j == b)
        }'
}

# KEY ORIGINAL OFFSET WANTED [OTHER...]: holds what came back against what the model says.
expect() {
    local seen
    if [ "$DRY_RUN" = 1 ]; then
        say "# $1: would be held against: $4"
        return
    fi
    seen=$(observed "$1" "$2" "$3")
    judge "$1" "$seen" "${@:4}"
}

# WHAT SEEN WANTED [OTHER...]
judge() {
    local other
    if matches "$2" "$3"; then
        AGREE=$((AGREE + 1))
        say "agree    $1 = $2"
        return
    fi
    for other in "${@:4}"; do
        if matches "$2" "$other"; then
            OTHER=$((OTHER + 1))
            say "other    $1 = $2 (here $3; the model has this in another execution)"
            return
        fi
    done
    DIFFER=$((DIFFER + 1))
    say "DIFFER   $1 = $2 (the model: $3)"
}

# WHAT WHY: nothing that could be looked at from here.
unseen() {
    OPEN=$((OPEN + 1))
    say "open     $1: $2"
}

# DEVICE WANTED [OTHER...]: how many sectors are listed. Where they are depends on where the blocks are.
expect_listed() {
    local listed
    if [ "$DRY_RUN" = 1 ]; then
        say "# badblocks of $1: would be held against: $2 sectors"
        return
    fi
    listed=$(awk '{ sum += $2 } END { print sum + 0 }' "$SYS/block/$(basename "$1")/badblocks")
    judge "sectors listed on $1" "$listed" "${@:2}"
}

# FILE WANTED [OTHER...]: in how many pieces it lies.
expect_extents() {
    local extents
    if [ "$DRY_RUN" = 1 ]; then
        say "# extents of $1: would be held against: $2"
        return
    fi
    extents=$(filefrag "$1" | sed -n 's/.*: \([0-9]*\) extents\{0,1\} found.*/\1/p')
    judge "extents of $1" "$extents" "${@:2}"
}

summary() {
    say "agree $AGREE, another execution of the model $OTHER, differ $DIFFER, not looked at $OPEN"
    [ "$DIFFER" = 0 ]
}
