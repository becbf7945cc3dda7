import { Select } from '@base-ui/react/select';
import type { RefObject } from 'react';
import { Icon, type IconName } from './icon.tsx';

interface SelectMenuProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly (readonly [value: Value, text: string])[];
  readonly onChange: (value: Value) => void;
  readonly className?: string;
  /** Shown instead of the words where there is no room for them. */
  readonly icon?: IconName;
  /** The element that the open list is rendered into. In a dialog it must be the dialog: all else can't be clicked. */
  readonly container?: RefObject<HTMLElement | null>;
}

/** A menu that selects one of several choices. Unlike a native select, it has its options in the page only while it is open. */
export function SelectMenu<Value extends string>({
  label,
  value,
  choices,
  onChange,
  className = 'quiet-select',
  icon,
  container,
}: SelectMenuProps<Value>) {
  const items = choices.map(([each, text]) => ({ value: each, label: text }));
  return (
    <Select.Root
      items={items}
      value={value}
      modal={false}
      onValueChange={(chosen) => {
        if (chosen !== null) {
          onChange(chosen);
        }
      }}
    >
      <Select.Trigger className={className} aria-label={label} title={icon && label}>
        {icon && (
          <span className="select-short">
            <Icon name={icon} />
          </span>
        )}
        <span className="select-words">
          <Select.Value />
          <Icon name="down" />
        </span>
      </Select.Trigger>
      <Select.Portal {...(container ? { container } : {})}>
        <Select.Positioner className="select-place" alignItemWithTrigger={false} sideOffset={4} align="end">
          <Select.Popup className="select-list">
            {items.map((item) => (
              <Select.Item key={item.value} value={item.value} className="select-item">
                <Select.ItemText>{item.label}</Select.ItemText>
              </Select.Item>
            ))}
          </Select.Popup>
        </Select.Positioner>
      </Select.Portal>
    </Select.Root>
  );
}
