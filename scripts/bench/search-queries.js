/** What is looked for in generated vaults: the kinds of queries that people type, each with other words each time. */

const words =
  'callback buffer socket stream reader writer server client answer shield retry worker signal memory'.split(' ');

const at = number => words[number % words.length];

/** Kind → the query of that number, and whether its last word is still being typed. */
const kinds = {
  word: number => [at(number), false],
  'two words': number => [`${at(number)} ${at(number * 5 + 1)}`, false],
  phrase: number => [`"${at(number)} ${at(number * 3 + 2)}"`, false],
  code: number => [number % 2 === 0 ? 'await sleep' : `await.${at(number)}`, false],
  title: number => [`${at(number)} ${(number * 37) % 1000}`, false],
  typo: number => [swapped(at(number)), false],
  beginning: number => [at(number).slice(0, 1 + (number % 4)), true],
};

/** So many of each kind. */
export function queries(count) {
  return Object.entries(kinds).flatMap(([kind, make]) =>
    Array.from({ length: count }, (_, number) => {
      const [query, typing] = make(number);
      return { kind, query, typing };
    }),
  );
}

/** With two letters in its middle the wrong way round. */
function swapped(word) {
  const half = word.length >> 1;
  return word.slice(0, half - 1) + word[half] + word[half - 1] + word.slice(half + 1);
}
