import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { openApp } from "../../../dev/test-app";
import { MockApi } from "../../../dev/mock/api";

const twin = { id: "a-twin", title: "上海恒远机械有限公司", values: {}, probability: 0.97, decision: "same", reasons: [{ code: "same", field: "name", likeness: 1, message: "名称相同" }] };

/** Leads look like accounts here, with the fields that leads have. */
class WithLeads extends MockApi {
  readonly converted: unknown[] = [];
  status = "new";
  twins: unknown[] = [twin];
  refusal: Response | undefined;

  get lead(): string {
    return this.tables.account?.keys().next().value ?? "";
  }

  override async handle(request: Request): Promise<Response> {
    const url = new URL(request.url, "http://mock");
    if (url.pathname.endsWith("/conversion")) {
      this.converted.push(await request.json());
      return this.refusal ?? Response.json({ account: "a-twin", contact: "c1", opportunity: "d1", knownAccount: true, knownContact: false });
    }
    if (url.pathname === "/api/duplicates/account/check") return Response.json({ items: this.twins, hidden: 0 });
    const answer = await super.handle(new Request(request.url.replace("/lead", "/account"), request));
    if (request.method !== "GET" || url.pathname !== `/api/records/lead/${this.lead}`) return answer;
    const row = (await answer.json()) as Record<string, unknown>;
    return Response.json({ ...row, name: "王伟", company: "恒远机械", status: this.status, received_at: "2020-01-01T08:00:00Z", respond_by: "2020-01-01T09:00:00Z", _rights: { edit: true, delete: true } });
  }
}

test("a lead becomes the customer that is there already, with a deal", async () => {
  const mock = new WithLeads(5);
  openApp(`/o/lead/${mock.lead}`, mock);
  expect(await screen.findByText(/响应已超时/)).toBeInTheDocument();
  await userEvent.click(await screen.findByRole("button", { name: "转化" }));
  const dialog = within(await screen.findByRole("dialog", { name: "转化 王伟" }));
  expect(await dialog.findByRole("radio", { name: /上海恒远机械有限公司/ })).toBeChecked();
  await userEvent.click(dialog.getByRole("button", { name: "转化" }));
  expect(await screen.findByRole("link", { name: "打开已有客户" })).toHaveAttribute("href", "/o/account/a-twin");
  expect(mock.converted).toEqual([{ account: "a-twin", deal: "恒远机械 商机" }]);
});

test("or a new one without a deal, and says why it is refused", async () => {
  const mock = new WithLeads(5);
  mock.refusal = Response.json({ code: "sales.lead_of_others", title: "这个客户由别人负责", status: 409 }, { status: 409, headers: { "Content-Type": "application/problem+json" } });
  openApp(`/o/lead/${mock.lead}`, mock);
  await userEvent.click(await screen.findByRole("button", { name: "转化" }));
  const dialog = within(await screen.findByRole("dialog", { name: "转化 王伟" }));
  await userEvent.click(await dialog.findByRole("radio", { name: /新客户/ }));
  await userEvent.click(dialog.getByRole("checkbox", { name: "同时建立商机" }));
  await userEvent.click(dialog.getByRole("button", { name: "转化" }));
  expect(await dialog.findByRole("alert")).toHaveTextContent("这个客户由别人负责");
  expect(mock.converted).toEqual([{ account: null, deal: null }]);
});

test("what was converted is not converted again", async () => {
  const mock = new WithLeads(5);
  mock.status = "converted";
  openApp(`/o/lead/${mock.lead}`, mock);
  expect(await screen.findByRole("heading", { name: "王伟" })).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "转化" })).not.toBeInTheDocument();
});
