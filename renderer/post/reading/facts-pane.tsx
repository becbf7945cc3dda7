import { type ReactNode, useId } from 'react';
import type { PostFacts } from '../../../main/library/model/shown-post.ts';
import { Breakable } from '../../controls/breakable.tsx';
import { CopyButton } from '../../controls/copy-button.tsx';
import { IconButton } from '../../controls/icon-button.tsx';
import { useOverlay } from '../../controls/overlay.ts';
import { closeFacts, useLayout } from '../../state/layout-store.ts';
import { explainRule } from '../frame/explain-link.ts';
import { useReader } from './use-reading.ts';
import './facts.css';
import { say } from '../../say.ts';

interface FactsPaneProps {
  /** Whether the pane lies over the text, because there is no room beside it. */
  readonly over: boolean;
}

/** Facts about the open post: its file, its address, its front matter, and how its links were resolved. */
export function FactsPane({ over }: FactsPaneProps) {
  const shown = useLayout((layout) => layout.facts);
  const facts = useReader((reader) => reader.post?.facts);
  const pane = useOverlay<HTMLElement>(over && shown && facts !== undefined, closeFacts, true);
  if (!shown || !facts) {
    return null;
  }
  return (
    <aside
      ref={pane}
      className={over ? 'facts-pane over' : 'facts-pane'}
      aria-label={say('reader.facts')}
      data-pane="facts"
    >
      <header className="facts-bar">
        <h2>{say('reader.facts')}</h2>
        <IconButton icon="close" name={say('facts.close')} title={say('dialog.close')} onClick={closeFacts} />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <section className="facts-body" tabIndex={0} aria-label={say('facts.facts')}>
        <Places facts={facts} />
        <FrontMatter facts={facts} />
        <Links facts={facts} />
      </section>
    </aside>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className="facts-group" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  );
}

function Places({ facts: { path, url, webAddress, aliases } }: { readonly facts: PostFacts }) {
  return (
    <>
      <Group title={say('facts.file')}>
        <Copied name={say('facts.copy-path')} text={path} />
      </Group>
      <Group title={say('facts.address')}>
        {url === null ? (
          <p className="quiet">{say('facts.no-address')}</p>
        ) : (
          <Copied name={say('facts.copy-address')} text={url} />
        )}
        {webAddress !== null && <Copied name={say('facts.copy-web-address')} text={webAddress} />}
      </Group>
      {aliases.length > 0 && (
        <Group title={say('facts.earlier', { count: aliases.length })}>
          {aliases.map((alias) => (
            <Copied key={alias} name={say('facts.copy-alias')} text={alias} />
          ))}
        </Group>
      )}
    </>
  );
}

function Copied({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <p className="facts-line">
      <span className="facts-code" dir="ltr">
        <Breakable text={text} />
      </span>
      <CopyButton name={name} text={text} />
    </p>
  );
}

function FrontMatter({ facts: { frontMatter } }: { readonly facts: PostFacts }) {
  return (
    <Group title={say('facts.front-matter')}>
      {frontMatter.length === 0 ? (
        <p className="quiet">{say('facts.no-front-matter')}</p>
      ) : (
        <dl className="facts-fields">
          {frontMatter.map(([key, value], index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the fields keep the order of the file
            <div key={index}>
              <dt>
                <Breakable text={key} />
              </dt>
              <dd dir="auto">
                <Breakable text={shownValue(value)} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Group>
  );
}

/** A list, which comes as JSON, as text with commas; other values as they are. */
function shownValue(value: string): string {
  if (value === '') {
    return '—';
  }
  if (!value.startsWith('[')) {
    return value;
  }
  try {
    const list: unknown = JSON.parse(value);
    const plain = Array.isArray(list) && list.every((each) => typeof each === 'string' || typeof each === 'number');
    return plain && list.length > 0 ? list.join(', ') : value;
  } catch {
    return value;
  }
}

function Links({ facts: { links } }: { readonly facts: PostFacts }) {
  if (links.length === 0) {
    return null;
  }
  return (
    <Group title={say('facts.links')}>
      <ol className="facts-links">
        {links.map(({ target, to, how }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the links keep the order of the post
          <li key={index}>
            <span dir="auto">{target}</span>
            {to !== '' && (
              <span className="facts-code">
                <Breakable text={to} />
              </span>
            )}
            <span className="quiet">{explainRule(how)}</span>
          </li>
        ))}
      </ol>
    </Group>
  );
}
