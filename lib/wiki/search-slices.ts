/** What the searching worker and who asks it agree on. */

/** So many notes are read at once before a question is answered; more are read on the way, and what they say is found later. */
export const fewNotes = 16;
