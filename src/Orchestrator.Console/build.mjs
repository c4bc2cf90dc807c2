// Builds the page when, and only when, something it is made of has changed.
// Two builds at the same time are safe: the second waits for the lock and then finds nothing left to do.
// `--ahead` begins in the background and returns: the page is made while C# compiles, and the build that follows waits for it.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const output = join(root, '../Orchestrator.Server/wwwroot');
const stamps = join(root, '.stamps');
const lock = join(stamps, 'lock');
const waitLimitSeconds = 600;

function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    hash.update(relative(root, path)).update('\0').update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

function filesUnder(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && !path.endsWith('schema.d.ts'))
    .sort();
}

function isAlive(processId) {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function takeLock() {
  mkdirSync(stamps, { recursive: true });
  for (let second = 0; second < waitLimitSeconds; second++) {
    try {
      const handle = openSync(lock, 'wx');
      writeFileSync(handle, String(process.pid));
      closeSync(handle);
      process.on('exit', () => rmSync(lock, { force: true }));
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const owner = Number(existsSync(lock) ? readFileSync(lock, 'utf8') : 0);
      // A build that was killed leaves its lock behind.
      if (owner > 0 && !isAlive(owner)) rmSync(lock, { force: true });
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
    }
  }
  fail(`另一个构建进程占用已超过${waitLimitSeconds}秒，请删除 ${lock} 后重试。 Another build has held the lock too long; delete that file and try again.`);
}

function fail(message) {
  console.error(`error CONSOLE: ${message}`);
  process.exit(1);
}

function npm(...words) {
  const windows = process.platform === 'win32';
  const done = spawnSync(windows ? 'npm.cmd' : 'npm', words, { cwd: root, encoding: 'utf8', shell: windows });
  if (done.status !== 0) {
    console.error(`${done.stdout ?? ''}${done.stderr ?? ''}`);
    fail(`「npm ${words.join(' ')}」失败，原因见上。 "npm ${words.join(' ')}" failed; the reason stands above.`);
  }
}

function stamped(name, hash, isThere, work) {
  const path = join(stamps, name);
  const current = existsSync(path) ? readFileSync(path, 'utf8') : '';
  if (current !== hash || !isThere()) work();
  // Written every time: MSBuild compares its time with the sources'.
  writeFileSync(path, hash);
}

if (process.argv[2] === '--ahead') {
  spawn(process.execPath, [fileURLToPath(import.meta.url)], { cwd: root, detached: true, stdio: 'ignore' }).unref();
  process.exit(0);
}

takeLock();
const packages = ['package.json', 'package-lock.json', '.npmrc'].map((name) => join(root, name));
const sources = [
  ...packages,
  ...['index.html', 'vite.config.ts', 'tsconfig.json', 'openapi.json'].map((name) => join(root, name)),
  ...filesUnder(join(root, 'src')),
  ...filesUnder(join(root, 'public')),
];
stamped('packages', hashOf(packages), () => existsSync(join(root, 'node_modules')), () => npm('ci'));
stamped('page', hashOf(sources), () => existsSync(join(output, 'index.html')), () => npm('run', 'build'));
