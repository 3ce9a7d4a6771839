// A roster of duty by keyboard: one tab stop, arrows from cell to cell, Enter looks into a cell, Delete empties it, a
// letter goes to the next person of that name who could have the cell that is looked into, a number to that person of
// the list. Without this file every cell is a link and every change a form.
(function () {
  const root = () => document.getElementById("duty");
  const rows = () => [...root().querySelectorAll("table.duty tbody tr")];
  const cellOf = (row, column) => row?.children[column];
  const linkIn = (cell) => cell?.querySelector("a");
  const givers = () => [...document.querySelectorAll("#cell [data-give]")];
  const plain = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();
  const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  let asked = "";

  function onlyStop(link) {
    root().querySelectorAll("table.duty td a").forEach((one) => {
      one.tabIndex = -1;
    });
    const stop = link || root().querySelector("table.duty td.is-open a, table.duty td a");
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

  function isOpen(link) {
    return link.closest("td").classList.contains("is-open");
  }

  document.addEventListener("keydown", (event) => {
    if (!root() || event.ctrlKey || event.metaKey || event.altKey) return;
    const link = event.target.closest?.("#duty table.duty td a");
    const inCell = event.target.closest?.("#cell");
    if (event.target.matches?.("input, textarea, select")) return;
    if (link && steps[event.key]) walk(link, steps[event.key]);
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

  // after an answer the cell that is looked into has the focus again, or what a key asked for
  function settle() {
    if (!root()?.querySelector("table.duty td a")) return;
    onlyStop();
    const open = linkIn(root().querySelector("td.is-open"));
    if (!open) return;
    if (asked === "take") takeOut();
    else if (asked) goTo(asked);
    else if (!document.getElementById("cell")?.contains(document.activeElement)) open.focus({ preventScroll: true });
    asked = "";
    if (window.matchMedia("(max-width: 1199.98px)").matches) document.getElementById("cell")?.scrollIntoView({ block: "start" });
  }

  document.addEventListener("htmx:afterSettle", settle);
  document.addEventListener("DOMContentLoaded", settle);
})();
