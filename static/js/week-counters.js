// The numbers under the days and beside the names, counted in the page the moment a cell changes. What may be at most, and
// whether a rule is broken, is the server's to say: its answer brings both.
window.weekCounters = (function () {
  const cells = window.weekCells;
  const MOST_SEATS = 12;
  const recounted = new Set();

  const halvesOf = (cell) => {
    const [morning, afternoon = morning] = cells.looksOf(cell).split("/");
    return [morning, afternoon];
  };

  function work() {
    const told = JSON.parse(document.querySelector("[data-work]")?.dataset.work || "{}");
    return (side) => new Set(told[side] || []);
  }

  // How many of those counted are there: in either half, or of each half by itself the one nearer to its bound.
  function found(counter, column, modes) {
    const outside = new Set(counter.dataset.outside.split(" "));
    const days = cells.matrix().filter((row) => row[column] && !outside.has(row[column].dataset.cell.split(":")[0]))
      .map((row) => halvesOf(row[column]).map((mode) => modes.has(mode)));
    const inHalf = (half) => days.filter((day) => day[half]).length;
    if (counter.dataset.part === "halves") {
      const parts = [inHalf(0), inHalf(1)];
      return counter.dataset.high ? Math.max(...parts) : Math.min(...parts);
    }
    if (counter.dataset.part) return inHalf(counter.dataset.part === "am" ? 0 : 1);
    return days.filter(([morning, afternoon]) => (counter.dataset.measured === "remote" ? morning && afternoon : morning || afternoon)).length;
  }

  function seats(number, limit) {
    const over = Math.max(number - limit, 0), taken = Math.min(number, limit);
    if (limit + over > MOST_SEATS) return [];
    const looks = [...Array(taken).fill("on"), ...Array(limit - taken).fill(""), ...(over ? ["tick", ...Array(over).fill("over")] : [])];
    return looks.map((look) => { const seat = document.createElement("i"); seat.className = look; return seat; });
  }

  function show(counter, number) {
    const figure = counter.querySelector("[data-found]");
    if (!figure || figure.textContent === String(number)) return;
    figure.textContent = String(number);
    const { low, high } = counter.dataset;
    const isOver = Boolean(high) && number > Number(high), isUnder = Boolean(low) && number < Number(low);
    counter.classList.toggle("is-over", isOver || isUnder);
    counter.classList.toggle("bad-day", isOver || isUnder);
    counter.querySelector(".counter")?.classList.toggle("is-over", isOver);
    const row = counter.querySelector(".seats");
    if (row) row.replaceChildren(...seats(number, Number(high || low)));
  }

  function showSum(row, modes) {
    const heads = [...cells.table().querySelectorAll("th[data-day]")];
    const days = [...row.querySelectorAll("td[data-cell]")];
    const there = days.filter((cell, column) => !heads[column].classList.contains("off-day") && halvesOf(cell).some((mode) => modes.has(mode)));
    const sum = row.querySelector("td.sum");
    if (sum) sum.textContent = String(there.length);
  }

  // `changed` are the cells that show something else now; what was counted for earlier ones is counted again with them.
  function recount(changed) {
    changed.forEach((cell) => recounted.add(cell.dataset.cell));
    const those = [...recounted].map(cells.named).filter(Boolean);
    if (!those.length) return;
    const modesOn = work();
    const columns = new Set(those.map((cell) => cells.place(cell).column));
    columns.forEach((column) => {
      cells.table().querySelectorAll(`tfoot td[data-column="${column}"]`).forEach((counter) => {
        show(counter, found(counter, column, modesOn(counter.dataset.measured)));
      });
    });
    new Set(those.map((cell) => cell.closest("tr"))).forEach((row) => showSum(row, modesOn("on-site")));
    those.filter((cell) => !cell.dataset.wanted).forEach((cell) => recounted.delete(cell.dataset.cell));
  }

  return { recount };
})();
