# The places and people that a setup meets and nobody wishes for; the last steps of test.sh, which sources this.
# Disks are made in memory and mounted in a namespace of the test's own, so nothing stays of them.

small_disk() { # FOLDER SIZE
    mkdir -p "$1"
    mount -t tmpfs -o "size=$2" tmpfs "$1"
}
read_only() { # FOLDER
    mount --bind "$1" "$1"
    mount -o remount,ro,bind "$1"
}
network_drive() { # LETTER FOLDER
    ln -sfn "$2" "$WINEPREFIX/dosdevices/$1:"
    wine reg add 'HKLM\Software\Wine\Drives' /v "$1:" /d network /f >/dev/null
    in_order
}
hold() { # FILE: until let_go
    (patience=300 wine "$work/hold.exe" "$1" 240 >"$work/held" || true) &
    for _ in $(seq 100); do grep -q held "$work/held" 2>/dev/null && return; sleep 0.1; done
    fail "$1 could not be held"
}
let_go() { rm -f "$work/held"; wine taskkill /F /IM hold.exe >/dev/null 2>&1 || true; }
double_click() { # not through wine(), whose pipe the opened program would keep open
    timeout 60 /usr/bin/wine "$work/double_click.exe" "$1" </dev/null >/dev/null 2>&1 || fail "double-click on $1: $?"
    say "double-click on $1"
}
titled() { # REGULAR EXPRESSION OF A WINDOW'S TITLE
    for _ in $(seq 600); do
        if xdotool search --onlyvisible --name "$1" >/dev/null 2>&1; then sleep 4 && return; fi
        sleep 0.2
    done
    fail "no window “$1” came up within two minutes"
}
unchanged() { holds test "$(sha256sum <"$1")" = "$2"; }

mkdir -p "$(drive)/Work"
work_folder="$(drive)/Work"
printf 'Measure,Jan 2025,Feb 2025\nBurglaries,3,4\n' >"$work_folder/Figures.csv"
for program in hold double_click; do
    x86_64-w64-mingw32-gcc -municode -O2 -s -o "$work/$program.exe" "installer/windows/wine/$program.c"
done

say "--- 12. A user name with spaces and accents"
{ printf 'José Ñúñez Peña:x:0:0::/root:/bin/bash\n'; cat /etc/passwd; } >"$work/passwd"
mount --bind "$work/passwd" /etc/passwd
fresh_prefix "$work/try"
holds test -d "$(drive)/users/José Ñúñez Peña"
mkdir -p "$(drive)/Work" "$(home)/Documents/CS360"
printf 'Measure,Jan 2025,Feb 2025\nBurglaries,3,4\n' >"$work_folder/Figures.csv"
ends_with 0 "Setup /S as José Ñúñez Peña" wine "$setup" /S
in_order
holds test "$(hashes "$bundle")" = "$(hashes "$(programs)")"
ends_with 0 "its self-test" installed --self-test
says 0 "" "new" installed new 'C:\users\José Ñúñez Peña\Documents\CS360\Policía.cs360' --agency "Policía de Señal" --state ME
says 0 "" "import" installed import 'C:\users\José Ñúñez Peña\Documents\CS360\Policía.cs360' 'C:\Work\Figures.csv' --create
open_window "$(programs)/CS360 Desktop.exe" 'C:\users\José Ñúñez Peña\Documents\CS360\Policía.cs360'
shot user-with-spaces-and-accents
close_windows

