// What was typed into a form and sent after the sign-in had ended, or from a page that was open for too long, comes back into the form
// once its writer has signed in again. It is kept in this tab only, and for nobody else. Without this file the form is empty again.
(function () {
  const KEY = "sent", HOURS = 8;
  const user = document.body.dataset.user || "";
  const here = location.pathname + location.search;
  const isLost = !user || document.querySelector("[data-nothing-written]");
  const store = {
    read: () => { try { return JSON.parse(sessionStorage.getItem(KEY)); } catch { return null; } },
    keep: (sent) => { try { sessionStorage.setItem(KEY, JSON.stringify(sent)); } catch { /* a browser without storage keeps nothing */ } },
    forget: () => { try { sessionStorage.removeItem(KEY); } catch { /* nothing was kept */ } },
  };
  const actionOf = (form) => form.getAttribute("action") || "";
  const isTyped = (field) => field.name && !["hidden", "file", "password", "submit", "button"].includes(field.type);
  const fieldsOf = (form) => [...form.elements].filter(isTyped);
  const isOurs = (form) => form.method === "post" && form.closest("main") && !form.hasAttribute("hx-post") && !form.hasAttribute("data-autosave")
    && !form.querySelector("input[type=password]") && fieldsOf(form).length > 0;

  const valuesOf = (field) => {
    if (field.type === "checkbox" || field.type === "radio") return field.checked ? [field.value] : [];
    return field.multiple ? [...field.selectedOptions].map((option) => option.value) : [field.value];
  };
  const fill = (field, values) => {
    if (field.type === "checkbox" || field.type === "radio") field.checked = values.includes(field.value);
    else if (field.multiple) [...field.options].forEach((option) => { option.selected = values.includes(option.value); });
    else if (values.length) [field.value] = values;
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!user || event.defaultPrevented || !isOurs(form)) return;
    const typed = {};
    fieldsOf(form).forEach((field) => { typed[field.name] = [...(typed[field.name] || []), ...valuesOf(field)]; });
    store.keep({ user, page: here, action: actionOf(form), typed, at: Date.now() });
  });

  const sent = store.read();
  if (!sent) return;
  if (isLost) { store.keep({ ...sent, isLost: true }); return; }
  if (!sent.isLost || sent.user !== user || Date.now() - sent.at > HOURS * 36e5) { store.forget(); return; }
  const form = [...document.querySelectorAll("main form")].find((one) => isOurs(one) && actionOf(one) === sent.action);
  if (sent.page !== here || !form) return;
  store.forget();
  fieldsOf(form).forEach((field) => { if (field.name in sent.typed) fill(field, sent.typed[field.name]); });
  const notice = document.getElementById("typed-again");
  if (notice) { form.before(notice.content.cloneNode(true)); form.previousElementSibling.focus(); }
})();
