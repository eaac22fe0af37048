// A part of the page that htmx puts anew, such as the sample of a house style, stays scrolled to where it was.
export function keepScroll() {
  let place = 0;
  document.body.addEventListener("htmx:beforeSwap", ({ detail }) => {
    place = detail.target.querySelector("[data-keep-scroll]")?.scrollTop ?? 0;
  });
  document.body.addEventListener("htmx:afterSwap", () => {
    const kept = document.querySelector("[data-keep-scroll]");
    if (kept) {
      kept.scrollTop = place;
    }
  });
}
