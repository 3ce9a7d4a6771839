// Brings what people do with a week to the server, one act after the other, each with the version that the last answer
// brought. What is on its way is shown at once and said to be so; nothing is forgotten before the server has it.
window.weekSync = (function () {
  const AGAIN = [1, 2, 4, 8, 15, 30]; // seconds until the next try; the last one goes on
  const PATIENCE = 20; // seconds until a silent server counts as out of reach
  const root = () => document.getElementById("week");
  const account = () => document.body.dataset.user;
  const acts = []; // {key, set: {cell: looks}, was: {cell: [looks]}} or {action, fields, name}
  // Each change is named by this window and its number in it: a request that the server comes to late, when it was sent
  // again and other things were done since, is not done a second time.
  const WINDOW = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  let made = 0;
  let kept = null, busy = false, failures = 0, timer = 0, trouble = "", owed = false;
  const listeners = [];
  const IDLE = Number(document.getElementById("sign-in-again")?.dataset.idle || 0);
  const NOTICE = 180; // seconds before the sign-in ends that people are told
  let touched = Date.now(), isEnding = false;

  const changes = () => acts.filter((act) => act.set);
  const tell = () => listeners.forEach((listener) => listener());
  const keep = () => kept?.write(changes().map(({ key, set, was, isTried }) => ({ key, set, was, isTried })));

  // What a cell will be once everything has arrived; undefined where nothing is on its way.
  function wanted(cell) {
    for (let place = acts.length - 1; place >= 0; place -= 1) {
      if (acts[place].set && cell in acts[place].set) return acts[place].set[cell];
    }
    return undefined;
  }

  // The names of the cells that something is on its way for.
  const pending = () => [...new Set(changes().flatMap((act) => Object.keys(act.set)))];

  // -- what people do ---------------------------------------------------------------------------------------------

  function change(set, seen) {
    const was = {};
    Object.keys(set).forEach((cell) => {
      const tried = changes().filter((act) => cell in act.set).map((act) => act.set[cell]);
      was[cell] = [...new Set([seen[cell], ...tried])];
    });
    made += 1;
    acts.push({ key: `${WINDOW}-${made}`, set, was });
    keep();
    tell();
    pump();
  }

  function doAct(form, button) {
    const fields = [...new FormData(form, button)].filter(([name]) => !["csrfmiddlewaretoken", "version", "content"].includes(name));
    const last = acts[acts.length - 1];
    const isTurn = /\/(undo|redo)\/$/.test(form.action);
    if (form.action.endsWith("/undo/") && last?.set && !(busy && acts.length === 1)) { takeBack(last); return; }
    const isSame = last?.action === form.action && JSON.stringify(last.fields) === JSON.stringify(fields);
    if (!isTurn && isSame) return; // pressed twice
    acts.push({ action: form.action, fields, name: (button || form).textContent.trim() || button?.getAttribute("aria-label") || "" });
    tell();
    pump();
  }

  // What never left the page is simply forgotten; what may have arrived is set back like any other change.
  function takeBack(last) {
    if (last.isTried) { change(Object.fromEntries(Object.entries(last.was).map(([cell, all]) => [cell, all[0]])), last.set); return; }
    acts.pop();
    keep();
    tell();
  }

  // -- the way to the server ----------------------------------------------------------------------------------------

  function body(act) {
    const form = document.getElementById("cells") || root().querySelector("form");
    const posted = new FormData();
    ["csrfmiddlewaretoken", "version", "content"].forEach((name) => posted.set(name, form.querySelector(`[name=${name}]`)?.value || ""));
    if (act.set) {
      if (act.key) posted.set("key", act.key);
      posted.set("set", Object.entries(act.set).map(([cell, looks]) => `${cell}=${looks}`).join(" "));
      posted.set("was", Object.entries(act.was).flatMap(([cell, all]) => all.map((looks) => `${cell}=${looks}`)).join(" "));
    } else act.fields.forEach(([name, value]) => posted.append(name, value));
    const marks = {};
    [root(), ...root().querySelectorAll("[data-mark]")].forEach((piece) => { marks[piece.id] = piece.dataset.mark; });
    posted.set("marks", JSON.stringify(marks));
    return posted;
  }

  async function ask(address, options = {}) {
    const stop = new AbortController();
    const patience = window.setTimeout(() => stop.abort(), PATIENCE * 1000);
    const headers = { "HX-Request": "true", "HX-Current-URL": location.href };
    try {
      const answer = await fetch(address, { headers, signal: stop.signal, ...options });
      touched = Date.now();
      isEnding = false;
      return { status: answer.status, headers: answer.headers, address: answer.url, text: await answer.text() };
    } finally { window.clearTimeout(patience); }
  }

  async function pump() {
    if (busy || !acts.length || ["signed-out", "renewing", "closed"].includes(trouble)) return;
    window.clearTimeout(timer);
    busy = true;
    root()?.setAttribute("aria-busy", "true");
    tell();
    const act = acts[0];
    act.isTried = true;
    const address = act.action || document.getElementById("cells")?.action;
    try {
      settle(act, await ask(address, { method: "POST", body: body(act) }));
    } catch { unanswered("offline"); }
    busy = false;
    root()?.removeAttribute("aria-busy");
    tell();
    if (acts.length && !trouble) pump();
  }

  function settle(act, answer) {
    if (answer.headers.get("HX-Redirect")) { trouble = "signed-out"; return; }
    if (answer.status === 403 && !act.isRenewed) { act.isRenewed = true; trouble = "renewing"; renew(); return; }
    if (answer.status >= 500) { unanswered("failing"); return; }
    failures = 0;
    trouble = "";
    acts.shift();
    keep();
    window.weekPage.show(answer);
    if (acts.some((later) => later.set) && !document.querySelector("[data-week-grid][data-editable]")) trouble = "closed";
  }

  // A change is kept and tried again. Any other act is not done behind somebody's back later: it is given up, and said so.
  function unanswered(why) {
    trouble = why;
    const dropped = acts.filter((act) => act.action);
    if (dropped.length) {
      owed = true;
      acts.splice(0, acts.length, ...changes());
      window.weekPage.say("act-unanswered", dropped.map((act) => act.name).filter(Boolean).join(", "));
    }
    const pause = AGAIN[Math.min(failures, AGAIN.length - 1)];
    failures += 1;
    window.clearTimeout(timer);
    timer = window.setTimeout(tryAgain, pause * 1000);
  }

  async function tryAgain() {
    if (busy || trouble === "signed-out" || trouble === "closed") return;
    window.clearTimeout(timer);
    if (acts.length) { trouble = ""; pump(); return; }
    if (!owed) { trouble = ""; tell(); return; }
    try {
      const answer = await ask(location.href);
      if (answer.headers.get("HX-Redirect")) trouble = "signed-out";
      else { trouble = ""; owed = false; failures = 0; window.weekPage.show(answer); }
    } catch { unanswered("offline"); }
    tell();
  }

  // -- an ended sign-in ----------------------------------------------------------------------------------------------

  // Ask for the page as it is for whoever is signed in now, here or in another tab, and go on with its token.
  async function renew() {
    try {
      const answer = await fetch(location.href);
      went(new DOMParser().parseFromString(await answer.text(), "text/html"));
    } catch {
      acts.forEach((act) => { delete act.isRenewed; }); // the token is still an old one
      unanswered("offline");
    }
    tell();
  }

  function went(page) {
    const user = page.body.dataset.user;
    if (!user || page.body.dataset.setPassword) { trouble = "signed-out"; tell(); return false; }
    if (user !== account()) { acts.length = 0; keep(); location.reload(); return false; }
    const token = page.querySelector("[name=csrfmiddlewaretoken]")?.value;
    document.querySelectorAll("[name=csrfmiddlewaretoken]").forEach((field) => { field.value = token; });
    document.body.setAttribute("hx-headers", page.body.getAttribute("hx-headers"));
    trouble = "";
    failures = 0;
    tell();
    pump();
    return true;
  }

  // Returns what was wrong, in the server's words; nothing where it went well.
  async function signIn(form) {
    const address = form.action;
    const door = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
    if (door.body.dataset.user) { went(door); return ""; }
    const posted = new FormData(form);
    posted.set("csrfmiddlewaretoken", door.querySelector("[name=csrfmiddlewaretoken]").value);
    posted.set("next", location.pathname + location.search);
    const answer = await fetch(address, { method: "POST", body: posted });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (page.body.dataset.setPassword) { // an issued password is replaced first; what is kept is sent when the page is back
      keep();
      location.assign(`${page.body.dataset.setPassword}?next=${encodeURIComponent(location.pathname + location.search)}`);
      return "";
    }
    if (page.body.dataset.user) { went(page); return ""; }
    return [...page.querySelectorAll(".invalid-feedback, .alert")].map((words) => words.textContent.trim()).join(" ");
  }

  // -- begin -----------------------------------------------------------------------------------------------------------

  function begin() {
    const name = root()?.dataset.roster;
    if (!name || !account()) return;
    kept = window.keptChanges(`${account()}:${name}`);
    acts.push(...kept.read());
    if (acts.length && !document.querySelector("[data-week-grid][data-editable]")) trouble = "closed";
    tell();
    pump();
  }

  function giveUp() { acts.length = 0; keep(); trouble = ""; tell(); }

  async function goOn() {
    owed = true;
    await tryAgain();
  }

  window.setInterval(() => {
    if (!IDLE || trouble || isEnding || Date.now() - touched < (IDLE - NOTICE) * 1000) return;
    isEnding = true;
    tell();
  }, 15000);
  window.addEventListener("online", () => tryAgain());
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return;
    if (trouble === "signed-out") renew(); else if (trouble) tryAgain();
  });
  window.addEventListener("storage", (event) => { if (event.key === "signed-in" && trouble === "signed-out") renew(); });
  window.addEventListener("beforeunload", (event) => { if (changes().length) event.preventDefault(); });

  return {
    begin, change, doAct, giveUp, goOn, pending, signIn, tryAgain, wanted,
    listen: (listener) => listeners.push(listener),
    get state() { return { trouble: trouble || (isEnding ? "ending" : ""), busy, changes: changes().length, acts: acts.length, lasts: !kept || kept.lasts }; },
  };
})();
