/** What happened in each minute, and what came of it in the end. */
import { count, duration, megabytes, quantile, slope } from '../bench/statistics.js';

/** Minutes that do not count for memory: a server fills what it keeps, up to its bounds. */
const warmUp = 5;
/** Memory may move by this part of itself from then on and be called still. */
const still = 0.1;
/** Faults that are told in full. */
const told = 20;

export const heading = [
  '| minute | answers | p50 | p99 | slowest | saved → true, p50 · slowest | faults | memory |',
  '|---|---|---|---|---|---|---|---|',
];

export class Minutes {
  #answers = [];
  #times = [];
  #memory = [];
  #faults = 0;

  /** @returns the line of a minute */
  add({ answers, times, faults, memory }) {
    const latencies = answers.map(({ milliseconds }) => milliseconds);
    this.#answers.push(...answers);
    this.#times.push(...times);
    this.#memory.push(memory);
    for (const fault of faults.slice(0, Math.max(0, told - this.#faults))) process.stderr.write(`${fault}\n`);
    this.#faults += faults.length;
    const cells = [
      this.#memory.length,
      count(latencies.length),
      duration(quantile(latencies, 0.5)),
      duration(quantile(latencies, 0.99)),
      duration(max(latencies)),
      `${duration(quantile(times, 0.5))} · ${duration(max(times))}`,
      count(faults.length),
      megabytes(memory),
    ];
    return `| ${cells.join(' | ')} |`;
  }

  /** What it all comes to. Memory is judged by the line through its minutes, so that no single moment decides. */
  verdict() {
    const later = this.#memory.slice(Math.min(warmUp, Math.floor(this.#memory.length / 3)));
    const growth = slope(later);
    const isShort = this.#memory.length < 2 * warmUp;
    const isStill = (growth * (later.length - 1)) / Math.min(...later) <= still;
    const isGood = this.#faults === 0 && (isStill || isShort);
    const latencies = this.#answers.map(({ milliseconds }) => milliseconds);
    const lines = [
      `${count(latencies.length)} answers in ${this.#memory.length} minutes: p50 ` +
        `${duration(quantile(latencies, 0.5))}, p99 ${duration(quantile(latencies, 0.99))}, slowest ` +
        `${duration(max(latencies))}; ${count(this.#faults)} faults.`,
      `Saved notes were true after ${duration(quantile(this.#times, 0.5))} (p50), ` +
        `${duration(quantile(this.#times, 0.99))} (p99), ${duration(max(this.#times))} at most.`,
      `Memory ${megabytes(Math.min(...later))} to ${megabytes(Math.max(...later))} after the beginning, growing by ` +
        `${growth.toFixed(1)} MB a minute: ${isShort ? 'too short to tell' : isStill ? 'it stands still' : 'IT GROWS'}.`,
      '',
      ...this.#byKind(),
    ];
    return { isGood, lines };
  }

  #byKind() {
    const kinds = new Map();
    for (const { kind, milliseconds } of this.#answers) {
      if (!kinds.has(kind)) kinds.set(kind, []);
      kinds.get(kind).push(milliseconds);
    }
    const rows = Array.from(kinds, ([kind, latencies]) => {
      const figures = [quantile(latencies, 0.5), quantile(latencies, 0.99), max(latencies)].map(duration);
      return `| ${[kind, count(latencies.length), ...figures].join(' | ')} |`;
    });
    return ['| asked for | answers | p50 | p99 | slowest |', '|---|---|---|---|---|', ...rows];
  }
}

/** Of more numbers than a call takes arguments. */
function max(values) {
  return values.reduce((most, value) => Math.max(most, value), 0);
}
