// The week grid: one tab stop, arrows to move, letters to fill, blocks to select, copy and paste; a mode picked in the
// palette fills the chosen cells, or, where none is chosen, paints every cell that is pressed next.
// A change is shown at once and handed to week-sync.js. Without these files each cell is a submit button that sets the
// mode chosen in the palette.
(function () {
  const sync = window.weekSync;
  const selection = { anchor: null, focus: null };
  let clipboard = null;
  let brush = "";
  let wasActive = false;

  const root = () => document.getElementById("week");
  const table = () => document.querySelector("[data-week-grid]");
  const rows = () => [...table().querySelectorAll("tbody tr[data-row]")];
  const cellsOf = (row) => [...row.querySelectorAll("td[data-cell]")];
  const matrix = () => rows().map(cellsOf);
  const named = (name) => name && table()?.querySelector(`td[data-cell="${CSS.escape(name)}"]`);
  const isEditable = () => Boolean(table()?.dataset.editable);
  const isFree = (cell) => !cell.hasAttribute("data-locked");
  const half = () => document.querySelector("#cells [name=half]:checked")?.value || "";
  const modeOn = (key) => JSON.parse(document.querySelector("[data-keys]")?.dataset.keys || "{}")[key];
  const looksOf = (cell) => cell.dataset.wanted || cell.dataset.looks;

  // -- where one is -------------------------------------------------------------------------------------------------

  function place(cell) {
    const grid = matrix();
    for (let row = 0; row < grid.length; row += 1) {
      const column = grid[row].indexOf(cell);
      if (column >= 0) return { row, column };
    }
    return null;
  }

  function block() {
    const from = place(named(selection.anchor));
    const to = place(named(selection.focus));
    if (!from || !to) return [];
    const [top, bottom] = [from.row, to.row].sort((a, b) => a - b);
    const [left, right] = [from.column, to.column].sort((a, b) => a - b);
    return matrix().slice(top, bottom + 1).map((row) => row.slice(left, right + 1));
  }

  function markSelection() {
    if (!table()) return;
    table().querySelectorAll("td[data-cell]").forEach((cell) => {
      cell.classList.remove("s-t", "s-b", "s-l", "s-r", "is-active");
      cell.removeAttribute("aria-selected");
      cell.tabIndex = -1;
      const button = cell.querySelector("button");
      if (button) button.tabIndex = -1;
    });
    const chosen = block();
    chosen.forEach((row, y) => row.forEach((cell, x) => {
      cell.setAttribute("aria-selected", "true");
      if (chosen.length === 1 && row.length === 1) return;
      if (y === 0) cell.classList.add("s-t");
      if (y === chosen.length - 1) cell.classList.add("s-b");
      if (x === 0) cell.classList.add("s-l");
      if (x === row.length - 1) cell.classList.add("s-r");
    }));
    const active = named(selection.focus) || matrix()[0]?.[0];
    if (active) {
      active.tabIndex = 0;
      if (selection.focus) active.classList.add("is-active");
    }
    const status = document.getElementById("grid-selection");
    const count = chosen.flat().length;
    if (!status) return;
    status.hidden = count < 2;
    status.textContent = count < 2 ? "" : status.dataset.many.replace("%(n)s", String(count));
  }

  function select(cell, extend = false) {
    if (!cell) return;
    selection.focus = cell.dataset.cell;
    if (!extend || !named(selection.anchor)) selection.anchor = selection.focus;
    markSelection();
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  function selectWhole(cells) {
    const usable = cells.filter(Boolean);
    if (!usable.length) return;
    selection.anchor = usable[0].dataset.cell;
    select(usable[usable.length - 1], true);
  }

  function move(down, right, extend) {
    const here = place(named(selection.focus));
    const grid = matrix();
    if (!here) { select(grid[0]?.[0]); return; }
    const row = Math.max(0, Math.min(grid.length - 1, here.row + down));
    const column = Math.max(0, Math.min(grid[row].length - 1, here.column + right));
    select(grid[row][column], extend);
  }

  function letGo() {
    if (brush) { arm(""); return; }
    if (selection.anchor !== selection.focus) selection.anchor = selection.focus;
    else selection.anchor = selection.focus = null;
    markSelection();
  }

  // -- change cells ---------------------------------------------------------------------------------------------------

  // `mode` for the whole day, or for the half that is chosen in the palette.
  function filled(cell, mode) {
    const [morning, afternoon = morning] = looksOf(cell).split("/");
    const halves = { am: [mode, afternoon], pm: [morning, mode] }[half()] || [mode, mode];
    return halves[0] === halves[1] ? halves[0] : halves.join("/");
  }

  function change(pairs) {
    if (!isEditable()) return;
    const set = {}, seen = {};
    pairs.filter(([cell, looks]) => isFree(cell) && looks !== looksOf(cell)).forEach(([cell, looks]) => {
      set[cell.dataset.cell] = looks;
      seen[cell.dataset.cell] = cell.dataset.looks;
    });
    if (Object.keys(set).length) sync.change(set, seen);
  }

  const fill = (mode, cells = block().flat()) => change(cells.map((cell) => [cell, filled(cell, mode)]));

  function toggle(cell) {
    if (!cell) return;
    const [here, other] = cell.classList.contains("off-day") ? ["tr", "l"] : ["cq", "tn"];
    const [morning, afternoon = morning] = looksOf(cell).split("/");
    fill((half() === "pm" ? afternoon : morning) === here ? other : here, [cell]);
  }

  // Back to what the cells of that day begin as.
  function clear() {
    const begins = [...table().querySelectorAll("th[data-day]")].map((day) => day.dataset.default);
    change(block().flatMap((row) => row.map((cell) => [cell, begins[place(cell).column] || looksOf(cell)])));
  }

  function copy() {
    clipboard = block().map((row) => row.map(looksOf));
  }

  function paste() {
    const start = place(named(selection.anchor));
    if (!clipboard || !start) return;
    const grid = matrix();
    change(clipboard.flatMap((line, y) => line.map((looks, x) => [grid[start.row + y]?.[start.column + x], looks])).filter(([cell]) => cell));
  }

  // -- the palette ------------------------------------------------------------------------------------------------------

  function arm(mode) {
    brush = mode === brush ? "" : mode;
    document.querySelectorAll("[data-pick]").forEach((pick) => pick.classList.toggle("is-armed", pick.dataset.pick === brush));
    table()?.classList.toggle("is-painting", Boolean(brush));
    const words = document.getElementById("brush");
    if (!words) return;
    words.hidden = !brush;
    const pick = document.querySelector(`[data-pick="${brush}"]`);
    words.textContent = pick ? words.dataset.painting.replace("%(mode)s", pick.title) : "";
  }

  function pick(mode) {
    if (named(selection.focus)) fill(mode);
    else arm(mode);
  }

  // -- show ---------------------------------------------------------------------------------------------------------------

  function chip(mode) {
    const known = document.querySelector(`[data-pick="${mode}"] .mode`);
    if (known) return known.cloneNode(true);
    const made = document.createElement("abbr");
    made.className = `mode mode-${mode}`;
    made.textContent = mode.toUpperCase();
    return made;
  }

  function paint(cell, looks) {
    const place = cell.querySelector("button.cell");
    if (!place) return;
    const modes = [...new Set(looks.split("/"))].map(chip);
    if (modes.length === 2) {
      const halves = document.createElement("span");
      halves.className = "halves";
      halves.append(...modes);
      place.replaceChildren(halves);
    } else place.replaceChildren(...modes);
    const words = modes.map((mode) => mode.textContent).join(" / ") + ", " + modes.map((mode) => mode.title).join(" / ");
    place.setAttribute("aria-label", `${place.getAttribute("aria-label").split(": ")[0]}: ${words}`);
    cell.dataset.mode = looks.split("/")[0];
  }

  // Every cell as it will be once what is on its way has arrived, and as it is where nothing is.
  function paintCells() {
    table()?.querySelectorAll("td[data-cell]:not([data-locked])").forEach((cell) => {
      const wanted = sync.wanted(cell.dataset.cell);
      if (wanted !== undefined && wanted !== looksOf(cell)) paint(cell, wanted);
      else if (wanted === undefined && cell.dataset.wanted) paint(cell, cell.dataset.looks);
      if (wanted === undefined) delete cell.dataset.wanted; else cell.dataset.wanted = wanted;
      cell.classList.toggle("is-pending", wanted !== undefined);
    });
  }

  function say(id, text) {
    const template = document.getElementById(id);
    if (!template) return;
    const toast = template.content.cloneNode(true);
    const words = toast.querySelector("span");
    words.textContent = words.textContent.replace("%(act)s", text || "");
    document.getElementById("toasts").append(toast);
  }

  // What somebody is typing or choosing in a part that is shown anew, by the names of its fields.
  function typedIn(part) {
    const fields = [...part.querySelectorAll("textarea[id], select[id], input[type=text][id]")];
    const isTyped = (field) => (field.matches("select") ? field.selectedIndex > 0 : field.value !== field.defaultValue);
    return fields.filter(isTyped).map((field) => [field.id, field.value]);
  }

  function typeAgain(typed) {
    typed.forEach(([id, value]) => {
      const field = document.getElementById(id);
      if (field) field.value = value;
    });
  }

  function putPiece(template) {
    const now = document.getElementById(template.dataset.piece);
    const fresh = template.content.firstElementChild;
    if (template.dataset.piece === "week-notices") { now.replaceChildren(...template.content.childNodes); window.htmx.process(now); return; }
    if (!now || !fresh) return;
    const open = [...now.querySelectorAll("details[open][id]")].map((fold) => fold.id);
    const typed = typedIn(now);
    now.replaceWith(fresh);
    typeAgain(typed);
    open.forEach((id) => { const fold = document.getElementById(id); if (fold) fold.open = true; });
    window.htmx.process(fresh);
  }

  // The answer to an act: the pieces that changed, the whole week, or only words.
  function show(answer) {
    const from = document.activeElement;
    const back = { id: from?.id, wasInGrid: Boolean(from?.closest("[data-week-grid], .palette, .verdict")) };
    const holder = document.createElement("template");
    holder.innerHTML = answer.text;
    const all = holder.content;
    all.querySelectorAll("[hx-swap-oob]").forEach((messages) => {
      document.getElementById("toasts").append(...messages.children);
      messages.remove();
    });
    const part = all.getElementById("week-answer"), whole = all.getElementById("week");
    if (part) {
      part.querySelectorAll("template[data-piece]").forEach(putPiece);
      root().querySelectorAll("[name=version]").forEach((field) => { field.value = part.dataset.version; });
      root().querySelectorAll("[name=content]").forEach((field) => { field.value = part.dataset.content; });
    } else if (whole) {
      root().replaceWith(whole);
      window.htmx.process(whole);
    } else if (answer.headers.get("HX-Retarget") === "#toasts") document.getElementById("toasts").append(...all.children);
    else say("toast-failed");
    paintCells();
    markSelection();
    markClashes();
    returnTo(back);
    document.dispatchEvent(new Event("week:shown"));
  }

  // Where the focus was when the answer took its element away: the same cell or button, else the title, where the new state is read.
  function returnTo(back) {
    if (document.activeElement && document.activeElement !== document.body) return;
    const target = (back.wasInGrid && named(selection.focus)) || (back.id && document.getElementById(back.id));
    if (target && !target.disabled) target.focus({ preventScroll: true });
    else document.getElementById("title")?.focus({ preventScroll: true });
  }

  // A cell that two people changed shows both values until one is chosen.
  function markClashes() {
    document.querySelectorAll("[data-clash]").forEach((clash) => {
      const cell = named(clash.dataset.clash);
      if (!cell || cell.classList.contains("is-clash")) return;
      const [, mine] = clash.dataset.values.split(" ");
      cell.classList.add("is-clash");
      const other = document.createElement("span");
      other.className = "other";
      other.append(...[...new Set(mine.split("/"))].map(chip));
      cell.append(other);
    });
  }

  function tellState() {
    const { trouble, busy, changes, lasts } = sync.state;
    const line = document.getElementById("save-state");
    document.documentElement.dataset.unsent = String(sync.state.acts);
    paintCells();
    if (!line) return;
    const kind = !trouble ? (changes && busy ? "saving" : "") : trouble === "renewing" ? "saving" : trouble;
    line.hidden = !kind || (!changes && !["signed-out", "ending"].includes(kind));
    line.dataset.kind = kind;
    line.classList.toggle("is-bad", Boolean(kind) && kind !== "saving");
    const words = line.querySelector("[data-words]");
    const said = (line.dataset[kind.replace("-o", "O")] || "").replace("%(n)s", String(changes));
    words.textContent = said && !lasts && kind !== "saving" ? `${said} ${line.dataset.fragile}` : said;
    line.querySelector("[data-try]").hidden = !["offline", "failing"].includes(kind);
    line.querySelector("[data-go-on]").hidden = kind !== "ending";
    line.querySelector("[data-sign-in]").hidden = kind !== "signed-out";
    line.querySelector("[data-give-up]").hidden = !["closed", "failing"].includes(kind);
    const dialog = document.getElementById("sign-in-again");
    if (kind === "signed-out" && dialog && !dialog.open && !dialog.dataset.left) dialog.showModal();
    if (kind !== "signed-out" && dialog) { delete dialog.dataset.left; if (dialog.open) dialog.close(); }
  }

  // -- keys and pointer ------------------------------------------------------------------------------------------------

  function press(id) {
    const button = document.getElementById(id);
    if (button && (!button.disabled || sync.state.changes)) sync.doAct(button.form, button);
  }

  function onKey(event) {
    if (!table() || !event.target.closest?.("[data-week-grid]")) return;
    const { key } = event;
    const control = event.ctrlKey || event.metaKey;
    const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
    const lower = key.toLowerCase();
    if (event.target.closest(".counter-open, .behind")) return;
    if (steps[key]) move(...steps[key], event.shiftKey);
    else if (key === "Home") move(control ? -999 : 0, -99, event.shiftKey);
    else if (key === "End") move(control ? 999 : 0, 99, event.shiftKey);
    else if (control && lower === "c") copy();
    else if (control && lower === "v") paste();
    else if (control && (lower === "y" || (lower === "z" && event.shiftKey))) press("redo");
    else if (control && lower === "z") press("undo");
    else if (control || event.altKey) return;
    else if (key === "Enter" || key === "F2" || key === " ") toggle(named(selection.focus));
    else if (key === "Delete" || key === "Backspace") clear();
    else if (key === "Escape") letGo();
    else if (key === "?") document.getElementById("keys")?.showModal();
    else if (modeOn(lower)) fill(modeOn(lower));
    else return;
    event.preventDefault();
  }

  function onClick(event) {
    const target = event.target;
    const picked = target.closest("[data-pick]");
    if (picked && table()) {
      if (target.matches("input")) return; // the click that the label passes on to its radio button
      const radio = picked.querySelector("input");
      if (radio) radio.checked = true;
      pick(picked.dataset.pick);
      event.preventDefault();
      return;
    }
    const jump = target.closest("[data-go-to]");
    if (jump && named(jump.dataset.goTo)) {
      select(named(jump.dataset.goTo));
      event.preventDefault();
      return;
    }
    if (target.closest("[data-try]")) sync.tryAgain();
    if (target.closest("[data-go-on]")) sync.goOn();
    if (target.closest("[data-give-up]")) sync.giveUp();
    if (target.closest("[data-sign-in]")) document.getElementById("sign-in-again")?.showModal();
    if (!table()?.contains(target)) return;
    const day = target.closest("th[data-day]");
    const name = target.closest("th[data-person]");
    const cell = target.closest("td[data-cell]");
    if (day) selectWhole(matrix().map((row) => row[Number(day.dataset.day)]));
    else if (name) selectWhole(cellsOf(name.closest("tr")));
    else if (cell && brush) fill(brush, [cell]);
    else if (cell && wasActive && !event.shiftKey) toggle(cell);
    else if (cell) select(cell, event.shiftKey);
    else return;
    event.preventDefault();
  }

  // Every form of the week goes the same way, in the order of the presses; none overtakes a change that is on its way.
  function onSubmit(event) {
    const form = event.target;
    if (!root()?.contains(form) || form.method.toLowerCase() !== "post" || !root().dataset.roster) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (form.id !== "cells") sync.doAct(form, event.submitter);
  }

  async function onSignIn(event) {
    const form = event.target.closest("#sign-in-again form[data-sign-in-form]");
    if (!form) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const wrong = form.querySelector("[data-wrong]");
    wrong.textContent = "";
    try { wrong.textContent = await sync.signIn(form); } catch { wrong.textContent = wrong.dataset.unanswered; }
    form.querySelector("[type=password]").value = "";
  }

  // A press focuses the cell before the click arrives, so whether it was active is asked here.
  document.addEventListener("pointerdown", (event) => {
    const cell = event.target.closest?.("[data-week-grid] td[data-cell]");
    wasActive = Boolean(cell) && cell.dataset.cell === selection.focus && event.button === 0;
  });
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", onClick);
  document.addEventListener("submit", onSignIn, true);
  document.addEventListener("submit", onSubmit, true);
  document.addEventListener("focusin", (event) => {
    const cell = event.target.closest?.("[data-week-grid] td[data-cell]");
    if (cell && !brush && cell.dataset.cell !== selection.focus) { selection.anchor = selection.focus = cell.dataset.cell; markSelection(); }
  });
  document.getElementById("sign-in-again")?.addEventListener("cancel", (event) => { event.currentTarget.dataset.left = "yes"; });
  document.addEventListener("htmx:afterSwap", () => { paintCells(); markSelection(); });

  window.weekPage = { show, say };
  sync.listen(tellState);
  sync.begin();
  markSelection();
  markClashes();
})();
