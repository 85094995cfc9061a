#!/usr/bin/env bash
# Tries the .deb in an empty Debian: install, run, upgrade, purge; then the plain folder without its libraries.
# Needs root, debootstrap and a Debian mirror (CS360_MIRROR, else the one this machine uses): installer/linux/test.sh
set -euo pipefail
cd "$(dirname "$0")/../.."
work=${CS360_LINUX_WORK:-$PWD/build/linux}
package=$(ls "$PWD"/dist/linux/*.deb)
[ "$(id -u)" = 0 ] || { echo "debootstrap needs root."; exit 2; }
command -v debootstrap >/dev/null || apt-get install -yq --no-install-recommends debootstrap >/dev/null
. /etc/os-release
here=$(apt-get indextargets --format '$(CODENAME) $(REPO_URI)' | awk -v name="$VERSION_CODENAME" '$1 == name { print $2; exit }')
mirror=${CS360_MIRROR:-${here:-http://deb.debian.org/debian}}
say() { printf '[%4d s] %s\n' "$SECONDS" "$*"; }
fail() { say "FAILED: $*"; exit 1; }
root=$work/empty
trap 'umount "$root/proc" "$root/srv/small" "$root/opt" "$work/full" 2>/dev/null || true' EXIT
rm -rf "$root"
debootstrap --variant=minbase "$VERSION_CODENAME" "$root" "$mirror" >"$work/debootstrap.log" 2>&1 || { tail -5 "$work/debootstrap.log"; fail "debootstrap"; }
say "An empty $PRETTY_NAME: $(du -sm "$root" | cut -f1) MB"
mount -t proc proc "$root/proc"
cp -r /etc/apt/apt.conf.d "$root/etc/apt/" # how this machine gets out, where it needs a proxy
cp /etc/resolv.conf "$root/etc/" 2>/dev/null || true
cp /etc/hosts "$root/etc/" 2>/dev/null || true
inside() { env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive LANG=C.UTF-8 "$@"; }
in_root() { inside chroot "$root" "$@"; }
in_root apt-get update -q >/dev/null

# The folder alone, before its libraries are there: what is missing is said in words.
mkdir -p "$root/plain"
tar -C "$root/plain" -xJf dist/linux/*.tar.xz
code=0
said=$(in_root /plain/cs360-desktop/cs360-desktop --self-test 2>&1) || code=$?
say "without libraries: exit code $code: $said"
[ "$code" = 2 ] || fail "missing libraries were not named"

cp "$package" "$root/first.deb"
in_root apt-get install -yq --no-install-recommends /first.deb >"$work/install.log" 2>&1 || { tail -5 "$work/install.log"; fail "install"; }
say "installed: $(in_root cs360-desktop --version)"
in_root env QT_QPA_PLATFORM=offscreen cs360-desktop --self-test || fail "self-test"
in_root test -f /usr/share/applications/cs360-desktop.desktop || fail "no desktop file"
in_root cs360-desktop new /srv/kept.cs360 --agency "Señal PD" --state ME
before=$(sha256sum "$root/srv/kept.cs360")

# Somebody with an accent in the name, no right to the program's folder, and a home that cannot be written.
as_user() { inside HOME="/home/José Núñez" chroot --userspec=4711:4711 "$root" "$@"; }
mkdir -p "$root/home/José Núñez" "$root/srv/small"
chown 4711:4711 "$root/home/José Núñez"
as_user cs360-desktop --self-test >/dev/null || fail "self-test as another user"
as_user cs360-desktop new "/home/José Núñez/Policía.cs360" --agency "Policía" || fail "new as another user"
printf 'Measure,Jan 2025\nBurglaries,3\n' >"$root/srv/figures.csv"
chown root "$root/home/José Núñez"
refused() { # WORDS COMMAND…
    local words=$1 code=0
    shift
    said=$("$@" 2>&1) || code=$?
    say "exit code $code: $said"
    [ "$code" = 2 ] && [[ $said == *"$words"* ]] || fail "no refusal with “$words”"
}
refused "cannot be written" as_user cs360-desktop import "/home/José Núñez/Policía.cs360" /srv/figures.csv --create
as_user cs360-desktop --self-test >/dev/null || fail "self-test with a home that cannot be written"
mount -t tmpfs -o size=200k tmpfs "$root/srv/small"
refused "disk is full" in_root cs360-desktop new /srv/small/A.cs360 --agency A
[ -z "$(ls -A "$root/srv/small")" ] || fail "something left on the full disk"
umount "$root/srv/small"

# The same program under a higher version, with a file less: what an upgrade is to the package manager.
rm -rf "$work/newer"
dpkg-deb -R "$package" "$work/newer"
sed -i 's/^Version: .*/Version: 99.0.0/' "$work/newer/DEBIAN/control"
rm "$work/newer/usr/share/doc/cs360-desktop/copyright"
dpkg-deb --root-owner-group -Zgzip -z1 --build "$work/newer" "$root/newer.deb" >/dev/null
# Half-way the disk is full: the package manager takes back what it did, and the old program is whole.
mkdir -p "$work/full"
mount -t tmpfs -o size=300m tmpfs "$work/full"
cp -a "$root/opt/cs360-desktop" "$work/full/"
mount --bind "$work/full" "$root/opt"
program() { (cd "$root/opt" && find . -type f -print0 | sort -z | xargs -0 sha256sum); }
whole=$(program)
! in_root apt-get install -yq --no-install-recommends /newer.deb >"$work/full.log" 2>&1 || fail "an upgrade on a full disk"
say "upgrade on a full disk: $(grep -m1 -i 'no space' "$work/full.log")"
[ "$whole" = "$(program)" ] || fail "the program is not as it was"
in_root cs360-desktop --version || fail "the program after the failed upgrade"
umount "$root/opt" "$work/full"
in_root apt-get install -yq --no-install-recommends /newer.deb >/dev/null 2>&1 || fail "upgrade"
[ "$(in_root dpkg-query -W -f '${Version}' cs360-desktop)" = 99.0.0 ] || fail "version"
[ ! -e "$root/usr/share/doc/cs360-desktop/copyright" ] || fail "a stale file stayed"
in_root cs360-desktop check /srv/kept.cs360 || fail "the workspace after the upgrade"
say "upgraded; the stale file is gone; the workspace opens"

in_root apt-get purge -yq cs360-desktop >/dev/null 2>&1 || fail "purge"
[ ! -e "$root/opt/cs360-desktop" ] || fail "program left"
[ "$before" = "$(sha256sum "$root/srv/kept.cs360")" ] || fail "the workspace changed"
say "purged; the workspace is byte for byte as before. All held."
