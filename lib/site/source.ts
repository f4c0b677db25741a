/** A note for who reads Markdown rather than HTML: its source without comments, and who links to it. */
import type { NoteId } from '../model.ts';
import type { Mention, Wiki } from '../wiki.ts';
import { withoutComments } from './comments.ts';

/** Most mentions told; a hub has thousands. */
const most = 200;

export function sourceText(wiki: Wiki, id: NoteId): string {
  const { links, mentions } = wiki.backlinks(id, { from: 0, count: most });
  const source = withoutComments(wiki.text(id)).trimEnd();
  if (links === 0) return `${source}\n`;
  const lines = mentions.map(mention => line(wiki, mention));
  if (links > most) lines.push(`- and ${links - most} more`);
  return `${source}\n\n## Linked from\n\n${lines.join('\n')}\n`;
}

function line(wiki: Wiki, { from, title, heading, context }: Mention): string {
  const where = heading === null ? '' : ` › ${heading}`;
  return `- [${title.replace(/[\\[\]]/g, '\\$&')}](${wiki.url(from)})${where}: ${context.text}`;
}
