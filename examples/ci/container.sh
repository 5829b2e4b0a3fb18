#!/bin/sh
# Audits the folder `public` in a container that sees nothing else, writes nothing and has no network.
exec podman run --rm --read-only --network none --volume "$PWD/public:/pages:ro" capaudit check --format "${1:-text}" .
