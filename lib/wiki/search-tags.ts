/** Tags as answers to a query. */

/** So many are told. */
export const mostTags = 5;
