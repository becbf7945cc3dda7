import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { repository } from '../../build/places.mjs';
import { PipeWindow } from './pipe-window.ts';

const enter = path.join(repository, 'test', 'packages', 'enter-root.sh');
const user = 1000;
const environment = { PATH: '/usr/local/bin:/usr/bin:/usr/sbin:/bin:/sbin', LC_ALL: 'C.UTF-8', HOME: '/root' };

interface Running {
  readonly child: ChildProcess;
  readonly window: PipeWindow;
  /** Resolves to the exit code when it has ended by itself. */
  readonly ended: Promise<number | null>;
}

/**
 * A minimal Debian with an ordinary user, `reader`. Its packages come from the same sources as this machine's. Needs root.
 */
export class CleanRoot {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static make(): CleanRoot {
    const folder = path.join(mkdtempSync(path.join(realpathSync(tmpdir()), 'offprint-root-')), 'root');
    const [, suite = ''] = /^VERSION_CODENAME=(\S+)$/m.exec(readFileSync('/etc/os-release', 'utf8')) ?? [];
    run('mmdebstrap', ['--variant=minbase', suite, folder, ...packageSources()]);
    const root = new CleanRoot(folder);
    root.run('useradd', '--create-home', '--uid', String(user), 'reader');
    return root;
  }

  remove(): void {
    rmSync(path.dirname(this.folder), { recursive: true, force: true });
  }

  /** The path on this machine of a path inside. */
  path(inside: string): string {
    return path.join(this.folder, inside);
  }

  /** Runs a program inside as root, with this machine's network. */
  run(program: string, ...args: readonly string[]): string {
    return run('unshare', ['--mount', '--pid', '--fork', '--kill-child', enter, this.folder, program, ...args]);
  }

  /** Runs a program inside as an ordinary user, without any network and without a display. */
  runAsUser(program: string, ...args: readonly string[]): string {
    return run('unshare', [...this.#alone(), ...asUser(), program, ...args]);
  }

  /** Starts a program with a window inside as an ordinary user, without any network. */
  start(program: string, ...args: readonly string[]): Running {
    const { DISPLAY = '' } = process.env;
    const all = [...this.#alone(), ...asUser(`DISPLAY=${DISPLAY}`), program, '--remote-debugging-pipe', ...args];
    const child = spawn('unshare', all, { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'], env: environment });
    let said = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    const ended = new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', resolve);
    });
    return { child, window: new PipeWindow(child, () => said), ended };
  }

  /** All paths inside, sorted, without mounted file systems. */
  list(): readonly string[] {
    return run('find', [this.folder, '-xdev', '-printf', '/%P\\n']).trimEnd().split('\n').sort();
  }

  /** Arguments for a new network namespace, in which no interface is up. */
  #alone(): string[] {
    return ['--mount', '--pid', '--net', '--fork', '--kill-child', enter, this.folder];
  }
}

function asUser(...more: readonly string[]): string[] {
  const own = ['HOME=/home/reader', 'USER=reader', 'LC_ALL=C.UTF-8', `PATH=${environment.PATH}`, ...more];
  const ids = [`--reuid=${user}`, `--regid=${user}`, '--clear-groups'];
  return ['setpriv', ...ids, 'env', '--ignore-environment', '--chdir=/home/reader', ...own];
}

/** The files that list the sources of this machine's packages. */
function packageSources(): string[] {
  const folder = '/etc/apt/sources.list.d';
  const more = existsSync(folder) ? readdirSync(folder).map((name) => path.join(folder, name)) : [];
  return ['/etc/apt/sources.list', ...more].filter((file) => /\.(?:list|sources)$/.test(file) && existsSync(file));
}

/** Runs a program to its end; returns its output. Throws with the program's message if it fails. */
export function run(program: string, args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    encoding: 'utf8',
    env: environment,
    maxBuffer: 1e8,
  });
  if (error || status !== 0) {
    throw new Error(`${program} ${args.join(' ')} ended with ${status}: ${error ?? ''}\n${stdout}\n${stderr}`);
  }
  return stdout;
}

/** Makes a folder that the ordinary user inside owns. */
export function makeOwnFolder(root: CleanRoot, inside: string): string {
  mkdirSync(root.path(inside), { recursive: true });
  run('chown', ['-R', `${user}:${user}`, root.path(inside)]);
  return inside;
}
