// Ways through a long week grid: to a person by name, with or without marks, and to the next cell that breaks a rule.
(function () {
  const cells = window.weekCells;
  const fold = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase().trim();
  const box = () => document.getElementById("find-person");
  let met = -1, last = -1;

  const matches = () => {
    const parts = fold(box().value).split(/\s+/).filter(Boolean);
    return parts.length ? cells.rows().filter((row) => {
      const name = ` ${fold(row.querySelector(".name-in > span").textContent)}`;
      return parts.every((part) => name.includes(` ${part}`));
    }) : [];
  };

  function show(number) {
    const found = matches();
    cells.rows().forEach((row) => row.classList.remove("is-found"));
    const status = document.getElementById("find-count");
    met = found.length ? (number + found.length) % found.length : -1;
    status.textContent = !box().value.trim() ? "" : found.length ? `${met + 1}/${found.length}` : status.dataset.none;
    if (met < 0) return null;
    found[met].classList.add("is-found");
    found[met].scrollIntoView({ block: "center" });
    return found[met];
  }

  function leave() {
    const row = met >= 0 ? matches()[met] : null;
    cells.rows().forEach((one) => one.classList.remove("is-found"));
    box().value = "";
    document.getElementById("find-count").textContent = "";
    const cell = row?.querySelector("td[data-cell]") || cells.named(cells.chosen.focus) || cells.matrix()[0]?.[0];
    met = -1;
    cells.select(cell);
  }

  // Each place of each finding, those that block first, as the panel lists them.
  const problems = () => [...document.querySelectorAll("#why-not [data-problems]")].flatMap((card) => {
    const kind = card.querySelector(".verdict-kind").textContent.trim().split("\n")[0].trim();
    const words = card.querySelector("h3").textContent.trim();
    return card.dataset.problems.trim().split(/\s+/).filter(cells.named).map((name) => ({ name, words: `${kind}: ${words}` }));
  });


  function nextProblem(step) {
    const found = problems();
    if (!found.length) { cells.say(document.getElementById("grid-says")?.dataset.lawful || ""); return; }
    const isThere = found[last]?.name === cells.chosen.focus;
    last = isThere ? (last + step + found.length) % found.length : step > 0 ? 0 : found.length - 1;
    const { name, words } = found[last], cell = cells.named(name);
    cells.select(cell);
    cell.scrollIntoView({ block: "center", inline: "nearest" });
    cells.say(`${last + 1}/${found.length}. ${cells.personOf(cell)}, ${cells.dayOf(cell).querySelector(".long").textContent}. ${words}`);
  }

  document.addEventListener("input", (event) => { if (event.target === box()) show(0); });
  document.addEventListener("keydown", (event) => {
    const control = event.ctrlKey || event.metaKey;
    if (event.target === box()) {
      if (event.key === "Enter") show(met + (event.shiftKey ? -1 : 1));
      else if (event.key === "ArrowDown") leave();
      else if (event.key === "Escape") leave();
      else return;
      event.preventDefault();
    } else if (control && event.key.toLowerCase() === "f" && box() && event.target.closest?.("[data-week-grid]")) {
      box().focus();
      box().select();
      event.preventDefault();
    } else if (event.key === "F8" && cells.table()) {
      nextProblem(event.shiftKey ? -1 : 1);
      event.preventDefault();
    }
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest?.("[data-next-problem]")) nextProblem(1);
  });
})();
