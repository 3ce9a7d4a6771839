// A proposal and its words in the text light up together, and either is found from the other. The links work without it.
const page = document.querySelector("[data-reading]");
const source = page && page.querySelector("[data-source]");
if (source) {
  const marksOf = (number) => source.querySelectorAll(`[data-numbers~="${number}"]`);
  const rowOf = (number) => document.getElementById(`p-${number}`);
  const dark = () => page.querySelectorAll(".is-lit").forEach((lit) => lit.classList.remove("is-lit"));
  const light = (number) => {
    dark();
    [...marksOf(number), rowOf(number)].forEach((part) => part && part.classList.add("is-lit"));
  };
  const place = (inner) => inner.getBoundingClientRect().top - source.getBoundingClientRect().top + source.scrollTop;
  const showWords = (number) => {
    const first = marksOf(number)[0];
    if (first) source.scrollTo({ top: place(first) - source.clientHeight / 3 });
  };
  const about = (target) => {
    const row = target.closest("[data-row]");
    const mark = target.closest("[data-numbers]");
    return { row: row && row.dataset.row, mark: mark && mark.dataset.numbers.split(" ")[0] };
  };

  page.addEventListener("mouseover", (event) => {
    const { row, mark } = about(event.target);
    if (row || mark) light(row || mark);
  });
  page.addEventListener("focusin", (event) => {
    const { row, mark } = about(event.target);
    if (row || mark) light(row || mark);
    if (row) showWords(row);
  });
  page.addEventListener("click", (event) => {
    const { row, mark } = about(event.target);
    if (mark) {
      event.preventDefault();
      const number = event.target.closest("a") ? event.target.closest("a").textContent : mark;
      rowOf(number).querySelector(".key-no").focus({ preventScroll: true });
      rowOf(number).scrollIntoView({ block: "center" });
      light(number);
    } else if (row) {
      if (event.target.closest(".key-no")) event.preventDefault();
      light(row);
      showWords(row);
    }
  });

  // What was pressed is gone from the new list: the next thing to look at is the proposal it stood in.
  let pressed = null;
  document.addEventListener("htmx:beforeRequest", (event) => {
    const row = event.detail.elt.closest("[data-row]");
    pressed = event.detail.elt.matches("button") ? row && row.id : null;
  });
  document.addEventListener("htmx:afterSettle", () => {
    const row = pressed && document.getElementById(pressed);
    if (row) row.querySelector(".key-no").focus({ preventScroll: true });
    pressed = null;
  });
}
