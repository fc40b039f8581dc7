import { Refused } from "./records.ts";

type Body = Record<string, unknown>;

const minute = 60_000;
const ago = (minutes: number) => new Date(Date.now() - minutes * minute).toISOString();
const enrolment = { secret: "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", uri: "otpauth://totp/x?secret=JBSW", qr: { size: 3, path: "M0 0h1v1h-1z" } };
const codes = (start: string) => Array.from({ length: 10 }, (_, index) => `${start}${index}-aaaa-bbbb-cccc`);

interface Key extends Body {
  id: string;
  name: string;
}

/** The doors of one person: his password, telephone, sessions and keys; and the steps of a sign-in. */
export class Security {
  password = "guanlan-demo";
  code = "123456";
  factor: string | null = null;
  codesLeft = 0;
  required = false;
  /** What a sign-in still needs. */
  needs: string | undefined;
  /** The password was shown a moment ago. */
  confirmed = true;
  sessions = [
    { id: "s1", device: { browser: "Chrome", system: "Windows", phone: false }, address: "192.0.2.10", createdAt: ago(600), seenAt: ago(0), expiresAt: ago(-9000), current: true },
    { id: "s2", device: { browser: "Safari", system: "iPhone", phone: true }, address: "192.0.2.77", createdAt: ago(3000), seenAt: ago(95), expiresAt: ago(-9000), current: false },
  ];
  keys: Key[] = [];

  mine(method: string, [part, id = "", act]: string[], body: Body): Response | undefined {
    switch (`${method} ${part} ${act ?? (id === "" ? "" : part === "second-factor" ? id : "one")}`.trim()) {
      case "GET security": return Response.json({ password: { changedAt: ago(5000), expiresAt: null, minLength: 10, history: 5 }, secondFactor: { since: this.factor, codesLeft: this.codesLeft, required: this.required } });
      case "POST confirmation": return this.confirm(body);
      case "POST password": return this.change(body);
      case "POST second-factor": this.guard(); return Response.json(enrolment);
      case "POST second-factor confirmation": this.check(body); return this.codes("aaa");
      case "POST second-factor codes": this.guard(); return this.codes("bbb");
      case "DELETE second-factor": this.guard(); this.factor = null; return none();
      case "GET sessions": return Response.json({ items: this.sessions });
      case "DELETE sessions": this.sessions = this.sessions.filter((one) => one.current); return none();
      case "DELETE sessions one": this.sessions = this.sessions.filter((one) => one.id !== id); return none();
      case "GET keys": return Response.json({ items: this.keys });
      case "POST keys": this.guard(); return this.make(body);
      case "POST keys rotation": this.guard(); return Response.json({ key: this.keys.find((key) => key.id === id), secret: "glk_rotated" });
      case "DELETE keys one": this.keys = this.keys.filter((key) => key.id !== id); return none();
      default: return undefined;
    }
  }

  /** True when the step is done and nothing else is needed. */
  step(part: string | undefined, act: string | undefined, body: Body): Response | true {
    switch (`${part} ${act ?? ""}`.trim()) {
      case "code": this.check(body); break;
      case "password": this.good(body.password, "password"); break;
      case "second-factor": return Response.json(enrolment);
      case "second-factor confirmation": this.check(body); this.needs = undefined; return this.codes("ccc");
      default: throw new Refused(404, "session.absent", "请重新登录");
    }
    this.needs = undefined;
    return true;
  }

  private confirm(body: Body): Response {
    if (body.password !== this.password) throw wrong("password", "当前密码不正确。");
    this.confirmed = true;
    return none();
  }

  private change(body: Body): Response {
    if (body.current !== this.password) throw wrong("current", "当前密码不正确。");
    this.good(body.fresh, "fresh");
    this.password = String(body.fresh);
    return none();
  }

  private good(password: unknown, field: string): void {
    if (String(password).length < 10) throw wrong(field, "密码至少需要 10 个字符。");
  }

  private check(body: Body): void {
    if (body.code !== this.code) throw wrong("code", "验证码不正确或已经用过。");
    this.factor ??= ago(0);
  }

  private codes(start: string): Response {
    this.codesLeft = 10;
    return Response.json({ codes: codes(start) });
  }

  private make(body: Body): Response {
    const key = { id: `k${this.keys.length}`, name: String(body.name), hint: "glk_aB3xY", mandate: body.mandate ?? null, createdAt: ago(0), expiresAt: body.expiresAt ?? null, expired: false, formerUntil: null, usedAt: null, usedAddress: null };
    this.keys = [key, ...this.keys];
    return Response.json({ key, secret: "glk_aB3xYsecret" }, { status: 201 });
  }

  private guard(): void {
    if (!this.confirmed) throw new Refused(403, "session.unconfirmed", "请先再次输入密码。");
  }
}

const none = () => new Response(null, { status: 204 });
const wrong = (field: string, message: string) => new Refused(422, "identity.refused", "部分内容无法接受", [{ field, code: "x", message }]);
