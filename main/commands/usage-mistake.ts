/** Wrong arguments for a command, or a folder that does not exist. The message is for the person who typed them. */
export class UsageMistake extends Error {}
