#!/usr/bin/env bash
# Packs the Linux program that `python -m installer.build` left in dist/ as .deb and tar.xz: installer/linux/build.sh
# Leaves in dist/linux: both files, SBOM, sizes, SHA-256 list. CS360_QUICK=1 packs quickly and large.
set -euo pipefail
cd "$(dirname "$0")/../.."
python=${PYTHON:-.venv/bin/python}
bundle=dist/cs360-desktop
out=dist/linux
work=build/linux
[ -x "$bundle/cs360-desktop" ] || { echo "There is no program in $bundle. Run: python -m installer.build"; exit 2; }
rm -rf "$work" "$out"
mkdir -p "$out" "$work"/deb/{DEBIAN,opt,usr/bin,usr/share/applications,usr/share/mime/packages,usr/share/doc/cs360-desktop}
version=$("$python" -c 'import cs360_desktop; print(cs360_desktop.__version__)')
machine=$(dpkg --print-architecture)
level=$([ -n "${CS360_QUICK:-}" ] && echo 1 || echo 6)

"$python" -m installer.sizes "$bundle" --ceiling 220 | tee "$out/sizes.txt"
"$python" -m installer.sbom "$("$python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')" "$out/cs360-desktop-$version-linux.cdx.json"

XZ_OPT=-$level tar -C dist -cJf "$out/cs360-desktop-$version-linux-$machine.tar.xz" cs360-desktop

root=$work/deb
cp -r "$bundle" "$root/opt/"
ln -s /opt/cs360-desktop/cs360-desktop "$root/usr/bin/cs360-desktop"
cp installer/linux/cs360-desktop.desktop "$root/usr/share/applications/"
cp installer/linux/cs360-desktop.xml "$root/usr/share/mime/packages/"
cp "$bundle/_internal/licenses/README.txt" "$root/usr/share/doc/cs360-desktop/copyright"
QT_QPA_PLATFORM=offscreen "$python" -m installer.icon "$root/usr/share/icons/hicolor/256x256/apps/cs360-desktop.png"
# What the program itself asks for (found in an empty Debian: installer/linux/test.sh), and a font for the screen.
cat >"$root/DEBIAN/control" <<CONTROL
Package: cs360-desktop
Version: $version
Architecture: $machine
Maintainer: CS360 Desktop <root@localhost>
Installed-Size: $(du -sk "$root" | cut -f1)
Depends: libc6 (>= $("$python" -c 'import platform; print(platform.libc_ver()[1])')), libgl1, libegl1, libxcb1, libx11-6, fontconfig-config, fonts-dejavu-core | fonts-freefont-ttf
Section: misc
Priority: optional
Description: CompStat360 for small police departments
 Brings in the department's workbook, shows which baseline requirements are met,
 runs Problem-Solving Team meetings and makes the request for training and
 technical assistance. Works offline on one file.
CONTROL
dpkg-deb --root-owner-group -Zxz -z"$level" --build "$root" "$out/cs360-desktop_${version}_$machine.deb" >/dev/null
(cd "$out" && sha256sum -- *.deb *.tar.xz *.json >SHA256SUMS.txt && cat SHA256SUMS.txt && ls -l)
