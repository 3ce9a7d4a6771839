// Blocks of the week grid as a spreadsheet has them: lines and tabs, in the letters that stand on paper. The browser's own
// copy, cut and paste are used, so that no permission for the clipboard is asked for.
window.weekClipboard = (function () {
  const cells = window.weekCells;
  const fold = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase().trim();

  function vocabulary() {
    const told = JSON.parse(document.querySelector("[data-spellings]")?.dataset.spellings || "{}");
    const modes = new Map();
    Object.entries(told).forEach(([mode, spellings]) => spellings.forEach((spelling) => {
      if (!modes.has(fold(spelling))) modes.set(fold(spelling), mode);
    }));
    return modes;
  }

  // "CQ", "cơ quan / tại nhà", "sáng CQ, chiều TN"; nothing for what is no state.
  function looksIn(words, modes) {
    const text = fold(words);
    const halves = text.match(/^sang\W*(.+?)[\s,;/-]+chieu\W*(.+)$/)?.slice(1) || (modes.has(text) ? [text] : text.split(/\s*[/|+]\s*/));
    const found = halves.map((half) => modes.get(half.trim()));
    if (found.length > 2 || found.includes(undefined)) return "";
    return found.length === 2 && found[0] !== found[1] ? found.join("/") : found[0];
  }

  const lettersOf = (looks) => looks.split("/").map((mode) => document.querySelector(`[data-pick="${mode}"] .mode`)?.textContent.trim() || mode.toUpperCase()).join("/");
  const written = (block) => block.map((row) => row.map((cell) => lettersOf(cells.looksOf(cell))).join("\t")).join("\n");
  const read = (text) => text.replace(/\r\n?/g, "\n").replace(/\n+$/, "").split("\n").map((line) => line.split("\t"));

  // Where each of the lines' cells goes: from the corner of what is chosen, and again and again where that is a multiple.
  function targets(lines) {
    const block = cells.block(), corner = cells.place(block[0]?.[0]);
    if (!corner) return [];
    const high = lines.length, wide = Math.max(...lines.map((line) => line.length));
    const isMultiple = block.length % high === 0 && block[0].length % wide === 0;
    const [tall, broad] = isMultiple ? [block.length, block[0].length] : [high, wide];
    return Array.from({ length: tall }, (_row, y) => Array.from({ length: broad }, (_cell, x) => ({
      cell: cells.matrix()[corner.row + y]?.[corner.column + x], words: (lines[y % high][x % wide] || "").trim(),
    }))).flat().filter((one) => one.words);
  }

  const nameOf = (cell) => `${cells.personOf(cell)} ${cells.dayOf(cell).querySelector(".short").textContent}`;

  // Returns the changes, each a cell and its looks, and in words what could not be taken.
  function pasted(text) {
    const modes = vocabulary(), changes = [], left = [];
    let beyond = 0;
    targets(read(text)).forEach(({ cell, words }) => {
      const looks = looksIn(words, modes);
      if (!cell) beyond += 1;
      else if (!looks) left.push(`${nameOf(cell)} (“${words.slice(0, 20)}”)`);
      else if (!cells.isFree(cell)) { if (looks !== cells.looksOf(cell)) left.push(nameOf(cell)); }
      else changes.push([cell, looks]);
    });
    return { changes, left, beyond };
  }

  return { written, pasted };
})();
