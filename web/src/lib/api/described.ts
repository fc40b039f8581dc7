import type { paths } from "./schema";

/** What a call gives and gets is read from the description of the interface, so that what changes there breaks here. */
type Method = "get" | "post" | "put" | "patch" | "delete";

/** The operations of a method by their path, which is told without the `/api` that all begin with. */
export type Operations<M extends Method> = {
  [P in keyof paths as paths[P][M] extends { responses: unknown } ? (P extends `/api${infer Bare}` ? Bare : never) : never]: paths[P][M];
};

interface Parts {
  path?: unknown;
  query?: unknown;
  header?: unknown;
}
type PartsOf<O> = O extends { parameters: infer All extends Parts } ? All : never;
type Part<O, Name extends keyof Parts> = NonNullable<PartsOf<O>[Name]>;
type None<T> = [T] extends [never] ? true : false;

/** The names within the path; they have to be given. */
type InPath<O> = None<Part<O, "path">> extends true ? { path?: never } : { path: Part<O, "path"> };

/** What may be left out may be null too: the address does not carry it. */
type Loose<Q> = { [Name in keyof Q]: undefined extends Q[Name] ? Q[Name] | null : Q[Name] };
type InQuery<O> =
  None<Part<O, "query">> extends true ? { query?: never }
  : undefined extends PartsOf<O>["query"] ? { query?: Loose<Part<O, "query">> | undefined }
  : { query: Loose<Part<O, "query">> };

interface HeaderNames {
  version: "If-Match";
  idempotencyKey: "Idempotency-Key";
  prefer: "Prefer";
}
interface HeaderValues {
  version: number;
  idempotencyKey: string;
  prefer: string;
}
type InHeader<O> = {
  [Name in keyof HeaderNames]?: None<Part<O, "header">> extends true ? never : HeaderNames[Name] extends keyof Part<O, "header"> ? HeaderValues[Name] | undefined : never;
};

type BodyOf<Kinds> = Kinds extends { "multipart/form-data": unknown } ? FormData : Kinds extends { "application/json": infer Json } ? Json : never;
type InBody<O> = O extends { requestBody: { content: infer Kinds } } ? { body: BodyOf<Kinds> }
  : O extends { requestBody?: { content: infer Kinds extends object } } ? { body?: BodyOf<Kinds> }
  : { body?: never };

/** What every call can be made of, whatever is called. */
export interface Call {
  path?: object | undefined;
  query?: object | undefined;
  body?: unknown;
  /** The version the caller saw; sent as If-Match. */
  version?: number | undefined;
  idempotencyKey?: string | undefined;
  /** What one would like, such as `count=exact`. */
  prefer?: string | undefined;
  signal?: AbortSignal | undefined;
  /** Is sent even if the page is left meanwhile. */
  keepalive?: boolean;
}

/* `O extends unknown` takes operations one by one, where TypeScript would else reckon with all of them at once. */
type Given<O> = O extends unknown ? InPath<O> & InQuery<O> & InHeader<O> & InBody<O> & Call : never;
/** Where nothing has to be given, there need be nothing. */
export type Arguments<O> = O extends unknown ? (Record<never, never> extends Given<O> ? [call?: Given<O>] : [call: Given<O>]) : never;

type Success<O> = O extends { responses: infer All } ? All[keyof All & (200 | 201 | 202)] : never;
type Content<Response> = Response extends { content: { "application/json": infer Json } } ? Json : void;
/** What a success tells: nothing where it has no content. */
export type Answer<O> = O extends unknown ? (None<Success<O>> extends true ? void : Content<Success<O>>) : never;

/** The whole path of something that is fetched by other means than a call. */
export type WholePath = keyof paths;
