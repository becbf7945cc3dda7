import type { SiteFacts } from '../../main/library/model/site.ts';
import { say } from '../say.ts';

/** What a folder was taken for: a generator by its name, or one of the few kinds that have none. */
export function kindOfSite({ id, label }: SiteFacts['generators'][number]): string {
  return id === 'plain' || id === 'export' || id === 'obsidian' ? say(`folder.kind-${id}`) : label;
}
