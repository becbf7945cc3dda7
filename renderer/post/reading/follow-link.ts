import { longestAddress, longestSelection } from '../../../preload/constants/limits.ts';
import type { FacetName, Link } from '../../../main/library/model.ts';
import type { Outcome } from '../../../preload/contract.ts';
import { bridge } from '../../state/bridge.ts';
import { showPane } from '../../state/layout-store.ts';
import { showNotice, useLibrary } from '../../state/library-store.ts';
import { showOnly } from '../../state/view-store.ts';
import { goToAnchor, openLinked } from './reader.ts';
import { useReader } from './reader-store.ts';
import { say } from '../../say.ts';

/** What a click in the post means. */
export function follow(link: Link): void {
  const { library } = useLibrary.getState();
  const { post } = useReader.getState();
  if (!library || !post) {
    return;
  }
  useReader.setState({ deadLink: null });
  switch (link.kind) {
    case 'post':
      if (link.post === post.id) {
        goToAnchor(link.fragment);
      } else {
        void openLinked(link.post, link.fragment);
      }
      break;
    case 'anchor':
      goToAnchor(link.fragment);
      break;
    case 'list':
      filterFromPost(link.facet, link.value);
      break;
    case 'web':
      if (link.program === '' || /^mailto:/i.test(link.url)) {
        openWeb(link.url);
      } else {
        useReader.setState({ deadLink: say('link.wants-program', { program: link.program }) });
      }
      break;
    case 'file':
    case 'unread':
      tellFailure(bridge.request('file.open', { library: library.id, file: link.file }));
      break;
    case 'computed':
      useReader.setState({
        deadLink: say('link.computed'),
      });
      break;
    case 'dead':
      useReader.setState({ deadLink: say('link.nowhere', { why: link.why }) });
  }
}

/** Asks before the browser opens an address. */
export function openWeb(url: string): void {
  if (url.length > longestAddress) {
    showNotice(say('link.too-long'));
  } else {
    tellFailure(bridge.request('web.open', { url }));
  }
}

/** What a click was to do and did not, is said. */
function tellFailure(asked: Promise<Outcome<unknown>>): void {
  void asked.then((reply) => {
    if (!reply.ok && reply.code !== 'cancelled') {
      showNotice(reply.message);
    }
  });
}

/** The list shows all posts that have a value which the post names. */
export function filterFromPost(facet: FacetName | null, value: string): void {
  showOnly(facet, value);
  showPane('list');
}

/** The context menu of the post, for what is selected and the web address that was hit, unless that is too long to pass. */
export function openPostMenu(selection: string, link: string | null): void {
  const { library } = useLibrary.getState();
  const { post } = useReader.getState();
  if (library && post) {
    void bridge.request('post.menu', {
      library: library.id,
      post: post.id,
      selection: selection.slice(0, longestSelection),
      link: link !== null && link.length <= longestAddress ? link : null,
    });
  }
}
