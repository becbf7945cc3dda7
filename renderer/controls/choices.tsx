import { useId } from 'react';

interface ChoicesProps<Value extends string> {
  readonly label: string;
  /** Stands beside the label. */
  readonly detail?: string;
  readonly value: Value;
  readonly choices: readonly (readonly [value: Value, text: string])[];
  readonly onChange: (value: Value) => void;
}

/** Radio buttons drawn as one bar. */
export function Choices<Value extends string>({ label, detail, value, choices, onChange }: ChoicesProps<Value>) {
  const id = useId();
  return (
    <div className="choices" role="radiogroup" aria-labelledby={id}>
      <p className="choices-label">
        <span id={id}>{label}</span>
        {detail && <span className="facet-count">{detail}</span>}
      </p>
      <div className="choices-bar">
        {choices.map(([each, text]) => (
          <label key={each} className="choice">
            <input type="radio" name={id} value={each} checked={each === value} onChange={() => onChange(each)} />
            <span>{text}</span>
          </label>
        ))}
      </div>
    </div>
  );
}
