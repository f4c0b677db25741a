import { spawn, spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { backlit, command, vaultWith } from './bundle.ts';

const escape = '\u001b';
const vault = vaultWith('-- a.md --\nSee [[gone]] now.\n');

test('colours: none in a pipe, none for NO_COLOR and a dumb terminal, always for FORCE_COLOR', () => {
  const check = (env: Readonly<Record<string, string>>): string => backlit(['check', vault], { env }).out;
  expect(check({})).not.toContain(escape);
  expect(check({ NO_COLOR: '1' })).not.toContain(escape);
  expect(check({ FORCE_COLOR: '0' })).not.toContain(escape);
  const painted = check({ FORCE_COLOR: '1' });
  expect(painted).toContain(`See ${escape}[4mgone${escape}[24m now.`);
  expect(painted).toContain(`${escape}[31merror${escape}[39m`);
  expect(check({ FORCE_COLOR: '1', NO_COLOR: '1', TERM: 'dumb' })).toBe(painted);
});

test('what a note says is shown and not obeyed', () => {
  const hostile = vaultWith(
    `-- a.md --\n# Clear ${escape}[2J\u009b31m\n[[gone ${escape}]0;owned\u0007]] [[\u202egnp.exe]] #tag\n-- ${escape}[31mred.md --\n`,
  );
  const commands = [['check'], ['missing'], ['orphans'], ['deadends'], ['tags'], ['links', 'a'], ['backlinks', 'a']];
  for (const args of commands) {
    for (const env of [{}, { FORCE_COLOR: '1' }]) {
      const { out, err } = backlit([...args, hostile], { env });
      // The colours of our own are the only sequences that may be there.
      const rest = (out + err).replaceAll(new RegExp(`${escape}\\[\\d{1,2}m`, 'g'), sequence =>
        'FORCE_COLOR' in env && sequence !== `${escape}[2J` ? '' : sequence,
      );
      expect({ args, found: /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/.exec(rest)?.[0] }).toEqual({
        args,
      });
    }
  }
  expect(backlit(['missing', hostile]).out).toContain('gone ␛]0;owned␇');
});

test('JSON holds the names as they are, and no control character as such', () => {
  const hostile = vaultWith(`-- a.md --\n[[x\u009b\u202ey]]\n`);
  const { out } = backlit(['links', 'a', '--json', hostile]);
  expect(out).not.toMatch(/[\u007f-\u009f\u202e]/);
  expect((JSON.parse(out) as { links: { target: string }[] }).links[0]?.target).toBe('x\u009b\u202ey');
});

test('a long list comes whole through a pipe', () => {
  const many = vaultWith(`-- a.md --\n${'[[gone]] '.repeat(10_000)}\n`);
  const { code, out } = backlit(['links', 'a', '--json', many]);
  expect(code).toBe(0);
  expect((JSON.parse(out) as { links: unknown[] }).links).toHaveLength(10_000);
});

test('a reader who has seen enough is no error', () => {
  const many = vaultWith(`-- a.md --\n${'[[gone]] and more\n'.repeat(10_000)}\n`);
  for (const args of ['links a', 'check', 'graph', 'missing --format csv']) {
    const script = `"$0" "$1" ${args} "$2" | head -n 1; echo "ended with \${PIPESTATUS[0]}" >&2`;
    const { stdout, stderr } = spawnSync('bash', ['-c', script, process.execPath, command, many], { encoding: 'utf8' });
    expect(stdout.split('\n')).toHaveLength(2);
    expect({ args, stderr }).toEqual({ args, stderr: `ended with ${args === 'check' ? 1 : 0}\n` });
  }
});

test('an interrupt ends it at once', async () => {
  const many = vaultWith(`-- a.md --\n${'[[gone]] and more\n'.repeat(10_000)}\n`);
  const child = spawn(process.execPath, [command, 'graph', many], { stdio: ['ignore', 'pipe', 'ignore'] });
  await new Promise<void>(settle => child.stdout.once('readable', settle));
  const ended = new Promise<NodeJS.Signals | null>(settle => child.once('exit', (_, signal) => settle(signal)));
  const asked = performance.now();
  child.kill('SIGINT');
  expect(await ended).toBe('SIGINT');
  expect(performance.now() - asked).toBeLessThan(2000);
});
