// Shows the week that its owner saw last where there is no network. It reads what own-week.js keeps and writes nothing itself.
const WEEKS = "own-week", FILES = "own-week-files", HERE = "/my-week/";

const kept = async (request) => {
  const weeks = await caches.open(WEEKS);
  const found = (await weeks.match(request, { ignoreSearch: true })) || (await weeks.match(HERE));
  if (!found) return null;
  if (Number(found.headers.get("X-Kept-Until")) > Date.now()) return found;
  await caches.delete(WEEKS);
  return null;
};

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== self.location.origin) return;
  if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(async (lost) => {
      const found = await kept(request);
      if (found) return found;
      throw lost;
    }));
  } else if (request.destination) { // a style sheet, a script, a font, a picture
    event.respondWith(fetch(request).catch(async (lost) => {
      const found = await caches.match(request, { cacheName: FILES });
      if (found) return found;
      throw lost;
    }));
  }
});
