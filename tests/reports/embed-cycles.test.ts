/** Circles of embeds against a naive reading: all that is shown is followed until it shows itself. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { check, vaultOf } from './vault.ts';

/** A note is a head and two sections, each with embeds of notes or of their sections. */
type Embedded = readonly [note: number, section: number | null];
type Vault = readonly (readonly (readonly Embedded[])[])[];

const vaults = fc.integer({ min: 1, max: 4 }).chain(notes => {
  const embed = fc.tuple(fc.nat(notes - 1), fc.option(fc.integer({ min: 1, max: 2 })));
  const section = fc.array(embed, { maxLength: 2 });
  return fc.array(fc.tuple(section, section, section), { minLength: notes, maxLength: notes });
});

test('an embed that shows itself again is found, and nothing else', () => {
  fc.assert(
    fc.property(vaults, vault => {
      const found = check(vaultOf(fixtureOf(vault))).filter(({ rule }) => rule === 'embed-cycle');
      const circling = vault.some((sections, note) =>
        sections.some((embeds, section) => embeds.some(embed => showsItself(vault, note, section, embed))),
      );
      expect(found.length > 0).toBe(circling);
      for (const { path, line } of found) {
        const note = Number(path.charAt(0));
        const section = sectionAt(vault[note] as Vault[number], line);
        const embeds = vault[note]?.[section] ?? [];
        expect(embeds.some(embed => showsItself(vault, note, section, embed))).toBe(true);
      }
    }),
    { numRuns: 1000 },
  );
});

test('a long circle is told in short, and costs what its embeds cost', () => {
  const notes = Array.from({ length: 20_000 }, (_, note) => `-- ${note}.md --\n![[${(note + 1) % 20_000}]]\n`);
  const [finding, ...others] = check(vaultOf(notes.join(''))).filter(({ rule }) => rule === 'embed-cycle');
  expect(others).toEqual([]);
  expect(finding).toMatchObject({
    path: '0.md',
    message: expect.stringMatching(/^Embeds .*: 0\.md → 1\.md → .* → … → 0\.md\.$/),
  });
});

test('many sections that all show one another are no square', () => {
  const sections = Array.from({ length: 3000 }, (_, number) => `# ${number}\n![[a#${(number * 7) % 3000}]]\n`);
  const found = check(vaultOf(`-- a.md --\n${sections.join('')}`)).filter(({ rule }) => rule === 'embed-cycle');
  expect(found.length).toBeGreaterThan(0);
});

function fixtureOf(vault: Vault): string {
  const written = ([note, section]: Embedded): string => `![[${note}${section === null ? '' : `#S${section}`}]]\n`;
  return vault
    .map(([head = [], ...sections], note) => {
      const below = sections.map((embeds, index) => `# S${index + 1}\n${embeds.map(written).join('')}`);
      return `-- ${note}.md --\n${head.map(written).join('')}${below.join('')}`;
    })
    .join('');
}

function sectionAt([head = [], first = []]: Vault[number], line: number): number {
  if (line <= head.length) return 0;
  return line <= head.length + 1 + first.length ? 1 : 2;
}

/** Whether what an embed shows leads to that embed again. */
function showsItself(vault: Vault, note: number, section: number, embed: Embedded): boolean {
  const seen = new Set<Embedded>();
  const shown = (sought: Embedded): boolean => {
    const [to, part] = sought;
    const sections = vault[to] ?? [];
    const inside = part === null ? sections.flat() : (sections[part] ?? []);
    return inside.some(each => {
      if (each === embed) return true;
      if (seen.has(each)) return false;
      seen.add(each);
      return shown(each);
    });
  };
  return vault[note]?.[section]?.includes(embed) === true && shown(embed);
}
