#!/bin/sh
# What an operator tells a node: guichet-node status, bootstrap or discard.
exec node /opt/guichet/deploy/galera/src/operator.ts "$@"
