// A roster of duty by keyboard: one tab stop, arrows from cell to cell, Enter looks into a cell, Delete empties it, a
// letter goes to the next person of that name who could have the cell that is looked into, a number to that person of
// the list, Ctrl+X takes a turn in hand for the next cell and Escape lets it go. Without this file every cell is a link
// and every change a form.
(function () {
  const root = () => document.getElementById("duty");
  const rows = () => [...root().querySelectorAll("table.duty tbody tr")];
  const cellOf = (row, column) => row?.children[column];
  const linkIn = (cell) => cell?.querySelector("a");
  const givers = () => [...document.querySelectorAll("#cell [data-give]")];
  const plain = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();
  const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  let asked = "";
  let dragged = null;

  function onlyStop(link) {
    root().querySelectorAll("table.duty td a").forEach((one) => {
      one.tabIndex = -1;
    });
    const stop = link || root().querySelector("table.duty td.is-open a") || root().querySelector("table.duty td a");
    if (stop) stop.tabIndex = 0;
  }

  function walk(link, [down, right]) {
    const all = rows();
    let row = all.indexOf(link.closest("tr"));
    let column = link.closest("td").cellIndex;
    for (;;) {
      column += right;
      if (right && !cellOf(all[row], column)?.matches("td")) {
        row += right;
        column = right > 0 ? 1 : (all[row]?.children.length || 0) - 1;
      }
      row += down;
      if (!all[row]) return;
      const next = linkIn(cellOf(all[row], column));
      if (next) {
        onlyStop(next);
        next.focus();
        return;
      }
    }
  }

  function takeOut() {
    const buttons = document.querySelectorAll("#cell [data-take]");
    if (buttons.length === 1) buttons[0].click();
    else buttons[0]?.focus();
  }

  function goTo(key) {
    const found = givers();
    if (/^[1-9]$/.test(key)) found[Number(key) - 1]?.focus();
    else {
      const named = found.filter((one) => plain(one.dataset.give).startsWith(plain(key)));
      named[(named.indexOf(document.activeElement) + 1) % named.length]?.focus();
    }
  }

  // Take a turn in hand, or let it go: the same addresses as the links in the box.
  function hold(turn) {
    const address = new URL(document.querySelector("#duty table.duty td a").href);
    address.searchParams.delete("cell");
    address.searchParams.set("hold", turn);
    show(address);
  }

  function show(address) {
    window.htmx.ajax("GET", `${address.pathname}${address.search}`, { target: "#cell-box", swap: "innerHTML" });
  }

  const inHand = () => document.querySelector("#cell[data-held]");

  function isOpen(link) {
    return link.closest("td").classList.contains("is-open");
  }

  document.addEventListener("keydown", (event) => {
    if (!root() || event.altKey) return;
    const link = event.target.closest?.("#duty table.duty td a");
    const turn = link?.querySelector("[data-turn]");
    if (turn && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "x") {
      event.preventDefault();
      hold(turn.dataset.turn);
      return;
    }
    if (event.ctrlKey || event.metaKey) return;
    const inCell = event.target.closest?.("#cell");
    if (event.target.matches?.("input, textarea, select")) return;
    if (inHand() && event.key === "Escape") document.querySelector("#cell [data-let-go]").click();
    else if (link && steps[event.key]) walk(link, steps[event.key]);
    else if (inCell && event.key === "Escape") linkIn(document.querySelector("#duty td.is-open"))?.focus();
    else if (link && event.key === "Delete") {
      if (isOpen(link)) takeOut();
      else {
        asked = "take";
        link.click();
      }
    } else if ((inCell || (link && isOpen(link))) && /^[\p{L}1-9]$/u.test(event.key)) goTo(event.key);
    else if (link && /^[\p{L}1-9]$/u.test(event.key)) {
      asked = event.key;
      link.click();
    } else return;
    event.preventDefault();
  });

  document.addEventListener("focusin", (event) => {
    const link = event.target.closest?.("#duty table.duty td a");
    if (link) onlyStop(link);
  });

  // A turn is dragged onto another cell: what that would break is shown, and nothing done yet.
  document.addEventListener("dragstart", (event) => {
    const turn = event.target.closest?.("#duty [data-turn]");
    if (!turn) return;
    event.dataTransfer.setData("text/plain", turn.dataset.turn);
    event.dataTransfer.effectAllowed = "move";
    dragged = turn;
  });

  document.addEventListener("dragover", (event) => {
    const cell = event.target.closest?.("#duty table.duty td");
    const goes = dragged && linkIn(cell) && !cell.contains(dragged);
    root()?.querySelectorAll("td.drop-here").forEach((one) => one.classList.toggle("drop-here", one === cell));
    if (!goes) return;
    event.preventDefault();
    cell.classList.add("drop-here");
  });

  document.addEventListener("drop", (event) => {
    const link = dragged && linkIn(event.target.closest?.("#duty table.duty td"));
    if (!link || link.contains(dragged)) return;
    event.preventDefault();
    const address = new URL(link.href);
    address.searchParams.set("hold", dragged.dataset.turn);
    show(address);
  });

  document.addEventListener("dragend", () => {
    dragged = null;
    root()?.querySelectorAll("td.drop-here").forEach((one) => one.classList.remove("drop-here"));
  });

  // After an answer the cell that is looked into has the focus again, or what a key asked for; with a turn in hand the
  // table has it, until there is something to decide.
  function settle() {
    if (!root()?.querySelector("table.duty td a")) return;
    mark();
    onlyStop();
    const open = linkIn(root().querySelector("td.is-open"));
    const press = document.querySelector("#cell [data-move]");
    const isNarrow = window.matchMedia("(max-width: 1199.98px)").matches;
    if (inHand()) {
      (press || linkIn(root().querySelector("td.in-hand")))?.focus({ preventScroll: true });
      if (isNarrow) (press ? document.getElementById("cell") : root().querySelector("td.in-hand"))?.scrollIntoView({ block: "center" });
      return;
    }
    if (!open) return;
    if (asked === "take") takeOut();
    else if (asked) goTo(asked);
    else if (!document.getElementById("cell")?.contains(document.activeElement)) open.focus({ preventScroll: true });
    asked = "";
    if (isNarrow) document.getElementById("cell")?.scrollIntoView({ block: "start" });
  }

  // The box is answered alone: the table is marked here.
  function mark() {
    const box = document.getElementById("cell");
    const held = box?.dataset.held && root().querySelector(`[data-turn="${box.dataset.held}"]`)?.closest("td");
    const cell = box?.dataset.cell && document.getElementById(box.dataset.cell)?.closest("td");
    root().querySelectorAll("td.is-open, td.in-hand").forEach((one) => one.classList.remove("is-open", "in-hand"));
    cell?.classList.add("is-open");
    held?.classList.add("in-hand");
    root().classList.toggle("has-held", Boolean(held));
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("#cell [data-hold], #cell [data-let-go]");
    if (!link || !window.htmx) return;
    event.preventDefault();
    show(new URL(link.href));
  });

  document.addEventListener("htmx:configRequest", (event) => {
    if (inHand() && event.target.closest("#duty table.duty td")) event.detail.parameters.hold = inHand().dataset.held;
  });

  document.addEventListener("htmx:afterSettle", settle);
  document.addEventListener("DOMContentLoaded", settle);
})();
