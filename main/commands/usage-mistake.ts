/** A mistake in how a command was called, or a folder that is not there; the message is for the person who typed it. */
export class UsageMistake extends Error {}
