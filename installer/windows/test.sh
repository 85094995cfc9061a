#!/usr/bin/env bash
# Tries the setup that build.sh made, each time in a fresh Wine prefix: installer/windows/test.sh [FOLDER FOR PICTURES]
# Prints what was tried with seconds and exit codes; ends with 1 at the first thing that does not hold.
set -euo pipefail
cd "$(dirname "$0")/../.."
root=$PWD
work=${CS360_WINDOWS_WORK:-$root/build/windows}
pictures=${1:-$work/pictures}
# Small and read-only disks are mounted in a namespace of its own, which goes with this script.
if [ "$(id -u)" = 0 ] && [ -z "${CS360_OWN_MOUNTS:-}" ]; then
    exec unshare --mount --propagation private env CS360_OWN_MOUNTS=1 "$root/installer/windows/test.sh" "$@"
fi
. installer/windows/wine.sh
. installer/windows/trying.sh
version=$("$work/tools/bin/python" -c 'import cs360_desktop; print(cs360_desktop.__version__)')
setup=$root/dist/windows/CS360-Desktop-Setup-$version.exe
newer=$work/newer-setup.exe
bundle="$work/dist/CS360 Desktop"
needs xdotool imagemagick procps unzip
mkdir -p "$pictures"
own_display
trap 'kill "$display_pid" 2>/dev/null' EXIT

say "--- 1. Silent install in a fresh prefix"
fresh_prefix "$work/try"
ends_with 0 "Setup /S" wine "$setup" /S
in_order
holds test -f "$(programs)/CS360 Desktop.exe"
holds test "$(hashes "$bundle")" = "$(hashes "$(programs)")"
say "every file's SHA-256 equals that of the bundle: $(hashes "$bundle" | wc -l) files"
holds test "$(registered DisplayVersion)" = "$version"
holds test -n "$(find "$(home)" -path '*Start Menu*' -name 'CS360 Desktop.lnk')"
holds test -z "$(find "$(home)/Desktop" -name 'CS360 Desktop.lnk')"
say "in the Start menu, under Programs and features with version $(registered DisplayVersion), not on the desktop"
wine reg query 'HKCU\Software\Classes\CS360Desktop.Workspace\shell\open\command' /ve | grep -q 'CS360 Desktop.exe' || fail "no file association"

say "--- 2. The installed program tries itself"
for program in cs360-desktop.exe "CS360 Desktop.exe"; do
    ends_with 0 "$program --self-test" wine "$(programs)/$program" --self-test
done
ends_with 0 "cs360-desktop.exe --version" wine "$(programs)/cs360-desktop.exe" --version

say "--- 3. A workspace, then the program open while a setup runs"
documents="$(home)/Documents/CS360"
mkdir -p "$documents"
ends_with 0 "new" wine "$(programs)/cs360-desktop.exe" new 'C:\users\'"$(id -un)"'\Documents\CS360\Señal Ørsted PD.cs360' --agency "Señal PD" --state ME
holds test -f "$documents/Señal Ørsted PD.cs360"
open_window "$(programs)/CS360 Desktop.exe" 'C:\users\'"$(id -un)"'\Documents\CS360\Señal Ørsted PD.cs360'
shot opened-by-double-click
before=$(hashes "$(programs)")
ends_with 5 "Newer setup /S while open" wine "$newer" /S
holds test "$before" = "$(hashes "$(programs)")"
wine "$(programs)/Uninstall.exe" /S # starts a copy of itself and returns at once, so that its exit code says nothing
sleep 8
holds test "$before" = "$(hashes "$(programs)")"
say "Uninstall /S while open: nothing touched"
close_windows

say "--- 4. Upgrade in place"
settings="$(home)/AppData/Local/CS360 Desktop"
mkdir -p "$settings"
echo stale >"$(programs)/_internal/stale.dll"
kept=$(hashes "$documents"; hashes "$settings")
ends_with 0 "Newer setup /S" wine "$newer" /S
in_order
holds test ! -e "$(programs)/_internal/stale.dll"
holds test "$(registered DisplayVersion)" = 99.0.0
holds test "$kept" = "$(hashes "$documents"; hashes "$settings")"
say "stale file gone, version changed, workspace and settings byte for byte as before"
ends_with 0 "check of the old workspace" wine "$(programs)/cs360-desktop.exe" check 'C:\users\'"$(id -un)"'\Documents\CS360\Señal Ørsted PD.cs360'

say "--- 5. An older setup over the newer program"
before=$(hashes "$(programs)")
ends_with 7 "Older setup /S" wine "$setup" /S
holds test "$before" = "$(hashes "$(programs)")"

