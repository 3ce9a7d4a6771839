// Changes of cells that the server does not have yet: kept in this browser under the account that made them, so that
// neither a lost connection nor an ended sign-in nor a closed page loses one. Another account's are thrown away by pieces.js.
window.keptChanges = function (name) {
  const PREFIX = "grid:";
  const key = PREFIX + name;
  let lasting = true;

  return {
    read() {
      try { return JSON.parse(localStorage.getItem(key))?.changes || []; } catch { return []; }
    },
    write(changes) {
      try {
        if (changes.length) localStorage.setItem(key, JSON.stringify({ changes, at: Date.now() }));
        else localStorage.removeItem(key);
        lasting = true;
      } catch { lasting = false; }
    },
    // Whether what is kept outlives this page: a browser may refuse to keep anything.
    get lasts() { return lasting; },
  };
};
