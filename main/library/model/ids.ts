/*
 * The files of this folder say what a post, a block, a list and a hit are: the words that every part of Offprint shares.
 * Types only, no Node, no DOM. The window imports them as types.
 */

declare const brand: unique symbol;

/** Names one opened folder. Random, kept by the app; the same each time that folder is opened. */
export type LibraryId = string & { readonly [brand]: 'LibraryId' };

/** Names one post: a hash of the library's id and the bytes of its relative path, the same after a restart. */
export type PostId = string & { readonly [brand]: 'PostId' };

/** Names a file of the folder that is not a post (a picture, a PDF), made the way a `PostId` is. */
export type FileId = string & { readonly [brand]: 'FileId' };

/** Names one open view; a new one for each `view.open`. */
export type ViewId = string & { readonly [brand]: 'ViewId' };
