#!/bin/sh
# Hands a certificate to the proxy of compose.yaml: certbot's --deploy-hook, which sets RENEWED_LINEAGE.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
: "${RENEWED_LINEAGE:?names the folder with fullchain.pem and privkey.pem}"
mkdir -p "$here/nginx/borderviz/tls"
install -m 0644 "$RENEWED_LINEAGE/fullchain.pem" "$here/nginx/borderviz/tls/fullchain.pem"
# 101 is the proxy's user in its container.
install -m 0400 -o 101 -g 101 "$RENEWED_LINEAGE/privkey.pem" "$here/nginx/borderviz/tls/privkey.pem"
docker compose --file "$here/compose.yaml" kill --signal HUP proxy
