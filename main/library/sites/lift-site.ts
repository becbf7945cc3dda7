import { isCommonPage } from './addresses/common-pages.ts';
import { standingAt } from './addresses/standing-at.ts';
import { type Publication, type Site, type SourcePost, unpublished } from './generator.ts';

/**
 * Makes the site of a folder a site of the folder around it: `place` is put before its paths. Files outside the site
 * are not published, but those with a date still count as posts.
 */
export function liftSite(site: Site, place: string): Site {
  const below = (path: string): string => `${place}${path}`;
  const { referenceForm, pageAddress, pageRoute, takes, templateFolders } = site;
  return {
    ...site,
    contentRoots: site.contentRoots.map(below),
    mounts: site.mounts.map((mount) => ({ ...mount, folder: below(mount.folder) })),
    ...(templateFolders ? { templateFolders: templateFolders.map(below) } : {}),
    ...(referenceForm
      ? {
          referenceForm: (href: string) => {
            const form = referenceForm(href);
            return form?.form === 'site' ? { ...form, target: below(form.target) } : form;
          },
        }
      : {}),
    ...(pageAddress
      ? { pageAddress: (path: string) => (path.startsWith(place) ? pageAddress(path.slice(place.length)) : null) }
      : {}),
    ...(pageRoute
      ? { pageRoute: (path: string) => (path.startsWith(place) ? pageRoute(path.slice(place.length)) : null) }
      : {}),
    ...(takes
      ? {
          takes: ({ path, fields, body }) =>
            !path.startsWith(place) || takes({ path: path.slice(place.length), fields, body }),
        }
      : {}),
    publish: (post) =>
      post.path.startsWith(place) ? site.publish(standingAt(post, post.path.slice(place.length))) : publishBeside(post),
  };
}

function publishBeside(post: SourcePost): Publication {
  return { ...unpublished, kind: post.metadata.date.source === 'file' || isCommonPage(post) ? 'page' : 'post' };
}
