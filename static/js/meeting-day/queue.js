// What waits to be saved: one record a box, kept in the browser until the answer is there, sent one after another.
//
// What was sent stays as it was sent until it is answered: where the answer was lost on the way the same words come
// once more, and the server knows them. What is typed meanwhile is sent after it.

const PAUSE = 1500;
const LONGEST_WAIT = 5000;
const TRY_AGAIN = 4000;

const cookie = (name) => document.cookie.match(`(?:^|; )${name}=([^;]*)`)?.[1] ?? "";
const token = () => cookie("csrftoken") || document.querySelector("[name=csrfmiddlewaretoken]").value;
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

export function newKey() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = [...crypto.getRandomValues(new Uint8Array(16))];
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
}

export function makeQueue({ place, said, onState }) {
  const waiting = new Map();
  const queue = { onSaved() {}, onConflict() {}, onActed() {} };
  let timer = null;
  let firstChange = 0;
  let sending = null;
  let offline = false;

  let words = "";
  const tell = () => onState({ waiting: waiting.size, offline, sending: Boolean(sending), words });

  const keep = (record) => {
    waiting.set(record.key, record);
    try {
      localStorage.setItem(place + record.key, JSON.stringify(record));
    } catch {
      // A full or forbidden store: what is typed still waits on this page.
    }
  };

  const forget = (record) => {
    waiting.delete(record.key);
    localStorage.removeItem(place + record.key);
  };

  const post = (record, options = {}) => {
    const body = new URLSearchParams({ ...record.sent, version: record.version, beside: record.beside, autosave: "1" });
    return fetch(record.url, { method: "POST", body, headers: { Accept: "application/json", "X-CSRFToken": token() }, ...options });
  };

  const saved = (record, answer) => {
    const typedOn = !record.isAct && !same(record.now, record.sent);
    record.version = answer.version;
    record.sent = null;
    if (typedOn) keep(record);
    else forget(record);
    if (record.isAct) queue.onActed(record.entry);
    else queue.onSaved(record.key, answer.version);
    return answer.said;
  };

  const refused = (record, answer) => {
    // The words stay in the box and in the browser; they are sent again when somebody types there.
    record.sent = null;
    record.isRefused = !record.isAct;
    if (record.isAct) forget(record);
    else keep(record);
    return answer.said;
  };

  async function answered(record, response) {
    const isOurs = response.headers.get("content-type")?.includes("json");
    if (isOurs && response.ok) return saved(record, await response.json());
    if (isOurs && response.status === 409) {
      const answer = await response.json();
      forget(record);
      queue.onConflict(record.key, record, answer.beside);
      return answer.said;
    }
    if (isOurs && response.status === 422) return refused(record, await response.json());
    if (response.status >= 500) throw new Error(`An answer ${response.status}.`);
    record.sent = null;
    record.isRefused = true;
    keep(record);
    if (response.redirected || response.status === 403) setTimeout(() => again(record), TRY_AGAIN);
    return response.redirected ? said.signIn : said.gone;
  }

  // Signed out: as soon as the person has signed in elsewhere, the same words go through.
  const again = (record) => {
    record.isRefused = false;
    queue.send();
  };

  async function sendAll() {
    words = "";
    for (;;) {
      const record = [...waiting.values()].filter((one) => !one.isRefused).sort((a, b) => a.since - b.since)[0];
      if (!record) break;
      record.sent ??= { ...record.now };
      keep(record);
      tell();
      let response;
      try {
        response = await post(record);
        words = (await answered(record, response)) || words;
        offline = false;
      } catch {
        offline = true;
        schedule(TRY_AGAIN);
        break;
      }
    }
    sending = null;
    tell();
  }

  function schedule(wait) {
    clearTimeout(timer);
    timer = setTimeout(queue.send, wait);
  }

  queue.send = () => {
    clearTimeout(timer);
    firstChange = 0;
    if (!sending && waiting.size) sending = sendAll();
    return sending ?? Promise.resolve();
  };

  queue.sendLast = () => {
    for (const record of waiting.values()) {
      if (record.isRefused) continue;
      // What is on its way is broken off with the page, so it goes once more; the server knows it.
      record.sent ??= { ...record.now };
      keep(record);
      post(record, { keepalive: true }).catch(() => {});
    }
  };

  // A box has changed; `record` says which, where it is saved, and on which version it was typed.
  queue.changed = ({ key, entry, url, now, version, beside }) => {
    const known = waiting.get(key);
    const record = known ?? { key, entry, url, version, beside, since: Date.now(), sent: null };
    record.now = now;
    record.isRefused = false;
    keep(record);
    words = "";
    firstChange ||= Date.now();
    schedule(offline ? TRY_AGAIN : Math.min(PAUSE, Math.max(0, firstChange + LONGEST_WAIT - Date.now())));
    tell();
  };

  // A button was pressed: sent after all that was typed before.
  queue.act = ({ entry, url, now }) => {
    const record = { key: `act-${newKey()}`, entry, url, now, version: 0, beside: newKey(), since: Date.now(), sent: null, isAct: true };
    keep(record);
    return queue.send();
  };

  queue.drop = (key) => waiting.has(key) && forget(waiting.get(key));
  queue.has = (key) => waiting.has(key);
  queue.lost = () => {
    offline = true;
    tell();
  };
  queue.found = () => {
    const was = offline;
    offline = false;
    if (was && waiting.size) queue.send();
  };

  queue.load = () => {
    const names = Object.keys(localStorage).filter((name) => name.startsWith(place));
    const records = names.map((name) => JSON.parse(localStorage.getItem(name))).sort((a, b) => a.since - b.since);
    for (const record of records) waiting.set(record.key, { ...record, isRefused: false });
    return records.filter((record) => !record.isAct);
  };
  return queue;
}
