// A mode in the hand: picked while no cell is chosen, or after "Tô" was pressed, it is painted by pressing cells or by
// drawing over them, with a mouse or a finger. What one stroke painted is one step.
window.weekBrush = (function () {
  const cells = window.weekCells;
  let mode = "", isHeld = false, stroke = null, drew = false;

  const toggleButton = () => document.getElementById("hold-brush");

  function arm(picked) {
    mode = picked === mode ? "" : picked;
    if (!mode) isHeld = false;
    document.querySelectorAll("[data-pick]").forEach((pick) => pick.classList.toggle("is-armed", pick.dataset.pick === mode));
    cells.table()?.classList.toggle("is-painting", Boolean(mode));
    toggleButton()?.setAttribute("aria-pressed", String(Boolean(mode || isHeld)));
    const words = document.getElementById("brush"), pick = document.querySelector(`[data-pick="${mode}"]`);
    if (!words) return;
    words.hidden = !mode;
    words.textContent = pick ? words.dataset.painting.replace("%(mode)s", pick.title) : "";
  }

  // "Tô": the mode that is chosen in the palette is taken into the hand.
  function hold() {
    if (mode) { arm(""); return; }
    isHeld = true;
    arm(document.querySelector("[data-pick] input:checked")?.value || "cq");
  }

  function under(event) {
    const cell = document.elementFromPoint(event.clientX, event.clientY)?.closest("[data-week-grid] td[data-cell]");
    return cell && cells.isFree(cell) ? cell : null;
  }

  function draw(event) {
    const cell = under(event);
    if (!cell || stroke.has(cell.dataset.cell)) return;
    stroke.add(cell.dataset.cell);
    cell.classList.add("is-stroked");
  }

  document.addEventListener("pointerdown", (event) => {
    drew = false;
    if (!mode || event.button !== 0 || !event.target.closest?.("[data-week-grid] td[data-cell]")) return;
    stroke = new Set();
    draw(event);
  });
  document.addEventListener("pointermove", (event) => { if (stroke) draw(event); });
  document.addEventListener("pointercancel", () => end(false));
  document.addEventListener("pointerup", () => end(true));

  function end(isMeant) {
    if (!stroke) return;
    const those = [...stroke].map(cells.named).filter(Boolean);
    those.forEach((cell) => cell.classList.remove("is-stroked"));
    stroke = null;
    drew = isMeant;
    if (isMeant) window.weekPage.fill(mode, those);
  }

  return {
    arm, hold,
    get mode() { return mode; },
    // Whether the click that follows belongs to a stroke that has painted already.
    get drew() { return drew; },
  };
})();
