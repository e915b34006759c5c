#!/bin/sh
# What an operator tells a node: guichet-node status, bootstrap, discard or passwords.
exec node /opt/guichet/deploy/galera/src/operator.ts "$@"
