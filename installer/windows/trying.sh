# What test.sh and bad_input.sh share: where things lie in a Wine prefix, and how a claim is tried. Sourced after wine.sh.

fail() { say "FAILED: $*"; exit 1; }
holds() { "$@" || fail "$*"; }
ends_with() { # CODE WHAT COMMAND…
    local expected=$1 what=$2 code=0 began=$SECONDS
    shift 2
    "$@" || code=$?
    say "$what: exit code $code after $((SECONDS - began)) s"
    [ "$code" = "$expected" ] || fail "$what ended with $code instead of $expected"
}
says() { # CODE WORDS WHAT COMMAND…: it ends so and says so
    local expected=$1 words=$2 what=$3 code=0 said
    shift 3
    said=$("$@") || code=$?
    say "$what: exit code $code"
    printf '          %s\n' "${said//$'\n'/$'\n          '}"
    [ "$code" = "$expected" ] || fail "$what ended with $code instead of $expected"
    case $said in *"$words"*) ;; *) fail "$what does not say “$words”" ;; esac
}
drive() { printf '%s' "$WINEPREFIX/drive_c"; }
home() { printf '%s' "$(drive)/users/$(id -un)"; }
programs() { printf '%s' "$(home)/AppData/Local/Programs/CS360 Desktop"; }
installed() { wine "$(programs)/cs360-desktop.exe" "$@"; }
hashes() { (cd "$1" && find . -type f ! -name Uninstall.exe -print0 | sort -z | xargs -0 sha256sum); }
registered() { wine reg query 'HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\CS360Desktop' /v "$1" | tr -d '\r' | sed -n "s/.*$1 *REG_[A-Z]* *//p"; }
in_order() { /usr/bin/wineserver -w; }
shot() { import -window root "$pictures/$1.png"; }

# Opens the window on something and leaves it open; every window has its title from its department.
open_window() { # PROGRAM ARGUMENT…
    (patience=300 wine "$@" >/dev/null || true) &
    window_up
    sleep 4
}
window_up() {
    for _ in $(seq 600); do
        xdotool search --onlyvisible --name 'CS360 Desktop( \(read only\))?$' >/dev/null 2>&1 && return
        sleep 0.2
    done
    shot no-window
    fail "no window came up within two minutes: see no-window.png"
}
close_windows() {
    wine taskkill /F /IM "CS360 Desktop.exe" >/dev/null 2>&1 || true
    in_order
}
