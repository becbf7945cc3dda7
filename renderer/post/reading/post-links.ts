import { longestAddress, longestSelection } from '../../../preload/constants/limits.ts';
import type { Link } from '../../../main/library/model/links.ts';
import type { FacetName } from '../../../main/library/model/list.ts';
import type { Outcome } from '../../../preload/contract.ts';
import { say, tell } from '../../say.ts';
import type { PostServices } from './post-services.ts';
import type { Reader } from './reader.ts';

/** What the links of a post need from the rest of the window. */
export interface LinkHost {
  /** Shows a sentence to the person. */
  readonly say: (message: string) => void;
  /** Makes the list show all posts that have a value; all posts where `facet` is null. */
  readonly showOnly: (facet: FacetName | null, value: string) => void;
}

/** Does what clicks in a post ask for. */
export class PostLinks {
  readonly #services: PostServices;
  readonly #reader: Reader;
  readonly #host: LinkHost;

  constructor(services: PostServices, reader: Reader, host: LinkHost) {
    this.#services = services;
    this.#reader = reader;
    this.#host = host;
  }

  follow(link: Link): void {
    const { library, store, request } = this.#services;
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
      this.#host.say(say('link.too-long'));
    } else {
      this.#tellFailure(this.#services.request('web.open', { url }));
    }
  }

  /** Tells the person if what a click asked for has failed. */
  #tellFailure(asked: Promise<Outcome<unknown>>): void {
    void asked.then((reply) => {
      if (!reply.ok && reply.code !== 'cancelled') {
        this.#host.say(tell(reply.message));
      }
    });
  }

  /** Makes the list show all posts that have this tag, author or other value of the post. */
  filter(facet: FacetName | null, value: string): void {
    this.#host.showOnly(facet, value);
  }

  /** Opens the context menu, for the selected text and a clicked web address, unless that is too long to be sent. */
  openMenu(selection: string, link: string | null): void {
    const { library, store, request } = this.#services;
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
