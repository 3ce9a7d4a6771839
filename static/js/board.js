// The board: tick all clean rows at once, and say on the button how many are ticked. Without this file the button still sends the ticks.
(function () {
  const boxes = () => [...document.querySelectorAll("input[name=roster]")];
  const count = () => {
    const label = document.querySelector("[data-count-label]");
    const ticked = boxes().filter((box) => box.checked);
    if (label) label.textContent = label.dataset.countLabel.replace("%(n)s", String(ticked.length));
    boxes().forEach((box) => box.closest("tr").classList.toggle("is-picked", box.checked));
    const all = document.querySelector("[data-check-all]");
    const clean = boxes().filter((box) => box.hasAttribute("data-clean"));
    if (all) all.checked = clean.length > 0 && clean.every((box) => box.checked);
  };
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-check-all]")) boxes().forEach((box) => { if (box.hasAttribute("data-clean")) box.checked = event.target.checked; });
    if (event.target.matches("[data-check-all], input[name=roster]")) count();
  });
  count();
})();
