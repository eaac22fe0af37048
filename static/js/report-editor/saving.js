// Saves a few seconds after a change, and says when it was saved or why it was not.

const PAUSE = 2500;
const LONGEST_WAIT = 10_000;
const PRESENCE = 10_000;

export function enableSaving(form, { text, onSaved }) {
  const status = form.querySelector("[data-save-status]");
  const said = status.dataset;
  const people = document.querySelector("[data-others]");
  let saved = text();
  let timer = null;
  let firstChange = 0;
  let sending = false;
  let underWay = null;
  let stopped = false;
  let isBeside = false;

  const say = (words, link) => {
    status.textContent = words;
    if (link) {
      const a = Object.assign(document.createElement("a"), { href: link, textContent: said.compare, className: "govuk-link" });
      status.append(" ", a);
    }
  };

  const showOthers = (words) => {
    if (people && people.textContent.trim() !== words) people.textContent = words;
    if (people) people.hidden = !words;
  };

  const stop = (words) => {
    stopped = true;
    say(words);
  };

  const send = (options = {}) => {
    const data = new FormData(form);
    data.set("autosave", "1");
    // What is on its way already makes the next version.
    if (sending && !isBeside) data.set("version", String(Number(form.elements.version.value) + 1));
    const headers = { Accept: "application/json" };
    return fetch(form.action, { method: "POST", body: new URLSearchParams(data), headers, ...options });
  };

  const take = (answer, sent) => {
    saved = sent;
    form.elements.version.value = answer.version;
    showOthers(answer.others);
    say(answer.said);
    onSaved(answer);
    if (text() !== saved) changed();
  };

  // Somebody else was first. What is typed from here on is kept beside their text, in one place.
  const keepBeside = (answer, sent) => {
    isBeside = true;
    saved = sent;
    say(answer.said, answer.url);
    if (text() !== saved) changed();
  };

  const answered = async (response, sent) => {
    const isOurs = response.headers.get("content-type")?.includes("json");
    if (!isOurs && (response.redirected || response.status === 403)) return stop(said.signIn);
    if (!isOurs) throw new Error(`An answer ${response.status} that is none of ours.`);
    const answer = await response.json();
    if (response.ok) return take(answer, sent);
    if (answer.isKept) return keepBeside(answer, sent);
    return stop(answer.said);
  };

  async function sendNow() {
    const sent = text();
    const answer = send();
    sending = true;
    firstChange = 0;
    say(said.saving);
    try {
      await answered(await answer, sent);
    } catch {
      say(said.failed);
      timer = setTimeout(save, LONGEST_WAIT);
    } finally {
      sending = false;
    }
  }

  function save() {
    clearTimeout(timer);
    if (sending || stopped || text() === saved) return;
    underWay = sendNow();
  }

  function changed() {
    if (stopped) return;
    if (text() === saved) return;
    if (!sending) say(said.unsaved);
    firstChange ||= Date.now();
    clearTimeout(timer);
    timer = setTimeout(save, Math.min(PAUSE, Math.max(0, firstChange + LONGEST_WAIT - Date.now())));
  }

  async function beat() {
    try {
      const answer = await fetch(form.dataset.presence, { method: "POST", body: new URLSearchParams({ csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value }) });
      if (answer.ok) showOthers((await answer.json()).others);
    } catch {
      // The next beat will tell.
    }
  }

  let leaving = false;
  form.addEventListener("submit", async (event) => {
    clearTimeout(timer);
    if (sending) {
      // A button pressed while a save is on its way waits for it: else one would be in one's own way.
      event.preventDefault();
      await underWay;
      form.requestSubmit(event.submitter);
    } else leaving = true;
  });
  addEventListener("pagehide", () => {
    if (!leaving && !stopped && text() !== saved) send({ keepalive: true });
  });
  addEventListener("beforeunload", (event) => {
    if (!leaving && text() !== saved) event.preventDefault();
  });
  // A page that the browser kept and shows again may be an old one, or hold what could not be saved.
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    leaving = false;
    if (text() === saved) location.reload();
    else changed();
  });
  setInterval(beat, PRESENCE);
  addEventListener("focus", beat);
  return { changed };
}
