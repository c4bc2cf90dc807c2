#!/usr/bin/env bash
# Publishes the server into an empty folder: what the Dockerfile's build stage runs, and what goes to /opt/orchestrator without Docker.
# Needs the .NET 10 SDK, Node.js 20.19+ and npm. Use: deploy/publish.sh FOLDER
set -euo pipefail
cd "$(dirname "$0")/.."
[ $# = 1 ] || { echo "用法：deploy/publish.sh 文件夹 usage: deploy/publish.sh FOLDER" >&2; exit 2; }
[ -z "$(ls -A "$1" 2>/dev/null)" ] || { echo "$1 不是空文件夹。 $1 is not an empty folder." >&2; exit 2; }
dotnet publish src/Orchestrator.Server -c Release -p:RunAnalyzers=false -o "$1" --nologo
# Settings of the place come from the environment; what only a debugger reads stays behind.
rm -f "$1"/*.pdb "$1"/*.xml "$1"/appsettings.Development.json
