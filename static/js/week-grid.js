// The week grid under the hand: arrows to move, letters to fill, blocks to select, copy, cut and paste. A change is shown
// at once and handed to week-sync.js. Without these files each cell is a submit button that sets the mode chosen in the
// palette.
(function () {
  const sync = window.weekSync, cells = window.weekCells, brush = window.weekBrush, page = window.weekPage;
  const { table, matrix, named, looksOf, chosen } = cells;
  let wasActive = false, drawnFrom = null;

  const root = () => document.getElementById("week");
  const half = () => document.querySelector("#cells [name=half]:checked")?.value || "";
  const modeOn = (key) => JSON.parse(document.querySelector("[data-keys]")?.dataset.keys || "{}")[key];

  // -- change cells ---------------------------------------------------------------------------------------------------

  // `mode` for the whole day, or for the half that is chosen in the palette.
  function filled(cell, mode) {
    const [morning, afternoon = morning] = looksOf(cell).split("/");
    const halves = { am: [mode, afternoon], pm: [morning, mode] }[half()] || [mode, mode];
    return halves[0] === halves[1] ? halves[0] : halves.join("/");
  }

  function change(pairs) {
    if (!cells.isEditable()) return;
    const set = {}, seen = {};
    pairs.filter(([cell, looks]) => cells.isFree(cell) && looks !== looksOf(cell)).forEach(([cell, looks]) => {
      set[cell.dataset.cell] = looks;
      seen[cell.dataset.cell] = cell.dataset.looks;
    });
    if (Object.keys(set).length) sync.change(set, seen);
  }

  const fill = (mode, those = cells.block().flat()) => change(those.map((cell) => [cell, filled(cell, mode)]));

  function toggle(cell) {
    if (!cell) return;
    const [here, other] = cell.classList.contains("off-day") ? ["tr", "l"] : ["cq", "tn"];
    const [morning, afternoon = morning] = looksOf(cell).split("/");
    fill((half() === "pm" ? afternoon : morning) === here ? other : here, [cell]);
  }

  // Back to what the cells of that day begin as.
  function clear() {
    change(cells.block().flat().map((cell) => [cell, cells.dayOf(cell).dataset.default || looksOf(cell)]));
  }

  function pick(mode) {
    if (!brush.mode && named(chosen.focus)) fill(mode);
    else brush.arm(mode);
  }

  // -- clipboard ------------------------------------------------------------------------------------------------------

  const isOurs = (event) => table() && event.target.closest?.("[data-week-grid]") && cells.block().length;

  function onCopy(event) {
    if (!isOurs(event)) return;
    event.clipboardData.setData("text/plain", window.weekClipboard.written(cells.block()));
    event.preventDefault();
    if (event.type === "cut") clear();
  }

  function onPaste(event) {
    if (!isOurs(event) || !cells.isEditable()) return;
    event.preventDefault();
    const { changes, left, beyond } = window.weekClipboard.pasted(event.clipboardData.getData("text/plain"));
    change(changes);
    if (left.length) page.say("paste-left", left.slice(0, 12).join(", ") + (left.length > 12 ? ", …" : ""));
    if (beyond) page.say("paste-beyond", String(beyond));
  }

  // -- keys and pointer -----------------------------------------------------------------------------------------------

  function press(id) {
    const button = document.getElementById(id);
    if (button && (!button.disabled || sync.state.changes)) sync.doAct(button.form, button);
  }

  function letGo() {
    if (brush.mode) brush.arm("");
    else cells.letGo();
  }

  const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

  // Ctrl+Space chooses a day, Shift+Space a person's week, as in a spreadsheet.
  function chooseLine(event) {
    const here = cells.place(named(chosen.focus));
    if (here && event.ctrlKey) cells.selectDay(here.column);
    else if (here) cells.selectRow(here.row);
  }

  function onControl(event, key) {
    if (key === "a") cells.selectAll();
    else if (key === " ") chooseLine(event);
    else if (key === "y" || (key === "z" && event.shiftKey)) press("redo");
    else if (key === "z") press("undo");
    else return false; // copy, cut and paste are the browser's own
    return true;
  }

  function onPlain(event, key) {
    if (key === " " && event.shiftKey) chooseLine(event);
    else if (key === "enter" || key === "f2" || key === " ") toggle(named(chosen.focus));
    else if (key === "delete" || key === "backspace") clear();
    else if (key === "escape") letGo();
    else if (key === "?") document.getElementById("keys")?.showModal();
    else if (modeOn(key)) fill(modeOn(key));
    else return false;
    return true;
  }

  function onKey(event) {
    if (!table() || !event.target.closest?.("[data-week-grid]") || event.target.closest(".counter-open, .behind")) return;
    const control = event.ctrlKey || event.metaKey, key = event.key.toLowerCase();
    let isDone = true;
    if (STEPS[event.key]) cells.move(...STEPS[event.key], event.shiftKey);
    else if (key === "home") cells.move(control ? -999 : 0, -99, event.shiftKey);
    else if (key === "end") cells.move(control ? 999 : 0, 99, event.shiftKey);
    else if (control) isDone = onControl(event, key);
    else isDone = !event.altKey && onPlain(event, key);
    if (isDone) event.preventDefault();
  }

  // What stands beside the grid and acts on it; true where the press is done with.
  function onPress(target) {
    const picked = target.closest("[data-pick]");
    if (picked && table()) {
      if (target.matches("input")) return false; // the click that the label passes on to its radio button
      const radio = picked.querySelector("input");
      if (radio) radio.checked = true;
      pick(picked.dataset.pick);
      return true;
    }
    const jump = target.closest("[data-go-to]");
    if (jump && named(jump.dataset.goTo)) {
      cells.select(named(jump.dataset.goTo));
      return true;
    }
    if (target.closest("#hold-brush")) brush.hold();
    if (target.closest("[data-try]")) sync.tryAgain();
    if (target.closest("[data-go-on]")) sync.goOn();
    if (target.closest("[data-give-up]")) sync.giveUp();
    if (target.closest("[data-sign-in]")) document.getElementById("sign-in-again")?.showModal();
    return false;
  }

  function onClick(event) {
    const { target } = event;
    if (onPress(target)) { event.preventDefault(); return; }
    if (!table()?.contains(target)) return;
    const day = target.closest("th[data-day]");
    const name = target.closest("th[data-person]");
    const cell = target.closest("td[data-cell]");
    if (day) cells.selectDay(Number(day.dataset.day));
    else if (name) cells.selectRow(cells.rows().indexOf(name.closest("tr")));
    else if (!cell) return;
    else if (!brush.drew && !(drawnFrom && drawnFrom !== cell)) {
      if (wasActive && !event.shiftKey) toggle(cell);
      else cells.select(cell, event.shiftKey);
    }
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

  // A press focuses the cell before the click arrives, so whether it was active is asked here. A mouse that is drawn over
  // cells chooses a block.
  document.addEventListener("pointerdown", (event) => {
    const cell = event.target.closest?.("[data-week-grid] td[data-cell]");
    wasActive = Boolean(cell) && cell.dataset.cell === chosen.focus && event.button === 0;
    drawnFrom = null;
    if (cell && !brush.mode && event.pointerType === "mouse" && event.button === 0 && !event.shiftKey) drawnFrom = cell;
  });
  document.addEventListener("pointermove", (event) => {
    const cell = drawnFrom && event.buttons === 1 && event.target.closest?.("[data-week-grid] td[data-cell]");
    if (!cell || cell === drawnFrom && chosen.anchor === chosen.focus) return;
    chosen.anchor = drawnFrom.dataset.cell;
    if (chosen.focus !== cell.dataset.cell) cells.select(cell, true);
  });
  document.addEventListener("keydown", onKey);
  document.addEventListener("copy", onCopy);
  document.addEventListener("cut", onCopy);
  document.addEventListener("paste", onPaste);
  document.addEventListener("click", onClick);
  document.addEventListener("submit", onSignIn, true);
  document.addEventListener("submit", onSubmit, true);
  document.addEventListener("focusin", (event) => {
    const cell = event.target.closest?.("[data-week-grid] td[data-cell]");
    if (cell && !brush.mode && cell.dataset.cell !== chosen.focus) { chosen.anchor = chosen.focus = cell.dataset.cell; cells.mark(); }
  });

  page.fill = fill;
  sync.listen(page.tellState);
  sync.begin();
  cells.mark();
  page.markClashes();
})();
