// Small comforts of every page: menus that close, messages that go away, dialogs that open. The page works without them.
(function () {
  // A dialog whose inside the server writes when it is asked for; where that fails, the link leads to the same as a page.
  async function fill(dialog, address) {
    try {
      const answer = await fetch(address, { headers: { "HX-Request": "true" } });
      if (!answer.ok || answer.redirected || answer.headers.get("HX-Redirect")) throw new Error(answer.status);
      dialog.innerHTML = await answer.text();
      dialog.showModal();
    } catch { location.assign(address); }
  }

  document.addEventListener("click", (event) => {
    document.querySelectorAll("details.menu[open]").forEach((menu) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
    const close = event.target.closest("[data-close]");
    if (close) {
      const whole = close.closest(close.dataset.close === "toast" ? ".toast" : "dialog");
      if (whole && close instanceof HTMLAnchorElement) event.preventDefault(); // where it leads without a script
      if (whole instanceof HTMLDialogElement) whole.close();
      else if (whole) whole.remove();
    }
    const open = event.target.closest("[data-dialog]");
    const dialog = open && document.getElementById(open.dataset.dialog);
    if (dialog instanceof HTMLDialogElement) {
      event.preventDefault();
      if ("fetched" in open.dataset) fill(dialog, open.href);
      else dialog.showModal();
    }
    const copy = event.target.closest("[data-copy]");
    const field = copy && document.getElementById(copy.dataset.copy);
    if (field) {
      field.select(); // where the clipboard is closed to us, it is chosen for who copies by hand
      navigator.clipboard?.writeText(field.value).then(() => { copy.querySelector("span").textContent = copy.dataset.copied; });
    }
    const print = event.target.closest("[data-print]");
    if (print) window.print();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    document.querySelectorAll("details.menu[open]").forEach((menu) => {
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  });

  // What somebody typed and the server does not have yet is kept under the account's number; it is nobody else's to see.
  const account = document.body.dataset.user;
  if (account) {
    try {
      Object.keys(localStorage).filter((name) => /^(grid|typed):/.test(name) && name.split(":")[1] !== account).forEach((name) => localStorage.removeItem(name));
      localStorage.setItem("signed-in", `${account} ${Date.now()}`); // tells other windows, which may be waiting for it
    } catch { /* a browser without storage keeps nothing */ }
  }

  // Good news leaves after a while, a warning after a longer one; what went wrong stays until it is read.
  const fade = (toast) => {
    const lasts = toast.classList.contains("is-bad") ? 0 : toast.classList.contains("is-warn") ? 20000 : 8000;
    if (!lasts) return;
    let left = window.setTimeout(() => toast.remove(), lasts);
    toast.addEventListener("mouseenter", () => window.clearTimeout(left));
    toast.addEventListener("focusin", () => window.clearTimeout(left));
    toast.addEventListener("mouseleave", () => { left = window.setTimeout(() => toast.remove(), 3000); });
  };
  const place = document.getElementById("toasts");
  if (place) {
    place.querySelectorAll(".toast").forEach(fade);
    new MutationObserver((changes) => changes.forEach((change) => change.addedNodes.forEach((node) => {
      if (node instanceof HTMLElement && node.classList.contains("toast")) fade(node);
    }))).observe(place, { childList: true });
  }

  // One press is one request: a form that is on its way cannot be sent again by a double click.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented) return;
    if (form.dataset.sending) { event.preventDefault(); return; }
    if (form.method.toLowerCase() !== "post" || form.target) return;
    form.dataset.sending = "yes";
    window.setTimeout(() => { delete form.dataset.sending; }, 5000);
  });
  window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sending]").forEach((form) => { delete form.dataset.sending; }));
})();
