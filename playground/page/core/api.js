/** REST as Discord's own clients speak it, with the signed-in person's token. */
let token = "";

export function useToken(value) {
  token = value;
}

/** The first of the nested reasons of a 50035. */
function firstError(node) {
  if (!node || typeof node !== "object") return null;
  if (node._errors) return node._errors[0]?.message ?? null;
  return Object.values(node).map(firstError).find(Boolean) ?? null;
}

export class ApiError extends Error {
  constructor(status, body) {
    const first = firstError(body?.errors);
    super(body?.message ? [body.message, first].filter(Boolean).join(": ") : `The server answered ${status}.`);
    this.status = status;
    this.code = body?.code ?? 0;
    this.retryAfter = Number(body?.retry_after ?? 0);
  }
}

const pause = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));

async function read(response) {
  const text = await response.text();
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return { message: text.slice(0, 200) };
  }
}

function packed(body, files) {
  if (!files?.length) return { body: body === undefined ? undefined : JSON.stringify(body), json: body !== undefined };
  const form = new FormData();
  form.append("payload_json", JSON.stringify(body ?? {}));
  files.forEach((file, n) => form.append(`files[${n}]`, file, file.name));
  return { body: form, json: false };
}

/** One request; waits and tries again when told to slow down (429), at most three times. */
async function request(method, path, body, { files, prefix = "/api/v10" } = {}) {
  for (let attempt = 0; ; attempt += 1) {
    const { body: data, json } = packed(body, files);
    const headers = { Authorization: token, ...(json ? { "Content-Type": "application/json" } : {}) };
    const response = await fetch(prefix + path, { method, headers, body: data });
    const answer = await read(response);
    if (response.ok) return answer;
    if (response.status !== 429 || attempt === 3) throw new ApiError(response.status, answer);
    await pause(Number(answer?.retry_after ?? 1));
  }
}

export const get = (path) => request("GET", path);
export const post = (path, body, files) => request("POST", path, body, { files });
export const put = (path, body) => request("PUT", path, body);
export const patch = (path, body) => request("PATCH", path, body);
export const del = (path) => request("DELETE", path);
/** The playground's own doors, which Discord does not have. */
export const control = (method, path, body) => request(method, path, body, { prefix: "/playground" });