say "--- 6. Uninstall leaves the data"
wine "$(programs)/Uninstall.exe" /S
in_order
for _ in $(seq 100); do [ -e "$(programs)" ] || break; sleep 0.2; done
holds test ! -e "$(programs)"
holds test -z "$(find "$(home)" -name 'CS360 Desktop.lnk')"
holds test "$kept" = "$(hashes "$documents"; hashes "$settings")"
wine reg query 'HKCU\Software\CS360Desktop' >/dev/null 2>&1 && fail "registry key left"
say "program, shortcut and registry gone; workspace and settings still there"

say "--- 7. A folder that holds other files"
other="$(drive)/Other"
mkdir -p "$other/sub"
echo mine >"$other/mine.txt"
echo mine >"$other/sub/mine.txt"
ends_with 0 "Setup /S /D=C:\\Other" wine "$setup" /S '/D=C:\Other'
in_order
ends_with 0 "the program there" wine "$other/cs360-desktop.exe" --version
wine "$other/Uninstall.exe" /S
in_order
for _ in $(seq 100); do [ -e "$other/_internal" ] || break; sleep 0.2; done
holds test "$(cat "$other/mine.txt" "$other/sub/mine.txt")" = "$(printf 'mine\nmine')"
holds test ! -e "$other/CS360 Desktop.exe"
mkdir -p "$(drive)/Foreign/_internal"
echo theirs >"$(drive)/Foreign/_internal/theirs.dll"
ends_with 8 "Setup into another program's folder" wine "$setup" /S '/D=C:\Foreign'
holds test "$(cat "$(drive)/Foreign/_internal/theirs.dll")" = theirs
long=$(printf 'x%.0s' $(seq 60))
ends_with 9 "Setup into a path of 190 letters" wine "$setup" /S "/D=C:\\$long\\$long\\$long"
holds test ! -e "$(drive)/$long"

say "--- 8. A damaged setup file"
head -c $(($(stat -c %s "$setup") - 1000000)) "$setup" >"$work/damaged.exe"
code=0
wine "$work/damaged.exe" /S || code=$?
say "damaged setup: exit code $code"
holds test "$code" != 0
holds test ! -e "$(programs)/CS360 Desktop.exe"

say "--- 9. The wizard, clicked through"
fresh_prefix "$work/try"
wizard_up() {
    (patience=300 wine "$setup" >/dev/null || true) &
    for _ in $(seq 200); do xdotool search --name 'Installer Language' >/dev/null 2>&1 && return; sleep 0.2; done
    fail "the wizard does not come up"
}
next() { sleep 3; shot "$1"; xdotool key --clearmodifiers $2; }
wizard_up
next setup-1-language "Down Return"
next setup-spanish-2-welcome Return
next setup-spanish-3-terms Return
sleep 3
shot setup-spanish-4-folder
wine taskkill /F /IM "$(basename "$setup")" >/dev/null 2>&1 || true
in_order
wizard_up
next setup-1-language Return
next setup-2-welcome alt+n
next setup-3-terms alt+a
next setup-4-folder alt+i
for _ in $(seq 600); do [ -f "$(programs)/Uninstall.exe" ] && break; sleep 0.2; done
next setup-5-finish alt+f
window_up # which the last page starts
sleep 4
shot first-run
holds test -f "$(programs)/CS360 Desktop.exe"
close_windows

say "--- 10. The demonstration under Wine, and how long the first window takes"
open_window "$(programs)/CS360 Desktop.exe" --demo
shot demonstration-in-its-window
close_windows
ends_with 0 "screenshots" installed screenshots --out 'C:\pictures' --size 1366x690
mkdir -p "$pictures/pages"
cp "$(drive)"/pictures/*.png "$pictures/pages/"
for cold in "" $([ ! -w /proc/sys/vm/drop_caches ] || echo --cold); do
    "$work/tools/bin/python" -m installer.first_window --runs 3 $cold -- /usr/bin/wine "$(programs)/CS360 Desktop.exe"
done
in_order

say "--- 11. The portable program keeps its data beside itself"
mkdir -p "$(drive)/Stick Ñ"
unzip -q "$root/dist/windows/CS360-Desktop-$version-portable.zip" -d "$(drive)/Stick Ñ"
portable="$(drive)/Stick Ñ/CS360 Desktop"
ends_with 0 "portable self-test" wine "$portable/cs360-desktop.exe" --self-test
rm -rf "$settings"
open_window "$portable/CS360 Desktop.exe" --demo
close_windows
holds test -d "$portable/Data/logs"
holds test ! -e "$settings"
say "its data: $(cd "$portable/Data" && find . | tr '\n' ' ')"

if [ -n "${CS360_OWN_MOUNTS:-}" ]; then
    . installer/windows/bad_input.sh
else
    say "Not root, so full and read-only disks, another user's name and what comes with them were not tried."
fi
say "All held. Pictures: $pictures"
