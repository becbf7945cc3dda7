/** Limits of what crosses between the window and the shell. The contract checks them, and the window respects them. */

/** The longest query, and the longest text to find within a post. In UTF-16 units. */
export const longestText = 1_000;
/** The longest web address, in UTF-16 units. */
export const longestAddress = 8_192;
/** The longest selection in a post, in UTF-16 units. */
export const longestSelection = 1_000_000;
/** The longest text that a button copies, in UTF-16 units. A shown post can't hold more. */
export const longestCopy = 4_000_000;
/** The longest HTML of a still, and its longest styles. In UTF-16 units. */
export const longestStill = 500_000;
/** How many rows of a list one answer holds. */
export const mostRows = 200;
/** Pictures of a post that are asked about at once. */
export const mostPictures = 200;
/** Values of a facet in one answer. */
export const mostFacetValues = 5_000;
/** How many recent searches are kept, and how many searches a person may save. */
export const mostRecentSearches = 10;
export const mostSavedSearches = 50;
/** A saved search remembers the posts that it has found: this many characters of each id, and this many posts. */
export const postMarkLength = 8;
export const mostPostMarks = 5_000;
