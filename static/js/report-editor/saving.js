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
  let stopped = false;

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

  const stop = (words, link) => {
    stopped = true;
    say(words, link);
  };

  const body = () => {
    const data = new FormData(form);
    data.set("autosave", "1");
    return new URLSearchParams(data);
  };

  const take = (answer, sent) => {
    saved = sent;
    form.elements.version.value = answer.version;
    showOthers(answer.others);
    say(answer.said);
    onSaved(answer);
    if (text() !== saved) changed();
  };

  const answered = async (response, sent) => {
    const isOurs = response.headers.get("content-type")?.includes("json");
    if (!isOurs) return stop(response.redirected ? said.signIn : said.failed);
    const answer = await response.json();
    if (response.ok) return take(answer, sent);
    saved = answer.isKept ? sent : saved;
    return stop(answer.said, answer.url);
  };

  async function save() {
    clearTimeout(timer);
    if (sending || stopped || text() === saved) return;
    sending = true;
    firstChange = 0;
    const sent = text();
    say(said.saving);
    try {
      await answered(await fetch(form.action, { method: "POST", body: body(), headers: { Accept: "application/json" } }), sent);
    } catch {
      say(said.failed);
      timer = setTimeout(save, LONGEST_WAIT);
    } finally {
      sending = false;
    }
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
  form.addEventListener("submit", () => {
    leaving = true;
    clearTimeout(timer);
  });
  addEventListener("pagehide", () => {
    if (leaving || stopped || text() === saved) return;
    fetch(form.action, { method: "POST", body: body(), keepalive: true, headers: { Accept: "application/json" } });
  });
  addEventListener("beforeunload", (event) => {
    if (!leaving && text() !== saved) event.preventDefault();
  });
  // A page that the browser kept and shows again holds an old text and an old version.
  addEventListener("pageshow", (event) => event.persisted && location.reload());
  setInterval(beat, PRESENCE);
  addEventListener("focus", beat);
  return { changed };
}
