// Screen readers hear which step is being done when it changes, and not every second how long it has taken.
export function sayProgress() {
  document.body.addEventListener("htmx:afterSwap", () => {
    const said = document.getElementById("progress-said");
    const sentence = document.getElementById("progress-label")?.textContent;
    if (said && sentence && said.textContent !== sentence) {
      said.textContent = sentence;
    }
  });
}
