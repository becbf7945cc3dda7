/*
 * The files of this folder hold the types that all parts of Offprint share: posts, blocks, lists, hits. There are only
 * types here, without Node or DOM, and the window imports them as types.
 */

declare const brand: unique symbol;

/** Identifies an opened folder. Random, kept by the app, the same each time that folder is opened. */
export type LibraryId = string & { readonly [brand]: 'LibraryId' };

/** Identifies a post: a hash of the library's id and the bytes of its relative path. The same after a restart. */
export type PostId = string & { readonly [brand]: 'PostId' };

/** Identifies a file of the folder that is not a post (a picture, a PDF); made like a `PostId`. */
export type FileId = string & { readonly [brand]: 'FileId' };

/** Identifies an open view. Each `view.open` makes a new one. */
export type ViewId = string & { readonly [brand]: 'ViewId' };
