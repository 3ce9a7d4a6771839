// A form marked data-keep asks before the page is left with something typed in it and not sent.
const kept = document.querySelector("form[data-keep]");
if (kept) {
  let typed = Boolean(kept.querySelector(".is-invalid"));
  kept.addEventListener("input", () => { typed = true; });
  kept.addEventListener("submit", () => { typed = false; });
  window.addEventListener("beforeunload", (event) => { if (typed) event.preventDefault(); });
}
