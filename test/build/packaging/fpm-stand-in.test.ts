import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFpmArguments } from '../../../build/packaging/fpm-arguments.mjs';
import { repository } from '../../../build/places.mjs';
import { isInstalled } from '../../../build/system-libraries.mjs';
import { temporaryFolder } from '../../temporary-folder.ts';

const standIn = path.join(repository, 'build', 'packaging', 'fpm-stand-in.mjs');

/** The arguments that electron-builder passes, for an app of two files. */
function call(type: 'deb' | 'rpm', folder: string, ...more: readonly string[]): string[] {
  const own =
    type === 'deb' ? ['--deb-priority', 'optional', '--deb-recommends', 'fonts'] : ['--rpm-summary', 'An app'];
  const other = type === 'deb' ? 'two | three' : '(two or three)';
  return [
    ...['-s', 'dir', '--force', '-t', type, '-d', 'one', '-d', other],
    ...(type === 'rpm' ? ['--rpm-os', 'linux', '--rpm-compression', 'gzip'] : ['--deb-compression', 'gz']),
    ...['--architecture', 'amd64', '--after-install', path.join(folder, 'install.sh')],
    ...['--after-remove', path.join(folder, 'remove.sh')],
    ...['--description', 'An app\n It is 100% tested.\n.\nReally.', '--version', '1.2~test'],
    ...['--package', path.join(folder, `made.${type}`), '--name', 'app', '--maintainer', 'Ada <ada@app.example>'],
    ...['--vendor', 'Ada', '--url', 'https://app.example', ...own, '--license', 'MIT', ...more],
    `${path.join(folder, 'app')}/=/opt/An App`,
    `${path.join(folder, 'app.1')}=/usr/share/man/man1/app.1`,
  ];
}

function makeApp(): string {
  const folder = temporaryFolder({
    'app/run': '#!/bin/sh\n',
    'app/inner/100% sure.txt': 'sure\n',
    'app.1': '.TH APP 1\n',
    'install.sh': '#!/bin/bash\necho 100%% of %{name}\n',
    'remove.sh': '#!/bin/bash\ntrue\n',
  });
  mkdirSync(path.join(folder, 'app', 'empty'));
  chmodSync(path.join(folder, 'app', 'run'), 0o700);
  chmodSync(path.join(folder, 'app', 'inner'), 0o700);
  chmodSync(path.join(folder, 'app.1'), 0o600);
  return folder;
}

function run(program: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  return stdout;
}

describe.runIf(isInstalled('dpkg-deb'))('a Debian package', () => {
  it('holds the files, fields and scripts that were asked for, for everybody to read', () => {
    const folder = makeApp();
    run(process.execPath, standIn, ...call('deb', folder));
    const made = path.join(folder, 'made.deb');
    expect(run('dpkg-deb', '--field', made)).toBe(
      [
        ...['Package: app', 'Version: 1.2~test', 'Section: default', 'Priority: optional', 'Architecture: amd64'],
        ...['Maintainer: Ada <ada@app.example>', 'Installed-Size: 1', 'Depends: one, two | three'],
        ...['Recommends: fonts', 'Homepage: https://app.example'],
        ...['Description: An app', ' It is 100% tested.', ' .', ' Really.', ''],
      ].join('\n'),
    );
    const listed = run('dpkg-deb', '--contents', made).trimEnd().split('\n');
    const short = listed.map((line) => line.replace(/^(\S+ \S+).*? (\.\/.*)$/, '$1 $2'));
    expect(short).toEqual(
      expect.arrayContaining([
        'drwxr-xr-x root/root ./opt/An App/inner/',
        'drwxr-xr-x root/root ./opt/An App/empty/',
        '-rw-r--r-- root/root ./opt/An App/inner/100% sure.txt',
        '-rwxr-xr-x root/root ./opt/An App/run',
        '-rw-r--r-- root/root ./usr/share/man/man1/app.1',
      ]),
    );
    expect(run('dpkg-deb', '--info', made, 'postinst')).toContain('echo 100%% of %{name}');
    expect(run('dpkg-deb', '--info', made, 'postrm')).toContain('true');
    expect(run('dpkg-deb', '--info', made, 'md5sums')).toContain('  opt/An App/inner/100% sure.txt\n');
    expect(statSync(made).size).toBeGreaterThan(500);
  });
});

describe.runIf(isInstalled('rpmbuild'))('a package for Fedora', () => {
  it('holds the files, fields and scripts that were asked for, and owns its folders', () => {
    const folder = makeApp();
    run(process.execPath, standIn, ...call('rpm', folder));
    const made = path.join(folder, 'made.rpm');
    const format = '%{NAME} %{VERSION} %{RELEASE} %{ARCH} %{SUMMARY} %{LICENSE} %{URL}\n%{DESCRIPTION}';
    expect(run('rpm', '-qp', '--queryformat', format, made)).toBe(
      'app 1.2~test 1 x86_64 An app MIT https://app.example\nAn app\nIt is 100% tested.\n.\nReally.',
    );
    expect(run('rpm', '-qp', '--requires', made).split('\n')).toEqual(
      expect.arrayContaining(['one', '(two or three)']),
    );
    const files = '[%{FILEMODES:perms} %{FILEUSERNAME} %{FILENAMES}\n]';
    expect(run('rpm', '-qp', '--queryformat', files, made).trimEnd().split('\n').sort()).toEqual([
      '-rw-r--r-- root /opt/An App/inner/100% sure.txt',
      '-rw-r--r-- root /usr/share/man/man1/app.1',
      '-rwxr-xr-x root /opt/An App/run',
      'drwxr-xr-x root /opt/An App',
      'drwxr-xr-x root /opt/An App/empty',
      'drwxr-xr-x root /opt/An App/inner',
    ]);
    const scripts = run('rpm', '-qp', '--scripts', made);
    expect(scripts).toContain('postinstall scriptlet (using /bin/bash)');
    expect(scripts).toContain('echo 100%% of %{name}');
  });
});

describe('what it does not know', () => {
  it.each([
    [['--deb-systemd', 'x'], '“--deb-systemd” is not known to it'],
    [['-t', 'pacman'], 'not “pacman”'],
    [['--deb-compression', 'lzma'], 'The compression “lzma” is not known to it'],
    [['one=two'], '“one=two” is not known to it'],
    [['a=/b=/c'], '“a=/b=/c” is not known to it'],
  ])('stops it: %j', (more, message) => {
    const folder = makeApp();
    const { status, stderr } = spawnSync(process.execPath, [standIn, ...call('deb', folder, ...more)], {
      encoding: 'utf8',
    });
    expect(stderr).toContain(message);
    expect(status).toBe(1);
  });

  it('takes the last of a repeated option, and the machine by the name that each kind of package has for it', () => {
    const folder = '/app';
    const request = readFpmArguments(call('rpm', folder, '--architecture', 'arm64', '--description', 'Other'));
    expect(request).toMatchObject({ architecture: 'aarch64', description: ['Other'], summary: 'An app' });
    expect(readFpmArguments(call('deb', folder, '--description', 'Other\nMore'))).toMatchObject({
      architecture: 'amd64',
      summary: 'Other',
      description: ['More'],
    });
  });

  it.each(['--name', '--version', '--package'])('needs %s', (name) => {
    const args = call('deb', '/app');
    expect(() => readFpmArguments(args.toSpliced(args.indexOf(name), 2))).toThrow(`${name} is missing`);
  });
});
