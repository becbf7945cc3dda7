import { type RefObject, useId, useState } from 'react';
import type { SiteCorrections, SiteFacts } from '../../main/library/model.ts';
import { SelectMenu } from '../controls/select-menu.tsx';
import { type SiteForm as Form, formOf, parseForm } from './corrections-form.ts';

interface SiteFormProps {
  readonly id: string;
  readonly site: SiteFacts;
  readonly corrections: SiteCorrections;
  readonly container: RefObject<HTMLElement | null>;
  readonly onCorrect: (corrections: SiteCorrections) => void;
}

const asDetected = '';
const itself = '.';

/** What a person may say in place of what was detected. Fields left empty stay as detected. */
export function SiteForm({ id, site, corrections, container, onCorrect }: SiteFormProps) {
  const [form, setForm] = useState(() => formOf(corrections));
  const [wrong, setWrong] = useState<{ readonly field: keyof Form; readonly message: string } | null>(null);
  const change = (field: keyof Form) => (value: string) => {
    setForm((before) => ({ ...before, [field]: value }));
    setWrong(null);
  };
  const generators = [
    [asDetected, corrections.generator ? 'As detected' : `As detected: ${site.label}`],
    ...site.generators.map(({ id, label }) => [id, label] as const),
  ] as const;
  const sites = [
    [asDetected, 'As detected'],
    ...site.nested.map(({ place, label }) => [place, `${place} (${label})`] as const),
    [itself, 'The folder itself'],
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
      <h2>Is that not right?</h2>
      <p className="quiet">
        What you write here is kept for this folder, outside of it. What is empty stays as detected.
      </p>
      {site.nested.length > 0 && (
        <div className="field">
          <span className="field-label">Site</span>
          <SelectMenu
            className="field-select"
            label="Site"
            value={form.site}
            choices={sites}
            onChange={change('site')}
            container={container}
          />
        </div>
      )}
      <div className="field">
        <span className="field-label">Made with</span>
        <SelectMenu
          className="field-select"
          label="Made with"
          value={form.generator}
          choices={generators}
          onChange={change('generator')}
          container={container}
        />
      </div>
      <Field
        label="Posts in"
        hint="a folder, or . for the folder itself"
        value={form.contentRoot}
        detected={folders(site.detected.contentRoots)[0] ?? ''}
        error={errorOf('contentRoot')}
        onChange={change('contentRoot')}
      />
      <Field
        label="Files in"
        hint="the folders that the site is served from, one a line"
        rows={2}
        value={form.staticRoots}
        detected={folders(site.detected.staticRoots).join('\n')}
        error={errorOf('staticRoots')}
        onChange={change('staticRoots')}
      />
      <Field
        label="Addresses of the site"
        hint="in full, one a line, the main one first"
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
  /** Shown while nothing is written. */
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
