/** `docs/benchmark.md`: sections that are each written by what measures them, and a text above them that stays. */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { root } from './processes.js';

const path = join(root, 'docs/benchmark.md');

/** Puts the lines under this heading, in place of what stood there; a new heading comes last. */
export function writeSection(heading, lines) {
  const [above, ...sections] = readFileSync(path, 'utf8').split(/^(?=## )/m);
  const section = `## ${heading}\n\n${lines.join('\n')}\n`;
  const place = sections.findIndex(each => each.startsWith(`## ${heading}\n`));
  if (place < 0) sections.push(section);
  else sections[place] = section;
  writeFileSync(path, `${[above, ...sections].map(each => each.trimEnd()).join('\n\n')}\n`);
}

/** What others had the machine do before; to be asked at the beginning. */
const [load] = loadavg();

/** When and on what it was measured, and how busy that was before; nothing that names the machine. */
export function conditions() {
  const day = new Date().toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
  const { length: cores } = cpus();
  return `${day} · ${cores} cores (load ${load.toFixed(1)} before) · Node ${process.versions.node}`;
}