say "--- 13. No room on the disk half-way"
small_disk "$(drive)/Small" 60m
ends_with 2 "Setup /S onto a disk of 60 MB" wine "$setup" /S '/D=C:\Small\CS360'
in_order
holds test -z "$(ls -A "$(drive)/Small")"
say "nothing is left there"
umount "$(drive)/Small"
small_disk "$(drive)/Small" 230m
cp -r "$(programs)" "$(drive)/Small/CS360"
wine reg add 'HKCU\Software\CS360Desktop' /v InstallDir /d 'C:\Small\CS360' /f >/dev/null
before=$(hashes "$(drive)/Small/CS360")
ends_with 2 "Newer setup /S where there is room for half of it" wine "$newer" /S
in_order
holds test "$before" = "$(hashes "$(drive)/Small/CS360")"
ends_with 0 "the old program, as it was" wine "$(drive)/Small/CS360/cs360-desktop.exe" --version
umount "$(drive)/Small"
wine reg add 'HKCU\Software\CS360Desktop' /v InstallDir /d "$(wine winepath -w "$(programs)" | tr -d '\r')" /f >/dev/null
small_disk "$(drive)/Small" 200k
says 2 "disk is full" "new on a disk of 200 kB" installed new 'C:\Small\A.cs360' --agency A
holds test -z "$(ls -A "$(drive)/Small")"
umount "$(drive)/Small"
small_disk "$(drive)/Small" 3m
says 0 "" "new on a disk of 3 MB" installed new 'C:\Small\A.cs360' --agency A
kept=$(sha256sum <"$(drive)/Small/A.cs360")
dd if=/dev/zero of="$(drive)/Small/filler" bs=4k status=none 2>/dev/null || true
says 2 "disk is full" "import on the full disk" installed import 'C:\Small\A.cs360' 'C:\Work\Figures.csv' --create --no-backup
rm "$(drive)/Small/filler"
says 0 "" "the same with room again" installed import 'C:\Small\A.cs360' 'C:\Work\Figures.csv' --create --no-backup
says 0 "" "check" installed check 'C:\Small\A.cs360'
umount "$(drive)/Small"

say "--- 14. A profile that is read only, or lies elsewhere"
says 0 "" "new" installed new 'C:\Work\Kept.cs360' --agency "Kept PD"
read_only "$(home)"
says 2 "backup" "import, whose backup cannot be written" installed import 'C:\Work\Kept.cs360' 'C:\Work\Figures.csv' --create
says 0 "" "import --no-backup" installed import 'C:\Work\Kept.cs360' 'C:\Work\Figures.csv' --create --no-backup
open_window "$(programs)/CS360 Desktop.exe" 'C:\Work\Kept.cs360'
shot read-only-profile
close_windows
ends_with 2 "Setup /S" wine "$setup" /S
umount "$(home)"
redirected="$work/share/Profile of José"
mkdir -p "$redirected"
network_drive h "$work/share"
folders='HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders'
wine reg add "$folders" /v "Local AppData" /t REG_EXPAND_SZ /d 'H:\Profile of José\Local' /f >/dev/null
wine reg add "$folders" /v Personal /t REG_EXPAND_SZ /d 'H:\Profile of José\Documents' /f >/dev/null
mkdir -p "$redirected/Local" "$redirected/Documents/CS360"
in_order
says 0 "" "new in redirected documents" installed new 'H:\Profile of José\Documents\CS360\R.cs360' --agency "Redirected PD"
says 0 "" "import" installed import 'H:\Profile of José\Documents\CS360\R.cs360' 'C:\Work\Figures.csv' --create
holds test -n "$(find "$redirected/Local/CS360 Desktop/backup" -type f)"
say "the backup lies in the redirected profile; on the network drive no log stayed: $(ls "$redirected/Documents/CS360")"
wine reg delete "$folders" /v "Local AppData" /f >/dev/null
wine reg delete "$folders" /v Personal /f >/dev/null

say "--- 15. Started from a share that is read only"
share="$work/read-only-share"
rm -rf "$share"
mkdir -p "$share"
cp -r "$(programs)" "$share/Installed"
unzip -q "$root/dist/windows/CS360-Desktop-$version-portable.zip" -d "$share"
cp "$(drive)/Work/Kept.cs360" "$share/"
read_only "$share"
network_drive n "$share"
ends_with 0 "the program's self-test" wine 'N:\Installed\cs360-desktop.exe' --self-test
says 0 "" "check of a workspace there" wine 'N:\CS360 Desktop\cs360-desktop.exe' check 'N:\Kept.cs360'
says 2 "cannot be written" "import into it" wine 'N:\CS360 Desktop\cs360-desktop.exe' import 'N:\Kept.cs360' 'C:\Work\Figures.csv' --create --no-backup
open_window 'N:\CS360 Desktop\CS360 Desktop.exe' 'N:\Kept.cs360'
shot read-only-share
close_windows
open_window 'N:\CS360 Desktop\CS360 Desktop.exe'
shot read-only-share-first-run
close_windows
umount "$share"

