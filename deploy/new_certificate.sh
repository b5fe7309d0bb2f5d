#!/bin/sh
# Hands a certificate to the proxy of compose.yaml. As certbot's --deploy-hook, which sets RENEWED_LINEAGE, the one that
# certbot has just got; with a site's name, new_certificate.sh NAME, one made here that no browser trusts, to start with.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
tls=$here/nginx/borderviz/tls
if [ $# -eq 1 ]; then
    RENEWED_LINEAGE=$(mktemp -d)
    trap 'rm -r "$RENEWED_LINEAGE"' EXIT
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 30 -subj "/CN=$1" \
        -addext "subjectAltName=DNS:$1" -keyout "$RENEWED_LINEAGE/privkey.pem" -out "$RENEWED_LINEAGE/fullchain.pem"
fi
: "${RENEWED_LINEAGE:?is not set: run this as the --deploy-hook of certbot, or give the name of the site}"
mkdir -p "$tls"
install -m 0644 "$RENEWED_LINEAGE/fullchain.pem" "$tls/fullchain.pem"
# 101 is the proxy's user in its container.
install -m 0400 -o 101 -g 101 "$RENEWED_LINEAGE/privkey.pem" "$tls/privkey.pem"
docker compose --file "$here/compose.yaml" kill --signal HUP proxy ||
    echo "The proxy does not run yet; it reads the certificate when it starts."
