// The week grid: one tab stop, arrows to move, letters to fill, blocks to select, copy and paste.
// The server holds the truth: every change is posted through the page's own form and the answer replaces the grid.
// Without this file each cell is a submit button that sets the mode chosen in the palette.

const KEYS = { c: "cq", n: "tn", t: "tr", k: "ct", h: "h", p: "p", o: "o", b: "nb", m: "hd", l: "l", 3: "3t" };
const selection = { anchor: null, focus: null };
const waiting = [];
let clipboard = null;
let busy = false;
let wasActive = false;
let cameFromGrid = false;

const root = () => document.getElementById("week");
const table = () => document.querySelector("[data-week-grid]");
const rows = () => [...table().querySelectorAll("tbody tr[data-row]")];
const cellsOf = (row) => [...row.querySelectorAll("td[data-cell]")];
const matrix = () => rows().map(cellsOf);
const named = (name) => name && table()?.querySelector(`td[data-cell="${CSS.escape(name)}"]`);
const isEditable = () => Boolean(table()?.dataset.editable);

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

function paint() {
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
  tell(chosen);
}

function tell(chosen) {
  const status = document.getElementById("grid-selection");
  if (!status) return;
  const count = chosen.flat().length;
  status.hidden = count < 2;
  status.textContent = count < 2 ? "" : status.dataset.many.replace("%(n)s", String(count));
}

function select(cell, extend = false) {
  if (!cell) return;
  selection.focus = cell.dataset.cell;
  if (!extend || !named(selection.anchor)) selection.anchor = selection.focus;
  paint();
  cell.focus({ preventScroll: true });
  cell.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function move(down, right, extend) {
  const here = place(named(selection.focus));
  const grid = matrix();
  if (!here) { select(grid[0]?.[0]); return; }
  const row = Math.max(0, Math.min(grid.length - 1, here.row + down));
  const column = Math.max(0, Math.min(grid[row].length - 1, here.column + right));
  select(grid[row][column], extend);
}

function fill(mode) {
  const chosen = block().flat().filter((cell) => !cell.hasAttribute("data-locked"));
  if (chosen.length) post(chosen.map((cell) => ["set", `${cell.dataset.cell}=${mode}`]));
}

// -- talking to the server: one post at a time, each with the version the last answer brought -----------------------------------

function post(pairs) {
  if (!isEditable()) return;
  waiting.push(pairs);
  next();
}

function next() {
  if (busy || !waiting.length) return;
  busy = true;
  const form = document.getElementById("cells");
  const values = {};
  waiting.shift().forEach(([name, value]) => { (values[name] ||= []).push(value); });
  const half = form.querySelector("[name=half]:checked");
  if (half) values.half = half.value;
  root().setAttribute("aria-busy", "true");
  window.htmx.ajax("POST", form.action, { source: form, target: "#week", swap: "outerHTML", values })
    .catch(() => { waiting.length = 0; })
    .finally(() => { busy = false; root()?.removeAttribute("aria-busy"); next(); });
}

function press(id) {
  const button = document.getElementById(id);
  if (button && !button.disabled) button.click();
}

// -- copy and paste a block ------------------------------------------------------------------------------------------------------

function copy() {
  clipboard = block().map((row) => row.map((cell) => cell.dataset.mode));
}

function paste() {
  const start = place(named(selection.anchor));
  if (!clipboard || !start) return;
  const grid = matrix();
  const pairs = [];
  clipboard.forEach((line, y) => line.forEach((mode, x) => {
    const cell = grid[start.row + y]?.[start.column + x];
    if (cell && !cell.hasAttribute("data-locked")) pairs.push(["set", `${cell.dataset.cell}=${mode}`]);
  }));
  if (pairs.length) post(pairs);
}

// -- keys and pointer ------------------------------------------------------------------------------------------------------------

function onKey(event) {
  if (!table() || !event.target.closest?.("[data-week-grid]")) return;
  const { key } = event;
  const control = event.ctrlKey || event.metaKey;
  const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  const lower = key.toLowerCase();
  if (steps[key]) move(...steps[key], event.shiftKey);
  else if (key === "Home") move(control ? -999 : 0, -99, event.shiftKey);
  else if (key === "End") move(control ? 999 : 0, 99, event.shiftKey);
  else if (control && lower === "c") copy();
  else if (control && lower === "v") paste();
  else if (control && (lower === "y" || (lower === "z" && event.shiftKey))) press("redo");
  else if (control && lower === "z") press("undo");
  else if (control || event.altKey) return;
  else if (key === "Enter" || key === "F2" || key === " ") toggle();
  else if (key === "Delete" || key === "Backspace") fill("");
  else if (key === "Escape") { selection.anchor = selection.focus; paint(); }
  else if (key === "?") document.getElementById("keys")?.showModal();
  else if (KEYS[lower]) fill(KEYS[lower]);
  else return;
  event.preventDefault();
}

function toggle() {
  const cell = named(selection.focus);
  const [here, other] = cell?.classList.contains("off-day") ? ["tr", "l"] : ["cq", "tn"];
  if (cell) fill(cell.dataset.mode === here ? other : here);
}

function onClick(event) {
  const pick = event.target.closest("[data-pick]");
  if (pick && table() && named(selection.focus)) {
    fill(pick.dataset.pick);
    event.preventDefault();
    return;
  }
  const jump = event.target.closest("[data-go-to]");
  if (jump && named(jump.dataset.goTo)) {
    select(named(jump.dataset.goTo));
    event.preventDefault();
    return;
  }
  if (!table()?.contains(event.target)) return;
  const day = event.target.closest("th[data-day]");
  const name = event.target.closest("th[data-person]");
  const cell = event.target.closest("td[data-cell]");
  if (day) selectWhole(matrix().map((row) => row[Number(day.dataset.day)]));
  else if (name) selectWhole(cellsOf(name.closest("tr")));
  else if (cell && wasActive && !event.shiftKey) toggle();
  else if (cell) select(cell, event.shiftKey);
  else return;
  event.preventDefault();
}

function selectWhole(cells) {
  const usable = cells.filter(Boolean);
  if (!usable.length) return;
  selection.anchor = usable[0].dataset.cell;
  select(usable[usable.length - 1], true);
}

// A press focuses the cell before the click arrives, so whether it was active is asked here.
document.addEventListener("pointerdown", (event) => {
  wasActive = event.target.closest?.("[data-week-grid] td[data-cell]")?.dataset.cell === selection.focus && event.button === 0;
});
document.addEventListener("keydown", onKey);
document.addEventListener("click", onClick);
document.addEventListener("focusin", (event) => {
  const cell = event.target.closest?.("[data-week-grid] td[data-cell]");
  if (cell && cell.dataset.cell !== selection.focus) { selection.anchor = selection.focus = cell.dataset.cell; paint(); }
});
// Where the focus was when the answer replaced it: back to the same cell, else to the title, where the new state is read out.
document.addEventListener("htmx:beforeSwap", () => {
  cameFromGrid = Boolean(document.activeElement?.closest("[data-week-grid], .palette, .verdict")) || document.activeElement === document.body;
});
document.addEventListener("htmx:afterSwap", () => {
  paint();
  if (document.activeElement && document.activeElement !== document.body) return;
  const active = named(selection.focus);
  if (active && cameFromGrid) active.focus({ preventScroll: true });
  else document.getElementById("title")?.focus({ preventScroll: true });
});
if (table()) paint();
