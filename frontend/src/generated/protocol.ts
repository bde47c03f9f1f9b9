// Generated from schema.json by `npm run types`. Do not edit: change the server, then run `make types`.

export const PROTOCOL = 4;
