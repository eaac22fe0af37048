// Progressive enhancement only: every page works without this file.
import { keepScroll } from "./keep_scroll.js";
import { enableReordering } from "./reorder.js";
import { sayProgress } from "./say_progress.js";

document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) {
  document.body.classList.add("govuk-frontend-supported");
}

// The built file's address holds a hash, so the page says where it is.
const { govuk } = document.querySelector("script[data-govuk]").dataset;
const { initAll } = await import(govuk);
initAll();

document.querySelectorAll("[data-reorder]").forEach(enableReordering);
keepScroll();
sayProgress();
