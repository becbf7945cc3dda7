import { describe, expect, it } from 'vitest';
import { planTargets } from '../../../build/packaging/targets.mjs';

const bare = { platform: 'linux', github: false, fpm: false, dpkgDeb: false, rpmbuild: false } as const;

describe('the packages that can be made', () => {
  it('are all packages of this system if every tool is there', () => {
    expect(planTargets({ ...bare, github: true, rpmbuild: true })).toMatchObject({
      possible: ['AppImage', 'deb', 'rpm', 'tar.gz', 'zip'],
      left: [],
    });
    expect(planTargets({ ...bare, platform: 'win32', github: true }).possible).toEqual(['nsis', 'portable']);
    expect(planTargets({ ...bare, platform: 'darwin', github: true }).possible).toEqual(['dmg', 'zip']);
  });

  it('are those that need nothing from GitHub if GitHub can’t be reached', () => {
    const { possible, left } = planTargets({ ...bare, dpkgDeb: true, rpmbuild: true });
    expect(possible).toEqual(['deb', 'rpm', 'tar.gz', 'zip']);
    expect(left).toEqual(['AppImage: what makes it comes from GitHub, which can’t be reached from here.']);
  });

  it('leave out a package whose program is missing, and name the program', () => {
    const { possible, left } = planTargets(bare);
    expect(possible).toEqual(['tar.gz', 'zip']);
    expect(left.slice(1)).toEqual([
      'deb: it needs dpkg-deb, or GitHub, which can’t be reached from here.',
      'rpm: it needs rpmbuild, which this system lacks (package “rpm”).',
    ]);
  });

  it('are never those of another system', () => {
    expect(planTargets({ ...bare, platform: 'win32' }).elsewhere).toContain('rpm for Linux: it is made on Linux.');
    expect(planTargets(bare).elsewhere).toContain('nsis for Windows: it is made on Windows.');
  });
});
