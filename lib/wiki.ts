/**
 * The only door to the vault: `openWiki(root)`. Pages, commands and the site ask here and nowhere else.
 */
export { openWiki } from './wiki/open.ts';
export { openSearch } from './wiki/search.ts';
export type * from './wiki/search-types.ts';
export { settingsOf } from './wiki/settings.ts';
export { cannotWrite, createWhole, writeWhole } from './vault/write.ts';
export type * from './wiki/types.ts';
