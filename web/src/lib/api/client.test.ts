import { afterEach, expect, expectTypeOf, test, vi } from "vitest";
import { addressOf, api } from "./client";
import { Problem } from "./problem";
import type { Shape } from "./shapes";

const answer = (response: Response) => {
  const fetched = vi.fn<(url: string, init: RequestInit) => Promise<Response>>(async () => response.clone());
  vi.stubGlobal("fetch", fetched);
  return fetched;
};

afterEach(() => vi.unstubAllGlobals());

test("a refusal becomes a problem with its code, findings and trace", async () => {
  answer(Response.json({ code: "record.invalid", title: "x", status: 422, findings: [{ field: "name", code: "field.required", message: "必填" }], trace: "abc" }, { status: 422, headers: { "Content-Type": "application/problem+json" } }));
  const problem = await api.get("/records/{object}", { path: { object: "account" } }).catch((error: unknown) => error);
  expect(problem).toBeInstanceOf(Problem);
  expect(problem).toMatchObject({ status: 422, code: "record.invalid", trace: "abc", findings: [{ field: "name" }] });
});

test("an answer that is no problem document still has a code", async () => {
  answer(new Response("<html>", { status: 502, headers: { "Content-Type": "text/html" } }));
  await expect(api.get("/me")).rejects.toMatchObject({ status: 502, code: "server.failed" });
  answer(new Response("", { status: 401 }));
  await expect(api.get("/me")).rejects.toMatchObject({ code: "session.required" });
});

test("a broken connection is told apart from a refusal", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("failed")));
  await expect(api.get("/me")).rejects.toMatchObject({ status: 0, code: "network.unreachable" });
});

test("writes carry the CSRF token and the version that was seen; reads carry neither", async () => {
  document.cookie = "XSRF-TOKEN=a%2Bb";
  const fetched = answer(Response.json({}));
  await api.patch("/records/{object}/{id}", { path: { object: "account", id: "1" }, body: { name: "x" }, version: 7 });
  const headers = new Headers(fetched.mock.calls[0]?.[1].headers);
  expect([headers.get("X-XSRF-TOKEN"), headers.get("If-Match"), headers.get("Content-Type")]).toEqual(["a+b", '"7"', "application/json"]);
  await api.get("/me");
  expect(new Headers(fetched.mock.calls[1]?.[1].headers).has("X-XSRF-TOKEN")).toBe(false);
});

const sent = (fetched: ReturnType<typeof answer>) => fetched.mock.calls.map(([url, { method, body }]) => ({ url, method, body }));

test("names in the path become what they stand for, encoded", async () => {
  const fetched = answer(new Response(null, { status: 204 }));
  expect(await api.remove("/objects/{object}/fields/{field}", { path: { object: "a/b", field: "评分 %" }, query: { plan: true } })).toBeUndefined();
  expect(sent(fetched)).toEqual([{ url: "/api/objects/a%2Fb/fields/%E8%AF%84%E5%88%86%20%25?plan=true", method: "DELETE", body: undefined }]);
});

test("empty parameters stay out of the address, several values are told with commas", async () => {
  const fetched = answer(Response.json({}));
  await api.get("/records/{object}", { path: { object: "account" }, query: { q: "", where: 'city == "上海"', after: null, sort: undefined, limit: 100, deleted: false, fields: ["name", "city"] } });
  expect(fetched.mock.calls[0]?.[0]).toBe(`/api/records/account?${new URLSearchParams({ where: 'city == "上海"', limit: "100", deleted: "false", fields: "name,city" })}`);
});

test("a body goes as JSON, a form as it is, and nothing where there is none", async () => {
  const fetched = answer(Response.json({}));
  const form = new FormData();
  await api.post("/links/view", { body: { token: "x" } });
  await api.post("/files", { body: form });
  await api.post("/webhooks/{id}/test", { path: { id: "1" } });
  expect(sent(fetched).map(({ body }) => body)).toEqual(['{"token":"x"}', form, undefined]);
  expect(new Headers(fetched.mock.calls[1]?.[1].headers).has("Content-Type")).toBe(false);
});

test("a creation can be repeated by its key, a wish goes along", async () => {
  const fetched = answer(Response.json({}));
  await api.post("/records/{object}", { path: { object: "account" }, body: { name: "x" }, idempotencyKey: "k" });
  await api.get("/records/{object}", { path: { object: "account" }, prefer: "count=exact" });
  const headers = fetched.mock.calls.map(([, { headers: each }]) => new Headers(each));
  expect([headers[0]?.get("Idempotency-Key"), headers[1]?.get("Prefer")]).toEqual(["k", "count=exact"]);
});

test("what the browser fetches by itself has its address from the same paths", () => {
  expect(addressOf("/imports/template", { query: { object: "account", format: "csv" } })).toBe("/api/imports/template?object=account&format=csv");
  expect(addressOf("/exports/{id}/file", { path: { id: "7" } })).toBe("/api/exports/7/file");
});

test("an answer has the shape that is described", () => {
  answer(Response.json({}));
  expectTypeOf(api.get("/webhooks/{id}", { path: { id: "1" } })).resolves.toEqualTypeOf<Shape<"Webhook">>();
  expectTypeOf(api.post("/records/{object}/mass", { path: { object: "account" }, body: { operation: "delete", expectedCount: 1 } })).resolves.toEqualTypeOf<Shape<"Mass">>();
  expectTypeOf(api.remove("/webhooks/{id}", { path: { id: "1" } })).resolves.toEqualTypeOf<void>();
});

test("what is not described does not compile", () => {
  answer(Response.json({}));
  // @ts-expect-error no such path
  void api.get("/nothing");
  // @ts-expect-error the path has no such method
  void api.patch("/webhooks");
  // @ts-expect-error the id is missing
  void api.get("/webhooks/{id}");
  // @ts-expect-error the id has another name
  void api.get("/webhooks/{id}", { path: { hook: "1" } });
  // @ts-expect-error the query is missing what it needs
  void api.get("/search", {});
  // @ts-expect-error the query has no such name
  void api.get("/mass", { query: { most: 3 } });
  // @ts-expect-error the value is of another kind
  void api.get("/mass", { query: { limit: "many" } });
  // @ts-expect-error the body is missing
  void api.post("/links/view", {});
  // @ts-expect-error the body lacks the token
  void api.post("/links/view", { body: {} });
  // @ts-expect-error the word is none of those
  void api.post("/records/{object}/mass", { path: { object: "account" }, body: { operation: "burn" } });
  // @ts-expect-error nothing is read with a body
  void api.get("/mass", { body: {} });
  // @ts-expect-error no version is asked for here
  void api.patch("/me", { body: {}, version: 1 });
  // @ts-expect-error a download is no answer of a POST
  expect(addressOf("/links/view")).toBe("/api/links/view");
});
