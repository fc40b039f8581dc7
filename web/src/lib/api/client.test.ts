import { afterEach, expect, test, vi } from "vitest";
import { api } from "./client";
import { Problem } from "./problem";

const answer = (response: Response) => {
  const fetched = vi.fn<(url: string, init: RequestInit) => Promise<Response>>(async () => response);
  vi.stubGlobal("fetch", fetched);
  return fetched;
};

afterEach(() => vi.unstubAllGlobals());

test("a refusal becomes a problem with its code, findings and trace", async () => {
  answer(Response.json({ code: "record.invalid", title: "x", status: 422, findings: [{ field: "name", code: "field.required", message: "必填" }], trace: "abc" }, { status: 422, headers: { "Content-Type": "application/problem+json" } }));
  const problem = await api.get("/records/account").catch((error: unknown) => error);
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
  await api.patch("/records/account/1", { name: "x" }, { version: 7 });
  const headers = new Headers(fetched.mock.calls[0]?.[1].headers);
  expect([headers.get("X-XSRF-TOKEN"), headers.get("If-Match"), headers.get("Content-Type")]).toEqual(["a+b", '"7"', "application/json"]);
  answer(Response.json({}));
  await api.get("/me");
  expect(new Headers(fetched.mock.calls[1]?.[1].headers).has("X-XSRF-TOKEN")).toBe(false);
});

test("empty parameters stay out of the address", async () => {
  const fetched = answer(Response.json({}));
  await api.get("/records/account", { query: { q: "", where: 'city == "上海"', after: null, limit: 100 } });
  expect(fetched.mock.calls[0]?.[0]).toBe(`/api/records/account?${new URLSearchParams({ where: 'city == "上海"', limit: "100" })}`);
});
