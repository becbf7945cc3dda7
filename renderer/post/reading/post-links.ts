import { longestAddress, longestSelection } from '../../../preload/constants/limits.ts';
import type { Link } from '../../../main/library/model/links.ts';
import type { FacetName } from '../../../main/library/model/list.ts';
import type { Outcome } from '../../../preload/contract.ts';
import { say, tell } from '../../say.ts';
import type { PlaceForPost } from './place-for-post.ts';
import type { Reader } from './reader.ts';

/** What links of a post need of the rest of the window. */
export interface LinkSurroundings {
  /** Says a sentence to the person. */
  readonly say: (message: string) => void;
  /** The list shows all posts that have one value; all there are, where no facet is named. */
  readonly showOnly: (facet: FacetName | null, value: string) => void;
}

/** What clicks in a post mean. */
export class PostLinks {
  readonly #place: PlaceForPost;
  readonly #reader: Reader;
  readonly #around: LinkSurroundings;

  constructor(place: PlaceForPost, reader: Reader, around: LinkSurroundings) {
    this.#place = place;
    this.#reader = reader;
    this.#around = around;
  }

  follow(link: Link): void {
    const { library, store, request } = this.#place;
    const { post } = store.getState();
    if (!post) {
      return;
    }
    store.setState({ deadLink: null });
    switch (link.kind) {
      case 'post':
        if (link.post === post.id) {
          this.#reader.goToAnchor(link.fragment);
        } else {
          void this.#reader.openLinked(link.post, link.fragment);
        }
        break;
      case 'anchor':
        this.#reader.goToAnchor(link.fragment);
        break;
      case 'list':
        this.filter(link.facet, link.value);
        break;
      case 'web':
        if (link.program === null || /^mailto:/i.test(link.url)) {
          this.openWeb(link.url);
        } else {
          store.setState({ deadLink: say('link.wants-program', { program: link.program }) });
        }
        break;
      case 'file':
      case 'unread':
        this.#tellFailure(request('file.open', { library: library.id, file: link.file }));
        break;
      case 'computed':
        store.setState({
          deadLink: say('link.computed'),
        });
        break;
      case 'dead':
        store.setState({ deadLink: say('link.nowhere', { why: link.why }) });
    }
  }

  /** Asks before the browser opens an address. */
  openWeb(url: string): void {
    if (url.length > longestAddress) {
      this.#around.say(say('link.too-long'));
    } else {
      this.#tellFailure(this.#place.request('web.open', { url }));
    }
  }

  /** What a click was to do and did not, is said. */
  #tellFailure(asked: Promise<Outcome<unknown>>): void {
    void asked.then((reply) => {
      if (!reply.ok && reply.code !== 'cancelled') {
        this.#around.say(tell(reply.message));
      }
    });
  }

  /** The list shows all posts that have a value which the post names. */
  filter(facet: FacetName | null, value: string): void {
    this.#around.showOnly(facet, value);
  }

  /** The context menu of the post, for what is selected and the web address that was hit, unless that is too long to pass. */
  openMenu(selection: string, link: string | null): void {
    const { library, store, request } = this.#place;
    const { post } = store.getState();
    if (post) {
      void request('post.menu', {
        library: library.id,
        post: post.id,
        selection: selection.slice(0, longestSelection),
        link: link !== null && link.length <= longestAddress ? link : null,
      });
    }
  }
}
