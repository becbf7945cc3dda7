import { type RefObject, useId, useState } from 'react';
import type { SiteCorrections, SiteFacts } from '../../main/library/model/site.ts';
import { SelectMenu } from '../controls/select-menu.tsx';
import { type SiteForm as Form, formOf, parseForm } from './corrections-form.ts';
import { say } from '../say.ts';
import { kindOfSite } from './kind-of-site.ts';

interface SiteFormProps {
  readonly id: string;
  readonly site: SiteFacts;
  readonly corrections: SiteCorrections;
  readonly container: RefObject<HTMLElement | null>;
  readonly onCorrect: (corrections: SiteCorrections) => void;
}

const asDetected = '';
const itself = '.';

/** The form in which a person corrects what was detected. An empty field means: as detected. */
export function SiteForm({ id, site, corrections, container, onCorrect }: SiteFormProps) {
  const [form, setForm] = useState(() => formOf(corrections));
  const [wrong, setWrong] = useState<{ readonly field: keyof Form; readonly message: string } | null>(null);
  const change = (field: keyof Form) => (value: string) => {
    setForm((before) => ({ ...before, [field]: value }));
    setWrong(null);
  };
  const generators = [
    [
      asDetected,
      corrections.generator
        ? say('folder.as-detected')
        : say('folder.as-detected-site', { label: kindOfSite({ id: site.generator, label: site.label }) }),
    ],
    ...site.generators.map((each) => [each.id, kindOfSite(each)] as const),
  ] as const;
  const sites = [
    [asDetected, say('folder.as-detected')],
    ...site.nested.map(({ place, label }) => [place, `${place} (${label})`] as const),
    [itself, say('folder.the-itself')],
  ] as const;
  const folders = (roots: readonly string[]) => roots.map((root) => root || itself);
  const errorOf = (field: keyof Form) => (wrong?.field === field ? wrong.message : null);
  return (
    <form
      id={id}
      className="site-form"
      onSubmit={(event) => {
        event.preventDefault();
        const parsed = parseForm(form);
        if (parsed.ok) {
          onCorrect(parsed.corrections);
        } else {
          setWrong(parsed);
        }
      }}
    >
      <h2>{say('folder.not-right')}</h2>
      <p className="quiet">{say('folder.kept-outside')}</p>
      {site.nested.length > 0 && (
        <div className="field">
          <span className="field-label">{say('folder.form-site')}</span>
          <SelectMenu
            className="field-select"
            label={say('folder.form-site')}
            value={form.site}
            choices={sites}
            onChange={change('site')}
            container={container}
          />
        </div>
      )}
      <div className="field">
        <span className="field-label">{say('folder.made-with')}</span>
        <SelectMenu
          className="field-select"
          label={say('folder.made-with')}
          value={form.generator}
          choices={generators}
          onChange={change('generator')}
          container={container}
        />
      </div>
      <Field
        label={say('folder.posts-in')}
        hint={say('folder.posts-in-hint')}
        value={form.contentRoot}
        detected={folders(site.detected.contentRoots)[0] ?? ''}
        error={errorOf('contentRoot')}
        onChange={change('contentRoot')}
      />
      <Field
        label={say('folder.files-in')}
        hint={say('folder.files-in-hint')}
        rows={2}
        value={form.staticRoots}
        detected={folders(site.detected.staticRoots).join('\n')}
        error={errorOf('staticRoots')}
        onChange={change('staticRoots')}
      />
      <Field
        label={say('folder.addresses')}
        hint={say('folder.addresses-hint')}
        rows={2}
        value={form.addresses}
        detected={site.detected.addresses.join('\n')}
        error={errorOf('addresses')}
        onChange={change('addresses')}
      />
    </form>
  );
}

interface FieldProps {
  readonly label: string;
  readonly hint: string;
  readonly rows?: number;
  readonly value: string;
  /** Shown as the placeholder of an empty field. */
  readonly detected: string;
  readonly error: string | null;
  readonly onChange: (value: string) => void;
}

function Field({ label, hint, rows = 1, value, detected, error, onChange }: FieldProps) {
  const id = useId();
  const common = {
    id,
    value,
    placeholder: detected,
    spellCheck: false,
    autoComplete: 'off',
    'aria-describedby': `${id}-hint`,
    'aria-invalid': error !== null,
  };
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <div className="field-body">
        {rows === 1 ? (
          <input {...common} type="text" onChange={(event) => onChange(event.target.value)} />
        ) : (
          <textarea {...common} rows={rows} onChange={(event) => onChange(event.target.value)} />
        )}
        <p id={`${id}-hint`} className={error === null ? 'field-hint' : 'field-hint wrong'} aria-live="polite">
          {error ?? hint}
        </p>
      </div>
    </div>
  );
}
