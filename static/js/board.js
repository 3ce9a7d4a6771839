// The board: each button says what it will do to how many of the ticked rows, and is off where there are none; all ticks leave in one field,
// however many they are. Without this file the buttons send the ticks as they are, and the server answers in words.
(function () {
  const bar = document.querySelector("[data-board-bar]");
  const form = document.getElementById("decide");
  const all = document.querySelector("[data-check-all]");
  const whole = bar !== null && "whole" in bar.dataset; // all that are listed are chosen; a row without a tick is left out
  const boxes = () => [...document.querySelectorAll("input[name=roster], input[name=take]")];
  const can = (box, decision) => box.dataset.can.split(" ").includes(decision);
  const isReady = (box) => whole || can(box, "approve") || can(box, "publish");
  const fill = (words, numbers) => words.replace(/%\((\w)\)s/g, (_all, name) => String(numbers[name]));
  const since = (every) => every.reduce((sum, box) => sum + box.checked - box.defaultChecked, 0);

  const label = (every) => bar.querySelectorAll("[data-count]").forEach((part) => {
    const able = every.filter((box) => can(box, part.dataset.count));
    const n = whole ? Number(part.dataset.n) + since(able) : able.filter((box) => box.checked).length;
    part.dataset.plain ??= part.textContent;
    part.textContent = n || whole ? fill(part.dataset.label, { n }) : part.dataset.plain;
    part.closest("button").disabled = n === 0;
  });
  const tell = (every) => {
    const said = bar.querySelector("[data-chosen]"), ticked = every.filter((box) => box.checked);
    const held = ticked.filter((box) => !isReady(box)).length, more = since(every);
    const m = Number(said.dataset.m) - more;
    said.textContent = whole
      ? fill(m ? said.dataset.but : said.dataset.every, { n: Number(said.dataset.n) + more, m })
      : fill(held ? said.dataset.findings : said.dataset.lawful, { n: ticked.length, m: held });
  };
  const carry = (every) => { // what is left out goes along wherever a link or a form leads on the board
    const here = new URLSearchParams(location.search), left = new Set((here.get("except") ?? "").split(".").filter(Boolean));
    every.forEach((box) => left[box.checked ? "delete" : "add"](box.value));
    document.querySelectorAll("a[href*='all=1']").forEach((link) => {
      const to = new URL(link.href);
      if (left.size) to.searchParams.set("except", [...left].join(".")); else to.searchParams.delete("except");
      link.href = to.href;
    });
  };
  const count = () => {
    const every = boxes(), ready = every.filter(isReady);
    every.forEach((box) => box.closest("tr").classList.toggle("is-picked", box.checked));
    if (bar) { label(every); tell(every); }
    if (whole) carry(every);
    if (!all) return;
    const chosen = ready.filter((box) => box.checked).length;
    all.disabled = ready.length === 0;
    all.checked = chosen > 0 && chosen === ready.length;
    all.indeterminate = chosen > 0 && chosen < ready.length;
  };

  document.addEventListener("change", (event) => {
    if (event.target === all) boxes().filter(isReady).forEach((box) => { box.checked = all.checked; });
    if (event.target === all || boxes().includes(event.target)) count();
  });
  if (form) form.addEventListener("formdata", (event) => {
    if (whole) return;
    const ticks = event.formData.getAll("roster");
    event.formData.delete("roster");
    event.formData.set("rosters", ticks.join(" "));
  });
  window.addEventListener("pageshow", count);
  count();
})();
