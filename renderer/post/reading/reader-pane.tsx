import { useEffect, useRef } from 'react';
import { noticeOf, useLibrary } from '../../state/library-store.ts';
import { FolderActions } from '../../controls/folder-actions.tsx';
import { focusList } from '../../controls/panes.ts';
import { closeFacts } from '../../state/layout-store.ts';
import { useSettings } from '../../state/settings-store.ts';
import { useView } from '../../state/use-list.ts';
import { ContentsPane } from './contents-pane.tsx';
import { FactsPane } from './facts-pane.tsx';
import { FindBar } from './find-bar.tsx';
import { HitOverview } from './hit-overview.tsx';
import { useReaderRoom } from './reader-room.ts';
import { ReaderToolbar } from './reader-toolbar.tsx';
import { useReader, useReading } from './use-reading.ts';
import './reader.css';
import { say } from '../../say.ts';

interface ReaderPaneProps {
  /** Adds the window's own listeners to a document. */
  readonly listenTo: (document: Document) => void;
}

/** The third pane: the open post. */
export function ReaderPane({ listenTo }: ReaderPaneProps) {
  const hasPost = useReader((reader) => reader.post !== null);
  const opening = useReader((reader) => reader.opening !== null);
  const failure = useReader((reader) => reader.failure);
  const isLost = useLibrary(({ status }) => status?.phase === 'failed');
  const hasPosts = useView((view) => (view.shown?.state.total ?? 0) > 0);
  const { contentsBeside, factsBeside } = useReaderRoom();
  const textSize = useSettings((settings) => settings.textSize);
  return (
    <main className="reader-pane" data-pane="post" aria-busy={opening}>
      <ReaderToolbar contentsBeside={contentsBeside} factsBeside={factsBeside} />
      <Said />
      {hasPost && <Trouble />}
      <div className="reader-area" style={{ '--text-size': textSize / 100 }}>
        <div className="post-place">
          {hasPost && failure === null && <FindBar />}
          <div className="frame-place">
            <PostFrame hidden={!hasPost || failure !== null} listenTo={listenTo} />
            {hasPost && failure === null && <HitOverview />}
            {hasPost && failure === null && <ContentsPane over={!contentsBeside} />}
            <Explained />
          </div>
        </div>
        {failure === null && <FactsPane over={!factsBeside} />}
        {failure !== null && <Failure words={failure} />}
        {!hasPost && hasPosts && failure === null && !opening && (isLost ? <Lost /> : <Choose />)}
      </div>
    </main>
  );
}

function Choose() {
  return <p className="reader-message">{say('reader.choose')}</p>;
}

/** Says that no post can be read, because the folder is gone. */
function Lost() {
  return (
    <div className="reader-message">
      <p>{say('reader.folder-lost')}</p>
      <p className="reader-actions">
        <FolderActions />
      </p>
    </div>
  );
}

/** Stands in place of a post that can't be shown: says why, and what can be done. */
function Failure({ words }: { readonly words: string }) {
  const { reader } = useReading();
  return (
    <div className="reader-message" role="alert">
      <p>{words}</p>
      <p className="reader-actions">
        <button type="button" className="secondary" onClick={() => void reader.tryAgain()}>
          {say('empty.try-again')}
        </button>
        <button type="button" className="secondary" onClick={() => reader.dismissFailure()}>
          {say('dialog.close')}
        </button>
      </p>
    </div>
  );
}

/** A bar above the text that says that the file of the open post, or the whole folder, is gone. The text stays. */
function Trouble() {
  const { reader } = useReading();
  const gone = useReader(({ gone }) => gone);
  const lost = useLibrary(({ status }) => (status?.phase === 'failed' ? status.message : null));
  if (lost !== null) {
    return (
      <section className="reader-trouble" aria-label={say('reader.folder-gone')}>
        <p>{say('reader.folder-gone')}</p>
        <div className="trouble-actions">
          <FolderActions />
        </div>
      </section>
    );
  }
  return gone ? (
    <div className="reader-trouble" role="alert">
      <p>{say('reader.gone')}</p>
      <button
        type="button"
        className="secondary"
        onClick={() => {
          reader.closePost();
          closeFacts();
          focusList();
        }}
      >
        {say('reader.close-post')}
      </button>
    </div>
  ) : null;
}

/** Explains the focused link. Hidden from screen readers, which read the same as the link's description. */
function Explained() {
  const words = useReader((reader) => reader.explained);
  return words === null ? null : (
    <p className="link-words" aria-hidden="true" dir="auto">
      {words}
    </p>
  );
}

/** Messages that otherwise stand by the list. Where only one pane fits, the list is not seen beside the post. */
function Said() {
  const deadLink = useReader((reader) => reader.deadLink);
  const notice = useLibrary(noticeOf);
  const words = deadLink ?? notice;
  return words === null ? null : (
    <p className="reader-said" role="status">
      {words}
    </p>
  );
}

function PostFrame({ hidden, listenTo }: ReaderPaneProps & { readonly hidden: boolean }) {
  const { frame, events } = useReading();
  const ref = useRef<HTMLIFrameElement>(null);
  const textSize = useSettings((settings) => settings.textSize);

  useEffect(() => {
    const iframe = ref.current;
    if (!iframe) {
      return;
    }
    let attached: Document | null = null;
    const attach = () => {
      const document = frame.attach(iframe);
      if (!document || document === attached) {
        return;
      }
      attached = document;
      events.listen(document);
      // After the post's listeners: the window's ones ignore an event that those have handled.
      listenTo(document);
      frame.setTextSize(useSettings.getState().textSize);
    };
    iframe.addEventListener('load', attach);
    if (iframe.contentDocument?.readyState === 'complete') {
      attach();
    }
    return () => iframe.removeEventListener('load', attach);
  }, [frame, events, listenTo]);
  useEffect(() => frame.setTextSize(textSize), [frame, textSize]);

  // The sandbox allows no scripts. It allows the same origin, so that the window can fill the frame and hear its events.
  return (
    <iframe
      ref={ref}
      className="post-frame"
      data-hidden={hidden ? '' : undefined}
      title={say('reader.post')}
      sandbox="allow-same-origin"
      src="post-frame.html"
    />
  );
}
