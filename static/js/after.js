"use strict";

// The button that applies a proposal counts what is ticked; words for a part appear when one is not.
(() => {
  const count = () => {
    const form = document.getElementById("take");
    const label = document.querySelector("[data-take-count]");
    if (!form || !label) return;
    const boxes = [...form.querySelectorAll("input[name=take]")];
    const taken = boxes.filter((box) => box.checked).length;
    label.textContent = label.dataset.takeCount.replace("%(n)s", String(taken));
    document.getElementById("apply").disabled = taken === 0;
    form.querySelectorAll("[data-if-some]").forEach((part) => {
      part.hidden = taken === boxes.length;
    });
    boxes.forEach((box) => {
      const cell = document.querySelector(`[data-planned="${box.value}"]`);
      if (cell) cell.classList.toggle("is-refused", !box.checked);
    });
  };
  document.addEventListener("change", (event) => {
    if (event.target.name === "take") count();
  });
  document.addEventListener("week:shown", count);
  document.addEventListener("DOMContentLoaded", count);
  window.addEventListener("pageshow", count);
})();
