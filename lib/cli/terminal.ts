/**
 * The command's two voices. Law: stdout carries results and waits for whoever reads them; stderr carries all else;
 * a reader that closes the pipe ends the command quietly.
 */
import { once } from 'node:events';
import { plain } from './plain.ts';
import { colours, styleFor, type Style } from './style.ts';

export interface Terminal {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** How results are painted. */
  readonly style: Style;
  /** Results go to a screen, not into a file or another program. */
  readonly isScreen: boolean;
  /** Absolute path of the built product, which holds the server. */
  readonly build: string;
  /** Writes results. */
  print(pieces: Iterable<string>): Promise<void>;
  /** Tells something in passing. */
  say(sentence: string): void;
  /** Shows how far long work has come, in place of what it showed before; null clears it. Only on a screen. */
  progress(sentence: string | null): void;
  /** Whether `progress` shows anything. */
  readonly showsProgress: boolean;
  /** Tells what went wrong, and what to do. */
  complain(message: string, hint: string | null): void;
  /** The exit code, once all is written. */
  endWith(code: 0 | 1 | 2): void;
}

/** Letters gathered before they are written. */
const pieceLength = 1 << 16;

/** The terminal of this process. */
export function openTerminal(process: NodeJS.Process, build: string): Terminal {
  const { stdout, stderr, env } = process;
  for (const stream of [stdout, stderr]) stream.on('error', endQuietly);
  const spoken = styleFor(colours(stderr, env));
  const showsProgress = stderr.isTTY && env['TERM'] !== 'dumb';
  return {
    cwd: process.cwd(),
    env,
    build,
    style: styleFor(colours(stdout, env)),
    isScreen: stdout.isTTY,
    async print(pieces) {
      for (const piece of gathered(pieces)) {
        if (!stdout.write(piece)) await once(stdout, 'drain');
      }
    },
    say(sentence) {
      stderr.write(`${plain(whole(sentence))}\n`);
    },
    showsProgress,
    progress(sentence) {
      if (showsProgress) stderr.write(`\r\u001b[K${sentence ?? ''}`);
    },
    complain(message, hint) {
      stderr.write(`${spoken.error('backlit:')} ${plain(whole(message))}\n`);
      for (const line of hint?.split('\n') ?? []) stderr.write(`  ${plain(line)}\n`);
    },
    endWith(code) {
      process.exitCode = code;
    },
  };
}

/** A sentence with its capital and its full stop, whoever worded it. */
function whole(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1) + (/[.!?”]$/.test(sentence) ? '' : '.');
}

/** `backlit check | head`: whoever reads has seen enough. */
function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
}

function* gathered(pieces: Iterable<string>): Generator<string> {
  let gathering = '';
  for (const piece of pieces) {
    gathering += piece;
    if (gathering.length < pieceLength) continue;
    yield gathering;
    gathering = '';
  }
  if (gathering !== '') yield gathering;
}
