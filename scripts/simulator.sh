#!/usr/bin/env bash
# Starts the simulator for the steps that follow, and waits until it listens. Its arguments are the simulator's; it
# listens on 8787, or on $SIMULATOR_PORT. Its process id goes to simulator.pid. Where it listens already, nothing is done.
set -euo pipefail
cd "$(dirname "$0")/.."

port=${SIMULATOR_PORT:-8787}
listens() { (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null; }

listens && exit 0
[ -d node_modules ] || npm ci --no-audit --no-fund
npm run -s build
# In a session of its own: some runners hang up the terminal of a step at its end, which nohup does not keep Node from.
# macOS has no setsid, and its runners have no terminal.
$(command -v setsid || true) node lib/simulator/main.js --port "$port" "$@" > simulator.log 2>&1 < /dev/null &
simulator=$!
echo "$simulator" > simulator.pid
until listens; do
  kill -0 "$simulator" 2> /dev/null || { cat simulator.log; exit 1; }
  sleep 0.2
done
