/** What may cross between the window and the shell: the contract checks these limits, the window keeps to them. */

/** Of a query, and of a text that is looked for in a post, in UTF-16 units. */
export const longestText = 1_000;
/** Of a web address, in UTF-16 units. */
export const longestAddress = 8_192;
/** Of what is selected in a post, in UTF-16 units. */
export const longestSelection = 1_000_000;
/** Of a text that a button copies, in UTF-16 units: more than a post that is shown can hold. */
export const longestCopy = 4_000_000;
/** Rows of a list in one answer. */
export const mostRows = 200;
/** Pictures of a post that are asked about at once. */
export const mostPictures = 200;
/** Values of a facet in one answer. */
export const mostFacetValues = 5_000;
/** Searches that are kept because they were made lately, and because the person wants them. */
export const mostRecentSearches = 10;
export const mostSavedSearches = 50;
/** A post that a search has found is remembered by so many characters of its id, and so many posts are. */
export const postMarkLength = 8;
export const mostPostMarks = 5_000;
