import type { SiteFacts } from '../model/site.ts';
import type { OpenSite } from './open-site.ts';

/** The facts about a site that the window shows. Null while they are unknown. */
export function siteFacts(open: OpenSite | null): SiteFacts | null {
  if (open === null) {
    return null;
  }
  const { site, detected, label, why, place, nested, generators } = open;
  return {
    generator: site.generator,
    label,
    why,
    place,
    nested,
    title: site.title,
    contentRoots: site.contentRoots,
    staticRoots: site.mounts.map(({ folder }) => folder),
    addresses: site.addresses,
    basePath: site.basePath,
    language: site.language,
    timeZone: site.timeZone,
    notes: site.notes,
    detected: {
      contentRoots: detected.contentRoots,
      staticRoots: detected.mounts.map(({ folder }) => folder),
      addresses: detected.addresses,
    },
    generators: generators.map(({ id, label: name }) => ({ id, label: name })),
  };
}
