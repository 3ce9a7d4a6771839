// The cells of the week grid: where each stands, what it shows, and which are chosen. One cell is the only tab stop.
window.weekCells = (function () {
  const chosen = { anchor: null, focus: null };
  let known = null; // rows, their cells and names; found out anew after every answer
  let marked = [];
  let stop = null;

  const table = () => document.querySelector("[data-week-grid]");
  const isEditable = () => Boolean(table()?.dataset.editable);
  const isFree = (cell) => !cell.hasAttribute("data-locked");
  const looksOf = (cell) => cell.dataset.wanted || cell.dataset.looks;
  const personOf = (cell) => cell.closest("tr").querySelector(".name-in > span").textContent.trim();
  const dayOf = (cell) => table().querySelectorAll("th[data-day]")[place(cell).column];

  function index() {
    if (known?.table === table()) return known;
    const rows = [...(table()?.querySelectorAll("tbody tr[data-row]") || [])];
    const cells = rows.map((row) => [...row.querySelectorAll("td[data-cell]")]);
    const names = new Map(), places = new Map();
    cells.forEach((line, row) => line.forEach((cell, column) => {
      names.set(cell.dataset.cell, cell);
      places.set(cell, { row, column });
      const button = cell.querySelector("button");
      if (button) button.tabIndex = -1;
    }));
    known = { table: table(), rows, cells, names, places };
    return known;
  }

  const rows = () => index().rows;
  const matrix = () => index().cells;
  const named = (name) => (name && index().names.get(name)) || null;
  const place = (cell) => index().places.get(cell) || null;

  function block() {
    const from = place(named(chosen.anchor)), to = place(named(chosen.focus));
    if (!from || !to) return [];
    const [top, bottom] = [from.row, to.row].sort((a, b) => a - b);
    const [left, right] = [from.column, to.column].sort((a, b) => a - b);
    return matrix().slice(top, bottom + 1).map((row) => row.slice(left, right + 1));
  }

  function unmark(cell) {
    cell.classList.remove("s-t", "s-b", "s-l", "s-r", "is-active");
    cell.removeAttribute("aria-selected");
  }

  function markBlock(cells) {
    cells.forEach((row, y) => row.forEach((cell, x) => {
      cell.setAttribute("aria-selected", "true");
      marked.push(cell);
      if (cells.length === 1 && row.length === 1) return;
      cell.classList.toggle("s-t", y === 0);
      cell.classList.toggle("s-b", y === cells.length - 1);
      cell.classList.toggle("s-l", x === 0);
      cell.classList.toggle("s-r", x === row.length - 1);
    }));
  }

  // Only what was marked and what is to be marked is touched: a unit of two hundred has a thousand cells.
  function mark() {
    if (!table()) return;
    marked.forEach(unmark);
    marked = [];
    const cells = block();
    markBlock(cells);
    const active = named(chosen.focus) || matrix()[0]?.[0];
    if (stop && stop !== active) stop.tabIndex = -1;
    stop = active;
    if (active) active.tabIndex = 0;
    if (active && chosen.focus) {
      active.classList.add("is-active");
      marked.push(active);
    }
    tellSize(cells.flat().length);
  }

  function tellSize(count) {
    const status = document.getElementById("grid-selection");
    if (!status) return;
    status.hidden = count < 2;
    status.textContent = count < 2 ? "" : status.dataset.many.replace("%(n)s", String(count));
  }

  function select(cell, extend = false) {
    if (!cell) return;
    chosen.focus = cell.dataset.cell;
    if (!extend || !named(chosen.anchor)) chosen.anchor = chosen.focus;
    mark();
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  // All days of a person, all people of a day, or everything: `cells` from the first to the last.
  function selectWhole(cells) {
    if (!cells.length) return;
    chosen.anchor = cells[0].dataset.cell;
    select(cells[cells.length - 1], true);
  }

  const selectDay = (column) => selectWhole(matrix().map((row) => row[column]).filter(Boolean));
  const selectRow = (row) => selectWhole(matrix()[row] || []);
  const selectAll = () => selectWhole(matrix().flat());

  function move(down, right, extend) {
    const here = place(named(chosen.focus)), grid = matrix();
    if (!here) { select(grid[0]?.[0]); return; }
    const row = Math.max(0, Math.min(grid.length - 1, here.row + down));
    const column = Math.max(0, Math.min(grid[row].length - 1, here.column + right));
    select(grid[row][column], extend);
  }

  // A block becomes its last cell, a cell nothing.
  function letGo() {
    if (chosen.anchor !== chosen.focus) chosen.anchor = chosen.focus;
    else chosen.anchor = chosen.focus = null;
    mark();
  }

  function say(words) {
    const status = document.getElementById("grid-says");
    if (status) status.textContent = words;
  }

  return {
    table, rows, matrix, named, place, block, isEditable, isFree, looksOf, personOf, dayOf, mark, select, selectDay,
    selectRow, selectAll, move, letGo, say, chosen,
    forget: () => { known = null; },
  };
})();
