import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { openApp } from "../../../dev/test-app";
import { MockApi } from "../../../dev/mock/api";

async function withPassword(needs: string | undefined, path = "/sign-in?next=%2Fo%2Fcontact") {
  const mock = new MockApi(20);
  mock.signedIn = false;
  mock.security.needs = needs;
  const app = openApp(path, mock);
  await userEvent.type(await screen.findByLabelText("账号"), "lin");
  await userEvent.type(screen.getByLabelText("密码"), "guanlan-demo{Enter}");
  return app;
}

test("a code from the phone is asked after the password, and a wrong one is told at its field", async () => {
  const { router } = await withPassword("code");
  expect(await screen.findByRole("heading", { name: "两步验证" })).toBeInTheDocument();
  const field = screen.getByLabelText("六位验证码");
  await userEvent.type(field, "000000{Enter}");
  expect(await screen.findByText("验证码不正确或已经用过。")).toBeInTheDocument();
  expect(field).toBeInvalid();
  await userEvent.clear(field);
  await userEvent.type(field, "123456{Enter}");
  await waitFor(() => expect(router.state.location.href).toBe("/o/contact"));
});

test("a recovery code can be given instead of one from the phone", async () => {
  await withPassword("code");
  await userEvent.click(await screen.findByRole("button", { name: "手机不在身边？使用恢复码" }));
  expect(screen.getByLabelText("恢复码")).toHaveFocus();
  await userEvent.click(screen.getByRole("button", { name: "改用手机验证码" }));
  expect(screen.getByLabelText("六位验证码")).toBeInTheDocument();
});

test("whoever must have a second factor sets it up and keeps its recovery codes before he is in", async () => {
  const { router } = await withPassword("enrolment");
  expect(await screen.findByRole("img", { name: "供验证器应用扫描的二维码" })).toBeInTheDocument();
  await userEvent.type(screen.getByLabelText("六位验证码"), "123456{Enter}");
  expect(await screen.findByRole("list", { name: "恢复码" })).toHaveTextContent("ccc0-aaaa-bbbb-cccc");
  await userEvent.click(screen.getByRole("button", { name: "我已保存" }));
  await waitFor(() => expect(router.state.location.href).toBe("/o/contact"));
});

test("an expired password is replaced before one is in", async () => {
  const { router } = await withPassword("password");
  expect(await screen.findByRole("heading", { name: "设置新密码" })).toBeInTheDocument();
  await userEvent.type(screen.getByLabelText("新密码"), "short{Enter}");
  expect(await screen.findByText("密码至少需要 10 个字符。")).toBeInTheDocument();
  await userEvent.type(screen.getByLabelText("新密码"), " but longer now{Enter}");
  await waitFor(() => expect(router.state.location.href).toBe("/o/contact"));
});

test("a step can be left for the beginning", async () => {
  await withPassword("code");
  await userEvent.click(await screen.findByRole("button", { name: "返回登录" }));
  expect(await screen.findByLabelText("账号")).toBeInTheDocument();
});

test("an invitation lets one choose a password", async () => {
  const mock = new MockApi(20);
  mock.signedIn = false;
  const { router } = openApp("/welcome#good", mock);
  expect(await screen.findByRole("heading", { name: "周远，你好" })).toBeInTheDocument();
  await userEvent.type(screen.getByLabelText("新密码"), "seven lanterns at sea{Enter}");
  await waitFor(() => expect(router.state.location.pathname).toBe("/"));
});

test("a link that is used up says so", async () => {
  const mock = new MockApi(20);
  mock.signedIn = false;
  openApp("/welcome#used", mock);
  expect(await screen.findByRole("alert")).toHaveTextContent("此链接无效、已过期或已经用过。");
});
