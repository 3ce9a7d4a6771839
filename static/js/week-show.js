// Shows what became of a week: cells the moment they change, and the pieces that an answer of the server brings.
window.weekPage = (function () {
  const sync = window.weekSync, cells = window.weekCells;
  const root = () => document.getElementById("week");

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

  // Every cell as it will be once what is on its way has arrived, and as it is where nothing is; and the numbers with them.
  function paintCells() {
    const painted = [...(cells.table()?.querySelectorAll("td[data-wanted]") || [])];
    const awaited = sync.pending().map(cells.named).filter((cell) => cell && cells.isFree(cell));
    const those = [...new Set([...painted, ...awaited])];
    those.forEach((cell) => {
      const wanted = sync.wanted(cell.dataset.cell);
      if (wanted !== undefined && wanted !== cells.looksOf(cell)) paint(cell, wanted);
      else if (wanted === undefined) paint(cell, cell.dataset.looks);
      if (wanted === undefined) delete cell.dataset.wanted; else cell.dataset.wanted = wanted;
      cell.classList.toggle("is-pending", wanted !== undefined);
    });
    window.weekCounters.recount(those);
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
    cells.forget();
    paintCells();
    cells.mark();
    markClashes();
    returnTo(back);
    document.dispatchEvent(new Event("week:shown"));
  }

  // Where the focus was when the answer took its element away: the same cell or button, else the title, where the new state is read.
  function returnTo(back) {
    if (document.activeElement && document.activeElement !== document.body) return;
    const target = (back.wasInGrid && cells.named(cells.chosen.focus)) || (back.id && document.getElementById(back.id));
    if (target && !target.disabled) target.focus({ preventScroll: true });
    else document.getElementById("title")?.focus({ preventScroll: true });
  }

  // A cell that two people changed shows both values until one is chosen.
  function markClashes() {
    document.querySelectorAll("[data-clash]").forEach((clash) => {
      const cell = cells.named(clash.dataset.clash);
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

  document.getElementById("sign-in-again")?.addEventListener("cancel", (event) => { event.currentTarget.dataset.left = "yes"; });
  document.addEventListener("htmx:afterSwap", () => { cells.forget(); paintCells(); cells.mark(); });

  return { show, say, tellState, markClashes };
})();
