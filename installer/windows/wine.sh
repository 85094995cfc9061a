# What build.sh and test.sh share: a clock, Wine without surprises, a fresh prefix. Sourced, with $work set.

say() { printf '[%4d s] %s\n' "$SECONDS" "$*"; }

# Installs the Debian packages that are missing, as root; else says which.
needs() {
    local package missing=()
    for package; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
    done
    [ ${#missing[@]} != 0 ] || return 0
    [ "$(id -u)" = 0 ] || { echo "Missing: ${missing[*]}. Install them and try again."; exit 2; }
    apt-get update -q >/dev/null
    DEBIAN_FRONTEND=noninteractive apt-get install -yq --no-install-recommends "${missing[@]}" >/dev/null
    say "Debian packages: ${missing[*]}"
}

# What whoever calls this has set for its own program would reach ours inside Wine.
unset CS360_DATA QT_QPA_PLATFORM PYTHONPATH PYTHONHOME VIRTUAL_ENV
export LC_ALL=C.UTF-8
export WINEDEBUG=-all WINEDLLOVERRIDES="winemenubuilder.exe=d;mshtml=;mscoree=" XDG_DATA_HOME="$work/xdg"

# Wine's programs want pipes: with a plain file as output Python stops at its start. A dialog that nobody can press must
# not hang the build, so everything has an end.
wine() {
    timeout "${patience:-600}" /usr/bin/wine "$@" </dev/null 2>&1 | { grep -a --line-buffered -viE 'wine32|multiarch|dpkg|apt-get' || true; }
    return "${PIPESTATUS[0]}"
}

# A display of our own where there is none.
own_display() {
    local number=93
    while [ -e "/tmp/.X$number-lock" ]; do number=$((number + 1)); done
    Xvfb ":$number" -screen 0 1366x768x24 -noreset >/dev/null 2>&1 &
    display_pid=$!
    export DISPLAY=":$number"
    for _ in $(seq 50); do [ -e "/tmp/.X11-unix/X$number" ] && return; sleep 0.1; done
    echo "No virtual display came up." >&2
    return 1
}

# A prefix as of a Windows 10 without anything installed: Windows' libraries that Wine 8 lacks or half has get stand-ins
# in system32, so that the program under test stays exactly what is shipped.
fresh_prefix() {
    export WINEPREFIX=$1
    rm -rf "$WINEPREFIX"
    /usr/bin/wineboot -i >/dev/null 2>&1 </dev/null
    # Wine points Documents and Desktop to the home folder of whoever runs it: nothing of a test belongs there.
    find "$WINEPREFIX/drive_c/users" -type l | while read -r link; do rm "$link" && mkdir "$link"; done
    local library
    for library in ucrtbase bcryptprimitives icuuc mscms; do
        cp "$work/stand-ins/$library.dll" "$WINEPREFIX/drive_c/windows/system32/"
        wine reg add 'HKCU\Software\Wine\DllOverrides' /v "$library" /d native,builtin /f >/dev/null
    done
    wine winecfg -v win10
    /usr/bin/wineserver -w
}
