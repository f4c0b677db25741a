/**
 * The only door to the vault: `openWiki(root)`. Pages, commands and the site ask here and nowhere else.
 */
export { openWiki } from './wiki/open.ts';
export type * from './wiki/types.ts';
