// A form marked data-autosave saves itself into the draft after a pause in the typing. What cannot be saved yet is kept in this browser
// and comes back when the form is opened again. Without this file the form still has its button.
(function () {
  const form = document.querySelector("form[data-autosave]");
  if (!form) return;
  const PREFIX = "typed:", PAUSE = 2000, AGAIN = 15000, DAYS = 30;
  const status = form.querySelector("[data-autosave-status]");
  const notice = document.getElementById("autosave-restored");
  let key = PREFIX + form.dataset.autosave;
  let timer = 0, sending = false, stopped = false, waiting = null, changes = 0, written = 0;

  const say = (text, bad) => { status.textContent = text; status.classList.toggle("i-bad", Boolean(bad)); };
  const apart = (name) => name === "csrfmiddlewaretoken" || name === "seen";
  const typed = () => [...new FormData(form)].filter(([name]) => !apart(name));
  const version = () => (form.elements.seen ? form.elements.seen.value : "");
  const store = {
    read: () => { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } },
    keep: (more) => { try { localStorage.setItem(key, JSON.stringify({ typed: typed(), seen: version(), at: Date.now(), ...more })); return true; } catch { return false; } },
    forget: () => { try { localStorage.removeItem(key); } catch { /* nothing was kept */ } },
    tidy: () => {
      try {
        Object.keys(localStorage).filter((name) => name.startsWith(PREFIX)).forEach((name) => {
          if (Date.now() - (JSON.parse(localStorage.getItem(name)) || {}).at > DAYS * 864e5) localStorage.removeItem(name);
        });
      } catch { /* a browser without storage has nothing to tidy */ }
    },
  };
  let keeps = true;

  const schedule = (after) => {
    window.clearTimeout(timer);
    if (!stopped) timer = window.setTimeout(save, after);
  };

  const took = (answer) => {
    if (form.elements.seen) form.elements.seen.value = answer.seen;
    if (new URL(answer.action, location.href).pathname !== location.pathname) {
      store.forget();
      key = PREFIX + form.dataset.autosave.split(":")[0] + ":" + answer.action;
      history.replaceState(null, "", answer.action);
      form.querySelectorAll("[data-saved-text]").forEach((words) => { words.textContent = words.dataset.savedText; });
    }
    form.action = answer.action;
    if (changes === written) store.forget();
    say(answer.said);
  };

  const save = async () => {
    if (sending || stopped || changes === written) return;
    const upTo = changes;
    sending = true;
    try {
      const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { "X-Autosave": "1" }, redirect: "manual" });
      if (answer.type === "opaqueredirect" || answer.status === 403) { stopped = true; say(status.dataset.signedOut, true); }
      else if (answer.status === 409) { stopped = true; say((await answer.json()).said, true); }
      else if (answer.status === 422) { written = upTo; say((await answer.json()).said, true); }
      else if (answer.ok) { written = upTo; took(await answer.json()); }
      else { say(status.dataset.unanswered, true); schedule(AGAIN); }
    } catch {
      say(status.dataset.unanswered, true);
      schedule(AGAIN);
    }
    sending = false;
    if (waiting) { const button = waiting.button; waiting = null; form.requestSubmit(button); } else if (changes !== written && !stopped) schedule(PAUSE);
  };

  form.addEventListener("input", () => { changes += 1; keeps = store.keep(); schedule(PAUSE); });
  form.addEventListener("change", () => { changes += 1; keeps = store.keep(); schedule(PAUSE); });
  form.addEventListener("focusout", () => { if (changes !== written) schedule(300); });
  form.addEventListener("submit", (event) => {
    window.clearTimeout(timer);
    if (sending) { event.preventDefault(); waiting = { button: event.submitter }; return; }
    stopped = true;
    store.keep({ sent: true });
    changes = written;
  });
  window.addEventListener("beforeunload", (event) => { if (!keeps && changes !== written) event.preventDefault(); });

  const restore = (kept) => {
    const values = new Map();
    kept.typed.forEach(([name, value]) => values.set(name, [...(values.get(name) || []), value]));
    [...form.elements].filter((field) => field.name && !apart(field.name)).forEach((field) => {
      const given = values.get(field.name) || [];
      if (field.type === "checkbox" || field.type === "radio") field.checked = given.includes(field.value);
      else if (field.type !== "submit" && given.length) field.value = given[0];
    });
    form.querySelectorAll("details").forEach((fold) => { if (fold.querySelector("input:checked")) fold.open = true; });
    const words = notice.querySelector("[data-at]");
    words.textContent = words.dataset.at.replace("{at}", new Date(kept.at).toLocaleString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", day: "2-digit", month: "2-digit" }));
    notice.querySelector("[data-newer]").hidden = kept.seen === version();
    notice.hidden = false;
    form.querySelector("[hx-post]")?.dispatchEvent(new Event("change"));
  };

  store.tidy();
  const kept = store.read();
  if (form.dataset.bound) { changes += 1; keeps = store.keep(); } // shown again with what is wrong: that is the newest
  else if (kept && kept.sent && kept.seen !== version()) store.forget();
  else if (kept && JSON.stringify(kept.typed) !== JSON.stringify(typed())) restore(kept);
  else store.forget();
  notice?.querySelector("button").addEventListener("click", () => { store.forget(); form.reset(); location.replace(location.href); });
})();
