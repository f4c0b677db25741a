/** Readers: ask, read the whole answer, and note how long it took and whether it was right. */
import { Agent, get } from 'node:http';
import { events } from './questions.js';

/** Bytes that are looked at as text: the whole graph of a large vault is longer than a text can be. */
const readable = 64 * 1024 * 1024;
/** An answer that takes longer is a fault. */
const patience = 60_000;

export class Readers {
  #port;
  #agent = new Agent({ keepAlive: true, maxSockets: 32 });
  #answers = [];
  #faults = [];

  constructor(port) {
    this.#port = port;
  }

  /** Asks; what is wrong with the answer is noted. */
  async ask(question) {
    const started = performance.now();
    const fault = await this.#fault(question);
    this.#answers.push({ kind: question.kind, milliseconds: performance.now() - started });
    if (fault !== null) this.#faults.push(`${question.path}: ${fault}`);
  }

  /** What was noted since this was asked last. */
  take() {
    const taken = { answers: this.#answers, faults: this.#faults };
    this.#answers = [];
    this.#faults = [];
    return taken;
  }

  /** The answer, whatever it is. */
  async text(path) {
    const { body } = await this.#answer(path, false);
    return body;
  }

  close() {
    this.#agent.destroy();
  }

  async #fault({ path, statuses, type }) {
    try {
      const { status, headers, body } = await this.#answer(path, type === events);
      if (!statuses.includes(status)) return `status ${status}`;
      if (status === 307) return null;
      const given = headers['content-type'] ?? '';
      if (!given.startsWith(type)) return `content type ${given}`;
      if (body === null) return null;
      if (type === 'application/json') JSON.parse(body);
      if (type === 'text/html' && !body.endsWith('</html>')) return 'a page without its end';
      return null;
    } catch (error) {
      return String(error.message);
    }
  }

  /** A stream is left after its first piece. */
  #answer(path, stream) {
    return new Promise((settle, fail) => {
      const options = { host: '127.0.0.1', port: this.#port, path, agent: stream ? false : this.#agent };
      let isAnswered = false;
      const request = get({ ...options, headers: { Accept: 'text/html' } }, response => {
        isAnswered = true;
        const chunks = [];
        const end = () => {
          const { statusCode: status, headers } = response;
          const bytes = Buffer.concat(chunks);
          settle({ status, headers, body: bytes.length > readable ? null : bytes.toString() });
        };
        response.on('data', chunk => {
          chunks.push(chunk);
          if (stream) request.destroy();
        });
        response.once('end', end).once('error', stream ? end : fail);
      });
      request.setTimeout(patience, () => request.destroy(new Error('no answer')));
      request.on('error', error => {
        // The server may close a connection that was idle in the moment in which it is used again; browsers ask again too.
        if (!isAnswered && request.reusedSocket && error.code === 'ECONNRESET') settle(this.#answer(path, stream));
        else fail(error);
      });
    });
  }
}
