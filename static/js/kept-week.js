// The week that a phone keeps for its owner (own-week.js) is wiped when they sign out, when somebody else signs in, and after seven days.
(function () {
  const KEY = "own-week", CACHES = ["own-week", "own-week-files"], PATIENCE = 1500;
  const canKeep = window.isSecureContext && "caches" in window && "serviceWorker" in navigator;
  const read = () => { try { return JSON.parse(localStorage.getItem(KEY)); } catch { return null; } };

  const wipe = async () => {
    try { localStorage.removeItem(KEY); } catch { /* a browser without storage keeps nothing */ }
    if (!canKeep) return;
    await Promise.all(CACHES.map((name) => caches.delete(name)));
    const worker = await navigator.serviceWorker.getRegistration("/my-week/");
    if (worker) await worker.unregister();
  };

  const kept = read(), account = document.body.dataset.user;
  if (kept && ((account && kept.user !== account) || kept.until < Date.now())) wipe();

  // What was kept goes before the session does; a browser that is slow about it is not waited for.
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("form.menu-out") || !read()) return;
    event.preventDefault();
    const leave = () => event.target.submit();
    Promise.race([wipe(), new Promise((done) => { window.setTimeout(done, PATIENCE); })]).then(leave, leave);
  });

  window.keptWeek = { canKeep, CACHES, note: (until) => localStorage.setItem(KEY, JSON.stringify({ user: account, until })), wipe };
})();
