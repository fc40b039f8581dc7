import { screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { MockApi } from "../../../../dev/mock/api";
import { openApp } from "../../../../dev/test-app";
import { onlookersLive } from "./use-onlookers";

const wang = { person: { id: "w", title: "王芳" }, since: "2026-01-05T01:00:00Z" };
const somebody = { person: { id: "s", title: null, restricted: true }, since: "2026-01-05T01:00:00Z" };

function opened() {
  const mock = new MockApi(3);
  const id = mock.tables.account?.values().next().value?.row.id ?? "";
  return { id, ...openApp(`/o/account/${id}`, mock) };
}

test("who else looks at a record is shown and said, as soon as the server tells that somebody came", async () => {
  const { mock, id, queries } = opened();
  await screen.findByRole("heading", { level: 1 });
  await waitFor(() => expect([...mock.looking.keys()]).toEqual([id]));
  expect(screen.queryByRole("button", { name: /正在查看/ })).not.toBeInTheDocument();
  mock.onlookers = [wang, somebody];
  onlookersLive.onlookers(queries, id);
  expect(await screen.findByRole("button", { name: "王芳、其他人正在查看" })).toBeInTheDocument();
});

test("a page that is left says so", async () => {
  const { mock, id, router } = opened();
  await screen.findByRole("heading", { level: 1 });
  await waitFor(() => expect([...mock.looking.keys()]).toEqual([id]));
  await router.navigate({ to: "/o/$object", params: { object: "account" }, search: {} });
  await waitFor(() => expect(mock.looking.size).toBe(0));
});
