/** A whole vault in one text, and a whole graph as sorted lines: a failing test is a difference one can read. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Link, Target } from '../lib/model.ts';
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

/** Every finding as a line. */
export function findingLines(wiki: Wiki): readonly string[] {
  return wiki.check().map(({ path, line, column, rule, message }) => `${path}:${line}:${column} ${rule}: ${message}`);
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
