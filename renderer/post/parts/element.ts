type Attributes = Readonly<Record<string, string | number | null>>;
type Child = Node | string | null;

/** Makes an element of the post's document; attributes that are null are left out. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  document: Document,
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null) {
      made.setAttribute(name, String(value));
    }
  }
  for (const child of children) {
    if (child !== null) {
      made.append(child);
    }
  }
  return made;
}
