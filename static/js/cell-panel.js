// One cell looked at closely, in a sheet over the week: the key X, "Ô này" in the palette, or a press where cells are not
// edited. What is changed there goes the way of every act of the week, and the sheet is shown anew with its answer.
// Without this file the same is a page of its own.
(function () {
  const sheet = document.getElementById("cell-panel");
  if (!(sheet instanceof HTMLDialogElement)) return;
  const table = () => document.querySelector("[data-week-grid]");
  const addressOf = (cell) => `${sheet.dataset.cells}${cell.replace(":", "/")}/`;
  const typed = () => [...sheet.querySelectorAll("textarea")].map((field) => [field.name, field.form?.dataset.about, field.value]);
  let looking = false;

  async function load(cell) {
    const answer = await fetch(addressOf(cell), { headers: { "HX-Request": "true" } });
    if (answer.headers.get("HX-Redirect")) { location.assign(addressOf(cell)); return false; }
    if (!answer.ok) throw new Error(String(answer.status));
    const open = [...sheet.querySelectorAll("details[open][id]")].map((fold) => fold.id);
    sheet.innerHTML = await answer.text();
    open.forEach((id) => { const fold = document.getElementById(id); if (fold) fold.open = true; });
    sheet.dataset.cell = cell;
    return true;
  }

  async function open(cell) {
    look(false);
    try {
      if (!(await load(cell))) return;
    } catch { window.weekPage?.say("toast-unanswered"); return; }
    if (!sheet.open) sheet.showModal();
    sheet.querySelector("#cell-panel-title")?.focus();
  }

  // Pressed where no cell is chosen: the next cell that is pressed is looked into.
  function look(on) {
    looking = on;
    table()?.classList.toggle("is-looking", on);
    document.querySelector("[data-look]")?.classList.toggle("is-armed", on);
  }

  // Cells are one tab stop; their links are pressed by mouse and thumb.
  function settle() {
    table()?.querySelectorAll("td a.cell").forEach((link) => { link.tabIndex = -1; });
  }

  const isChosen = () => table()?.querySelector("td.is-active")?.dataset.cell;

  document.addEventListener("click", (event) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey) return;
    const pick = event.target.closest("[data-look]");
    if (pick) {
      event.preventDefault();
      if (isChosen()) open(isChosen()); else look(!looking);
      return;
    }
    const pressed = event.target.closest("[data-week-grid] td[data-cell]");
    const named = event.target.closest("[data-panel-of]");
    if (named && table()) { event.preventDefault(); event.stopPropagation(); open(named.dataset.panelOf); return; }
    if (!pressed || !(looking || event.target.closest("a.cell, .talk-flag"))) return;
    event.preventDefault();
    event.stopPropagation();
    open(pressed.dataset.cell);
  }, true);

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && looking) look(false);
    const cell = event.target.closest?.("[data-week-grid] td[data-cell]");
    if (!cell) return;
    const isLook = event.key.toLowerCase() === "x" || (event.key === "Enter" && !table().dataset.editable);
    if (isLook) { event.preventDefault(); open(cell.dataset.cell); }
  });

  sheet.addEventListener("submit", (event) => {
    if (event.target.method.toLowerCase() !== "post") return;
    event.preventDefault();
    event.stopPropagation();
    window.weekSync.doAct(event.target, event.submitter);
  });

  sheet.addEventListener("close", () => {
    const cell = table()?.querySelector(`td[data-cell="${CSS.escape(sheet.dataset.cell || "")}"]`);
    if (cell) (cell.tabIndex === 0 ? cell : document.querySelector("[data-week-grid] td[tabindex='0']"))?.focus({ preventScroll: true });
  });

  document.addEventListener("week:shown", async () => {
    settle();
    if (!sheet.open) return;
    const before = typed();
    try { await load(sheet.dataset.cell); } catch { return; }
    // Words that were not taken, because somebody else came first or the line broke, stay where they were typed.
    before.forEach(([name, about, value]) => {
      const field = [...sheet.querySelectorAll(`textarea[name="${name}"]`)].find((one) => one.form?.dataset.about === about);
      if (field && document.querySelector("#week-notices .notice.is-bad")) field.value = value;
    });
  });

  settle();
})();
