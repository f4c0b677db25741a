/** Elements of the graph's shadow tree, whose looks stand in `styles/graph.css` under the names of their parts. */

type Attributes = Readonly<Record<string, string | boolean | null>>;

/** `null` and `false` leave an attribute out. */
export function part<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  name: string,
  attributes: Attributes = {},
  ...content: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  element.setAttribute('part', name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...content);
  return element;
}

/** A button with a sign for the eye and a name. */
export function button(name: string, sign: string, label: string, pressed: () => void): HTMLButtonElement {
  const element = part('button', name, { type: 'button', 'aria-label': label, title: label }, sign);
  element.addEventListener('click', pressed);
  return element;
}
