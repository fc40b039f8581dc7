/** Somebody thought better of it when the password was asked. */
export class Cancelled extends Error {}
