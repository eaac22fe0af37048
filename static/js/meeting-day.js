// The screen of a meeting: saves as it is typed, waits while there is no connection, shows what another clerk does.
// Without this file every box has its own button.
import { boxOf, enableBoxes } from "./meeting-day/boxes.js";
import { enableKeys } from "./meeting-day/keys.js";
import { enablePhrases } from "./meeting-day/phrases.js";
import { makeQueue } from "./meeting-day/queue.js";
import { enableSteps } from "./meeting-day/steps.js";
import { enableWatching } from "./meeting-day/watch.js";

function start(root) {
  const status = root.querySelector("[data-status]");
  const said = root.dataset;

  const sayState = ({ waiting, offline, sending, words }) => {
    const stuck = waiting === 1 ? said.offlineOne : said.offline.replace("%s", waiting);
    const now = offline && waiting ? stuck : sending ? said.saving : words || (waiting ? said.unsaved : "");
    status.classList.toggle("app-day__status--waiting", Boolean(waiting && !sending && (offline || words)));
    if (status.textContent !== now) status.textContent = now;
  };

  document.body.classList.add("js-day");
  const queue = makeQueue({ place: `meeting-day:${said.user}:${said.meetingDay}:`, said, onState: sayState });
  const boxes = enableBoxes(root, queue);
  const steps = enableSteps(root, queue, boxes);
  const watching = enableWatching(root, queue, boxes, steps);
  enableKeys(root, boxes, steps);
  enablePhrases(root, queue, boxes, watching);

  queue.onSaved = (key, version) => boxes.saved(key, version);
  queue.onConflict = (key, record, uid) => watching.keptBeside(key, record, uid);
  queue.onActed = (entry) => watching.read(entry);
  boxes.restore(queue.load());
  queue.send();
  // What is typed when the page is left is sent all the same; what gets no answer is found again in the browser.
  addEventListener("pagehide", () => queue.sendLast());
  addEventListener("online", () => queue.send());
  addEventListener("pageshow", (event) => event.persisted && queue.send());
  root.dataset.ready = "1";
}

const root = document.querySelector("[data-meeting-day]");
if (root && boxOf(root)) start(root);
