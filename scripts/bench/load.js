/**
 * Asks a server over connections that stay open, each of which asks again as soon as it is answered. It speaks just
 * enough HTTP for that, so that it is the server that is measured and not the client.
 */
import { connect } from 'node:net';

/**
 * Questions until `milliseconds` are over or `questions` were asked.
 * @param {(question: number) => string} path what to ask, by the number of the question
 * @returns answers a second, their latencies in milliseconds, and how many had another status than `status`
 */
export async function load({
  port,
  path,
  connections = 8,
  milliseconds = Infinity,
  questions = Infinity,
  status = 200,
}) {
  const latencies = [];
  let asked = 0;
  let others = 0;
  const started = performance.now();
  const client = async () => {
    const connection = new Connection(port);
    while (asked < questions && performance.now() - started < milliseconds) {
      const begun = performance.now();
      const answer = await connection.ask(path(asked++));
      latencies.push(performance.now() - begun);
      if (answer !== status) others++;
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: connections }, client));
  return { perSecond: (latencies.length / (performance.now() - started)) * 1000, latencies, others };
}

class Connection {
  #socket;
  #received = Buffer.alloc(0);
  #settle = () => {};
  #fail = () => {};

  constructor(port) {
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.#socket.on('data', data => this.#take(data));
    this.#socket.on('error', error => this.#fail(error));
    this.#socket.on('close', () => this.#fail(new Error('The server closed the connection.')));
  }

  /** Settles with the status when the whole answer is there. */
  ask(path) {
    return new Promise((settle, fail) => {
      this.#settle = settle;
      this.#fail = fail;
      this.#socket.write(
        `GET ${path} HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nAccept-Encoding: gzip\r\n\r\n`,
      );
    });
  }

  close() {
    this.#fail = () => {};
    this.#socket.destroy();
  }

  #take(data) {
    this.#received = this.#received.length === 0 ? data : Buffer.concat([this.#received, data]);
    const end = this.#received.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = this.#received.toString('latin1', 0, end);
    if (!isWhole(head, this.#received, end + 4)) return;
    this.#received = Buffer.alloc(0);
    this.#settle(Number(head.slice(9, 12)));
  }
}

/** Only one question is under way on a connection, so that a last chunk is where the data end. */
function isWhole(head, data, bodyStart) {
  const length = /^content-length: (\d+)/im.exec(head);
  if (length !== null) return data.length >= bodyStart + Number(length[1]);
  if (/^transfer-encoding: chunked/im.test(head)) return data.subarray(-5).equals(lastChunk);
  return true;
}

const lastChunk = Buffer.from('0\r\n\r\n');
