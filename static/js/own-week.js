// Says that its reader has seen what changed, and keeps the week on a phone for when there is no network: only the days themselves, only
// where a finger points or the page was installed, so that a shared desk computer keeps nothing.
(function () {
  const DAYS = 7, HERE = "/my-week/", HASHED = /\.[0-9a-f]{12}\.[a-z0-9]+$/;

  const looked = document.querySelector("form[data-seen]");
  if (looked) fetch(looked.action, { method: "POST", body: new FormData(looked), redirect: "manual", keepalive: true }).catch(() => { /* told again next time */ });

  const { keptWeek } = window;
  const frame = document.getElementById("kept-week");
  const isOwnDevice = matchMedia("(pointer: coarse)").matches || matchMedia("(display-mode: standalone)").matches;
  if (!frame || !keptWeek.canKeep || !isOwnDevice) return;

  const drawn = () => {
    const page = document.implementation.createHTMLDocument(document.title);
    page.documentElement.lang = document.documentElement.lang;
    document.head.querySelectorAll("meta[name=viewport], meta[name=color-scheme], link[rel=stylesheet], script[src*='/js/theme.']")
      .forEach((one) => page.head.append(page.importNode(one, true)));
    page.body.append(page.importNode(document.querySelector("body > svg"), true), page.importNode(frame.content, true));
    const place = page.querySelector("[data-place]");
    document.querySelectorAll("[data-keep]").forEach((part) => place.append(page.importNode(part, true)));
    page.querySelectorAll("form, [data-not-kept]").forEach((part) => part.remove());
    page.querySelectorAll("a:not([href^='tel:'])").forEach((link) => link.replaceWith(...link.childNodes));
    return `<!DOCTYPE html>${page.documentElement.outerHTML}`;
  };

  // A name that carries its contents never changes; without one the file is fetched anew each time.
  const isFile = (name) => name.startsWith(`${location.origin}/static/`);
  const keepFiles = async () => {
    const files = await caches.open("own-week-files");
    const used = performance.getEntriesByType("resource").map((one) => one.name).filter(isFile);
    const known = (await files.keys()).map((one) => one.url);
    await Promise.all(known.filter((name) => !used.includes(name)).map((name) => files.delete(name)));
    await Promise.all(used.filter((name) => !known.includes(name) || !HASHED.test(name)).map((name) => files.add(name)));
  };

  const keep = async () => {
    const until = Date.now() + DAYS * 864e5;
    const headers = {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'",
      "X-Kept-Until": String(until),
    };
    keptWeek.note(until);
    const weeks = await caches.open("own-week"), html = drawn();
    await Promise.all([HERE, location.pathname].map((address) => weeks.put(address, new Response(html, { headers }))));
    await keepFiles();
    await navigator.serviceWorker.register(frame.dataset.worker, { scope: HERE });
  };

  window.addEventListener("load", () => { keep().catch(() => { /* without it the page is as it was */ }); });
})();
