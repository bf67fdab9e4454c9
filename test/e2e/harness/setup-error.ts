/** What a person has to do before a command can work; shown as it is, without a stack. */
export class SetupError extends Error {}
