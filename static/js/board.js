// The board: each button says what it will do to how many of the ticked rows, and is off where there are none; all ticks leave in one field,
// however many they are. Without this file the buttons send the ticks as they are, and the server answers in words.
(function () {
  const bar = document.querySelector("[data-board-bar]");
  const form = document.getElementById("decide");
  const all = document.querySelector("[data-check-all]");
  const boxes = () => [...document.querySelectorAll("input[name=roster]")];
  const can = (box, decision) => box.dataset.can.split(" ").includes(decision);
  const isReady = (box) => can(box, "approve") || can(box, "publish");
  const fill = (words, numbers) => words.replace(/%\((\w)\)s/g, (_all, name) => String(numbers[name]));

  const label = (ticked) => bar.querySelectorAll("[data-count]").forEach((part) => {
    const n = ticked.filter((box) => can(box, part.dataset.count)).length;
    part.dataset.plain ??= part.textContent;
    part.textContent = n ? fill(part.dataset.label, { n }) : part.dataset.plain;
    part.closest("button").disabled = n === 0;
  });
  const tell = (ticked) => {
    const said = bar.querySelector("[data-chosen]");
    const held = ticked.filter((box) => !isReady(box)).length;
    said.textContent = fill(held ? said.dataset.findings : said.dataset.lawful, { n: ticked.length, m: held });
  };
  const count = () => {
    const every = boxes(), ready = every.filter(isReady), ticked = every.filter((box) => box.checked);
    every.forEach((box) => box.closest("tr").classList.toggle("is-picked", box.checked));
    if (bar) { label(ticked); tell(ticked); }
    if (!all) return;
    const chosen = ready.filter((box) => box.checked).length;
    all.disabled = ready.length === 0;
    all.checked = chosen > 0 && chosen === ready.length;
    all.indeterminate = chosen > 0 && chosen < ready.length;
  };

  document.addEventListener("change", (event) => {
    if (event.target === all) boxes().filter(isReady).forEach((box) => { box.checked = all.checked; });
    if (event.target === all || event.target.matches("input[name=roster]")) count();
  });
  if (form) form.addEventListener("formdata", (event) => {
    const ticks = event.formData.getAll("roster");
    event.formData.delete("roster");
    event.formData.set("rosters", ticks.join(" "));
  });
  window.addEventListener("pageshow", count);
  count();
})();
