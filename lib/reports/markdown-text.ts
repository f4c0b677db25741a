/**
 * Text as Markdown that shows exactly that text, within a line and in a cell of a table. Law: nothing of it becomes
 * markup, HTML or a link, and where GitHub or GitLab show it, nobody is mentioned and nothing is referred to.
 */

/** A zero-width space: it parts what those sites look for after the Markdown has been read, when escapes are gone. */
const apart = '&#8203;';

/** Marks that make a mention or a reference of the word behind them. */
const referring = /(?:[@!%]|\\[#~$]|&amp;)(?=[\p{L}\p{N}_"])/gu;
const emoji = /:(?=[\w+-]+:)/g;
const address = /\b(?:https?|ftp):(?=\/\/)|\bwww(?=\.)|\b(?:mailto|xmpp):(?=\S)/gi;
const issue = /\b(?:GH|GL)-(?=\d)/gi;

export function markdownText(text: string): string {
  const marked = text
    .replace(/\s+/g, ' ')
    .replaceAll('&', '&amp;')
    .replace(/[\\`*_[\]<>~|$=^#]/g, character => `\\${character}`);
  return [referring, emoji, address, issue].reduce((safe, parted) => safe.replace(parted, `$&${apart}`), marked);
}
