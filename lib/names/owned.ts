/**
 * A copy that shares no memory with the text it was cut from: a slice of a note that is kept would keep all of the note
 * alive. Short slices are copies anyway; of a longer one `join` makes a text of its own, while adding and cutting again
 * would leave a slice of the sum.
 */
export function owned<T extends string>(text: T): T {
  return (text.length < 13 ? text : [text.slice(0, 1), text.slice(1)].join('')) as T;
}
