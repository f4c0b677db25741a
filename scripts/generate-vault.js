/**
 * Writes a vault for benchmarks: deterministic, about 2.6 kB and nine links a note, in folders of a hundred, with front
 * matter, headings, lists, code and tables. Most links are found, one in seven names a page that nobody wrote.
 *
 *     node scripts/generate-vault.js <folder> <notes>
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const words = (
  'loop task await future queue socket callback thread lock event timer stream reader writer server client request ' +
  'answer buffer frame stack heap yield send throw close cancel shield group scope error retry limit pool worker ' +
  'signal process memory cache page note link graph name folder vault index search the a of and to in is that for it ' +
  'as with on at by from this which when while before after every other only never always often slow quick small'
).split(' ');

/** A small generator of pseudo-random numbers (mulberry32), so that every run writes the same bytes. */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Vault path of a note, without `.md`. */
export function pathOf(note) {
  return `area ${Math.floor(note / 1000)}/topic ${Math.floor(note / 100) % 10}/${nameOf(note)}`;
}

function nameOf(note) {
  return `${words[note % words.length]} ${words[(note * 7) % words.length]} ${note}`;
}

function sentence(pick, length) {
  return `${Array.from({ length }, () => words[Math.floor(pick() * words.length)]).join(' ')}.`;
}

/** One link in the ways people write them; low numbers are linked to most, as hubs are. */
function link(pick, count) {
  const kind = pick();
  const target = Math.floor(count * pick() ** 2);
  if (kind < 0.14)
    return `[[${words[Math.floor(pick() * words.length)]} unwritten ${Math.floor(pick() * count * 0.2)}]]`;
  if (kind < 0.5) return `[[${nameOf(target)}]]`;
  if (kind < 0.7) return `[[${nameOf(target)}|${words[target % words.length]}]]`;
  if (kind < 0.8) return `[[${nameOf(target)}#Second part]]`;
  if (kind < 0.9) return `[[${pathOf(target)}]]`;
  return `[${words[target % words.length]}](/${pathOf(target).replaceAll(' ', '%20')}.md)`;
}

/** The text of one note of a vault of `count`. */
export function textOf(note, count) {
  const pick = random(note + 1);
  const lines = [];
  if (note % 3 > 0) {
    lines.push('---', `aliases: [alias of ${note}]`, `tags: [area/${note % 10}, bench]`, 'created: 2026-01-15', '---');
  }
  lines.push(`# ${nameOf(note)}`, '');
  for (const heading of ['First part', 'Second part', 'Third part']) {
    lines.push(`## ${heading}`, '');
    for (let paragraph = 0; paragraph < 3; paragraph++) {
      const parts = [sentence(pick, 22), `${sentence(pick, 9).slice(0, -1)} ${link(pick, count)}.`, sentence(pick, 14)];
      lines.push(parts.join(' '), '');
    }
  }
  lines.push('- one `code [[not a link]]`', '- two', '  - three', '', '```python', 'await sleep([[1)', '```', '');
  lines.push('| a | b |', '| - | - |', `| x | ${words[note % words.length]} |`, '');
  return lines.join('\n');
}

/** Writes the vault. */
export function generateVault(folder, count) {
  for (let note = 0; note < count; note++) {
    const path = join(folder, `${pathOf(note)}.md`);
    if (note % 100 === 0) mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, textOf(note, count));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder, count] = process.argv.slice(2);
  if (folder === undefined || !/^[1-9]\d*$/.test(count ?? '')) {
    process.stderr.write('usage: node scripts/generate-vault.js <folder> <notes>\n');
    process.exit(2);
  }
  generateVault(folder, Number(count));
}