say "--- 16. Started twice, and two versions at once"
open_window "$(programs)/CS360 Desktop.exe" 'C:\Work\Kept.cs360'
says 2 "open in another window" "import while the window is open" installed import 'C:\Work\Kept.cs360' 'C:\Work\Figures.csv' --create --no-backup
unzip -q "$root/dist/windows/CS360-Desktop-$version-portable.zip" -d "$(drive)/Stick"
(patience=300 wine 'C:\Stick\CS360 Desktop\CS360 Desktop.exe' 'C:\Work\Kept.cs360' >/dev/null || true) &
titled 'Kept.*read only'
shot started-twice
close_windows
says 0 "" "check afterwards" installed check 'C:\Work\Kept.cs360'

say "--- 17. A workspace of a newer version, and what is no workspace"
cp "$(drive)/Work/Kept.cs360" "$(drive)/Work/Newer.cs360"
printf '\0\0\0\143' | dd of="$(drive)/Work/Newer.cs360" bs=1 seek=60 conv=notrunc status=none
kept=$(sha256sum <"$(drive)/Work/Newer.cs360")
says 2 "newer version" "check of a workspace of version 99" installed check 'C:\Work\Newer.cs360'
unchanged "$(drive)/Work/Newer.cs360" "$kept"
double_click 'C:\Work\Newer.cs360'
titled '^CS360 Desktop$'
shot workspace-of-a-newer-version
close_windows
unchanged "$(drive)/Work/Newer.cs360" "$kept"
head -c 20000 "$(drive)/Work/Kept.cs360" >"$(drive)/Work/Cut.cs360"
says 2 "damaged" "check of a workspace cut short" installed check 'C:\Work\Cut.cs360'

say "--- 18. A file that an antivirus program holds"
for held in "CS360 Desktop.exe" cs360-desktop.exe; do
    before=$(hashes "$(programs)")
    hold "$(wine winepath -w "$(programs)/$held" | tr -d '\r')"
    ends_with 5 "Newer setup /S while $held is held" wine "$newer" /S
    let_go
    holds test "$before" = "$(hashes "$(programs)")"
done
kept=$(sha256sum <"$(drive)/Work/Kept.cs360")
hold 'C:\Work\Kept.cs360'
says 2 "Nothing was changed" "import into a held workspace" installed import 'C:\Work\Kept.cs360' 'C:\Work\Figures.csv' --create --no-backup
let_go
unchanged "$(drive)/Work/Kept.cs360" "$kept"
hold 'C:\Work\Figures.csv'
says 2 "" "import of a held file" installed import 'C:\Work\Kept.cs360' 'C:\Work\Figures.csv' --create --no-backup
let_go

say "--- 19. A path of more than 260 letters"
deep=$(printf 'a folder with a rather long name %s/' 1 2 3 4 5 6 7 8)
mkdir -p "$(drive)/Work/$deep"
cp "$(drive)/Work/Figures.csv" "$(drive)/Work/$deep"
cp "$(drive)/Work/Kept.cs360" "$(drive)/Work/$deep"
deep="C:\\Work\\${deep//\//\\}"
says 2 "too long for Windows" "new in a path of ${#deep} letters" installed new "${deep}A.cs360" --agency A
says 2 "too long for Windows" "check of a workspace there" installed check "${deep}Kept.cs360"
code=0
said=$(installed import 'C:\Work\Kept.cs360' "${deep}Figures.csv" --create --no-backup) || code=$?
say "import of a workbook there: exit code $code: $said"
[ "$code" = 0 ] || [ "$code" = 2 ] || fail "neither done nor refused in words"
