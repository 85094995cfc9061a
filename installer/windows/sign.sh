#!/usr/bin/env bash
# The place where programs are signed: installer/windows/sign.sh FILE…
# CS360_CERTIFICATE names a .pfx file, CS360_CERTIFICATE_PASSWORD_FILE the file with its password. Without them nothing is
# signed, which is said, and Windows will warn whoever opens the setup.
set -euo pipefail
if [ -z "${CS360_CERTIFICATE:-}" ]; then
    echo "Not signed, since CS360_CERTIFICATE names no certificate: ${*##*/}"
    exit 0
fi
for file in "$@"; do
    osslsigncode sign -pkcs12 "$CS360_CERTIFICATE" -readpass "$CS360_CERTIFICATE_PASSWORD_FILE" -h sha256 \
        -n "CS360 Desktop" -in "$file" -out "$file.signed"
    mv "$file.signed" "$file"
done
