import { Icon, type IconName } from './icon.tsx';

interface IconButtonProps {
  readonly icon: IconName;
  readonly name: string;
  /** Shown under the pointer; the name where it is left out. */
  readonly title?: string;
  readonly pressed?: boolean | undefined;
  /** For what opens a pane over others: whether that is there. */
  readonly expanded?: boolean | undefined;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}

/** A button that is a drawing, with its name for a screen reader. */
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
