/** A whole vault in one text, and a whole graph as sorted lines: a failing test is a difference one can read. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Finding, Link, NoteId, ShownNote, Target } from '../lib/model.ts';
import { mendable } from '../lib/reports/fixes.ts';
import { unifiedDiff } from '../lib/reports/unified-diff.ts';
import { render, type Rendered } from '../lib/render/render.ts';
import { openWiki, type Wiki } from '../lib/wiki.ts';

/** Path → text, from a text with `-- path --` headers; without any it is the note `note.md`. */
export function filesOf(vault: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const parts = vault.split(/^-- (.+) --(?:\n|$)/m);
  if ((parts[0] as string).trim() !== '' || parts.length === 1) files.set('note.md', parts[0] as string);
  for (let i = 1; i < parts.length; i += 2) files.set(parts[i] as string, parts[i + 1] as string);
  return files;
}

/** Writes a vault into a folder that is gone after the test. */
export function writeVault(files: ReadonlyMap<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'backlit-vault-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, text] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

/** Opens a vault given as text, read exactly. */
export async function wikiOf(vault: string): Promise<Wiki> {
  const wiki = openWiki(writeVault(filesOf(vault)));
  await wiki.exact;
  return wiki;
}

/** Every link as a line: place, kind, source → what it means. */
export function linkLines(wiki: Wiki): readonly string[] {
  return wiki.notes().flatMap(id => wiki.links(id).map(({ link, target }) => lineOf(link, target)));
}

/** Every note as a line: path, title, other names, tags, headings with their anchors, blocks. */
export function noteLines(wiki: Wiki): readonly string[] {
  return wiki.notes().map(id => {
    const note = wiki.note(id);
    const parts = [`${id}: ${note.title} (${note.titleFrom})`];
    for (const alias of note.aliases) parts.push(`alias ${alias}`);
    for (const tag of note.tags) parts.push(`#${tag}`);
    for (const { depth, text, anchor } of note.headings) parts.push(`${'#'.repeat(depth)} ${text} {${anchor}}`);
    for (const { id: block } of note.blocks) parts.push(`^${block}`);
    return parts.join(' · ');
  });
}

/** Where every link stands, and its source. */
export function placeLines(wiki: Wiki): readonly string[] {
  return wiki.notes().flatMap(id =>
    wiki.links(id).map(({ link: { span, raw } }) => {
      return `${id}:${span.line}:${span.column} +${span.start} ${JSON.stringify(raw)}`;
    }),
  );
}

/** The sentence of every link. */
export function contextLines(wiki: Wiki): readonly string[] {
  return wiki.notes().flatMap(id =>
    wiki.links(id).map(({ link: { span } }) => {
      return `${id}:${span.line}:${span.column} ${wiki.context(id, span.start).text}`;
    }),
  );
}

/** What a page shows, as the worker would render it without the tools for math and code. */
export function rendered(wiki: Wiki, { text, links, ...options }: ShownNote): Rendered {
  return render(text, links, { ...options, linkOrder: wiki.linkOrder });
}

/** The HTML of `note.md`. */
export function bodyLines(wiki: Wiki): readonly string[] {
  return rendered(wiki, wiki.shown('note.md' as NoteId)).html.split('\n');
}

/** Every page that is named without a link: where, in which sentence. Missing pages come after the notes. */
export async function unlinkedLines(wiki: Wiki): Promise<readonly string[]> {
  const pages = [
    ...wiki.notes().map(note => [note, { note }] as const),
    ...wiki.missing().map(({ key, title }) => [title, { missing: key }] as const),
  ];
  const lines: string[] = [];
  for (const [page, named] of pages) {
    for (const { from, line, column, context, link } of (await wiki.unlinked(named)).mentions) {
      const [start, end] = context.mark;
      const { text } = context;
      const marked = `${text.slice(0, start)}‹${text.slice(start, end)}›${text.slice(end)}`;
      lines.push(`${page} in ${from}:${line}:${column} ${marked} → ${link ?? 'no link'}`);
    }
  }
  return lines;
}

/** Every page that is wanted, in all its spellings. */
export function missingLines(wiki: Wiki): readonly string[] {
  return wiki.missing().map(({ key, spellings, suspicious }) => {
    const counted = spellings.map(({ text, count }) => `${text} ×${count}`).join(', ');
    return `${key}: ${counted}${suspicious ? ' (suspicious)' : ''}`;
  });
}

/** Every finding as a line. */
export function findingLines(wiki: Wiki): readonly string[] {
  return wiki.check().map(lineOfFinding);
}

/** Errors and warnings alone. */
export function problemLines(wiki: Wiki): readonly string[] {
  return wiki
    .check()
    .filter(({ severity }) => severity !== 'info')
    .map(lineOfFinding);
}

function lineOfFinding({ path, line, column, rule, message }: Finding): string {
  return `${path}:${line}:${column} ${rule}: ${message}`;
}

/** Every line that would be mended, before and after; then what is left as it is, and why. */
export function fixLines(wiki: Wiki): readonly string[] {
  const { notes, left } = wiki.fixes(new Set(mendable));
  const changes = notes.flatMap(fix => {
    const rewrite = wiki.rewrite(fix);
    if (rewrite.state === 'refused') return [`${fix.path}: ${rewrite.reason}`];
    const changed = [...unifiedDiff(fix.path, rewrite.before, rewrite.after)];
    return changed.flatMap(({ kind, text }) => (kind === 'old' || kind === 'new' ? [`${fix.path} ${text}`] : []));
  });
  return changes.concat(left.map(each => `${each.from}:${each.line}:${each.column} ${each.rule}: ${each.reason}`));
}

function lineOf(link: Link, target: Target): string {
  const fragment = (link.heading === null ? '' : `#${link.heading}`) + (link.block === null ? '' : `#^${link.block}`);
  const label = link.label === null ? '' : ` “${link.label.replace(/\s+/g, ' ')}”`;
  const place = `${link.from}:${link.span.line}:${link.span.column}`;
  return `${place} ${link.kind} ${link.target}${fragment}${label} → ${meaning(target)}`;
}

function meaning(target: Target): string {
  if (target.state === 'missing') return `missing: ${target.name}`;
  const others = target.state === 'ambiguous' ? `, not ${target.others.join(', ')}` : '';
  return `${target.id} by ${target.via}${others}`;
}
