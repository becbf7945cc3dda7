import { Icon, type IconName } from './icon.tsx';

interface IconButtonProps {
  readonly icon: IconName;
  readonly name: string;
  /** The tooltip; `name` by default. */
  readonly title?: string;
  readonly pressed?: boolean | undefined;
  /** For a button that opens a pane over others: whether the pane is open. */
  readonly expanded?: boolean | undefined;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}

/** A button with an icon. Screen readers read its name. */
export function IconButton({ icon, name, title = name, pressed, expanded, disabled, onClick }: IconButtonProps) {
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={name}
      aria-pressed={pressed}
      aria-expanded={expanded}
      title={title}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}
