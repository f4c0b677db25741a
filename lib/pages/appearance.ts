/**
 * How the wiki looks, as its reader chose it: what there is to choose, and what makes every page look so from its first
 * moment.
 *
 *     menu ──▶ client/appearance ──▶ localStorage `backlit.<name>` ──▶ `first` in the next head ──▶ `<html data-<name>>`
 *
 * Law: the usual choice is no attribute and nothing stored, so that a wiki which nobody touched follows the system. The
 * menu needs scripts, and is seen where they run.
 */
export interface Choice {
  readonly name: 'theme' | 'text' | 'width' | 'font' | 'previews' | 'keys';
  readonly label: string;
  /** Value → its label; the first one is the usual. */
  readonly values: readonly (readonly [value: string, label: string])[];
}

export const choices: readonly Choice[] = [
  {
    name: 'theme',
    label: 'Theme',
    values: [
      ['', 'Auto'],
      ['light', 'Light'],
      ['dark', 'Dark'],
    ],
  },
  {
    name: 'text',
    label: 'Text',
    values: [
      ['small', 'Small'],
      ['', 'Medium'],
      ['large', 'Large'],
    ],
  },
  {
    name: 'width',
    label: 'Width',
    values: [
      ['', 'Narrow'],
      ['wide', 'Wide'],
    ],
  },
  {
    name: 'font',
    label: 'Typeface',
    values: [
      ['', 'Sans'],
      ['serif', 'Serif'],
    ],
  },
  {
    name: 'previews',
    label: 'Page previews',
    values: [
      ['', 'On'],
      ['off', 'Off'],
    ],
  },
  {
    name: 'keys',
    label: 'Single keys',
    values: [
      ['', 'On'],
      ['off', 'Off'],
    ],
  },
];

/** What is kept beside the choices of the menu: the order of folders (`client/order`). */
const kept = [...choices.map(({ name }) => name), 'order'];

/**
 * The only inline script: it stands before the stylesheets, so that nothing is ever painted in another look. Its colour
 * schemes follow the system by themselves, also while the page is open; a chosen one is told to the browser's own bar.
 */
export const first =
  '(h=>{h.dataset.js="";try{for(const n of ' +
  JSON.stringify(kept) +
  '){const v=localStorage.getItem("backlit."+n);if(v)h.dataset[n]=v}}catch{}const t=h.dataset.theme;' +
  'if(t)for(const m of document.querySelectorAll("meta[media]"))m.media=m.media.includes(t)?"all":"not all"' +
  '})(document.documentElement)';
