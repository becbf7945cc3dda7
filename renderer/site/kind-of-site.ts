import type { SiteFacts } from '../../main/library/model/site.ts';
import { say } from '../say.ts';

/** The kind of a folder in words: the name of its generator, or one of the few kinds without a generator. */
export function kindOfSite({ id, label }: SiteFacts['generators'][number]): string {
  return id === 'plain' || id === 'export' || id === 'obsidian' ? say(`folder.kind-${id}`) : label;
}
