import { create } from 'zustand';

interface LayoutState {
  /** Whether the filters are open over the list. They lie there in a narrow window, while the person wants them. */
  readonly filtersOver: boolean;
  /** The pane that is shown where only one fits. */
  readonly pane: 'list' | 'post';
  /** Whether the contents are shown beside the text, where there is room. */
  readonly contents: boolean;
  /** Whether the contents are open over the text, where there is no room beside it. */
  readonly contentsOver: boolean;
  /** Whether the facts of the post are shown. */
  readonly facts: boolean;
  /** Whether the folder check is shown, below the list and the post. */
  readonly health: boolean;
  /** Whether the dialog about the folder and its site is open. */
  readonly about: boolean;
}

export const useLayout = create<LayoutState>(() => ({
  filtersOver: false,
  pane: 'list',
  contents: true,
  contentsOver: false,
  facts: false,
  health: false,
  about: false,
}));

export function closeFiltersOver(): void {
  useLayout.setState({ filtersOver: false });
}

export function toggleContents(): void {
  useLayout.setState(({ contents }) => ({ contents: !contents }));
}

export function showContentsOver(contentsOver: boolean): void {
  useLayout.setState({ contentsOver });
}

/** They are about the post, so it is shown with them where only one pane fits. */
export function toggleFacts(): void {
  useLayout.setState(({ facts }) => (facts ? { facts: false } : { facts: true, pane: 'post' }));
}

export function closeFacts(): void {
  useLayout.setState({ facts: false });
}

export function toggleHealth(): void {
  useLayout.setState(({ health }) => ({ health: !health }));
}

export function showAbout(about: boolean): void {
  useLayout.setState({ about });
}
